import type { Inspection } from '../core/index.ts';
import { later } from '../views/later.ts';
import { Say } from '../views/reading.tsx';
import { Switches } from '../views/what-if/switches.tsx';
import type { Supposition } from '../views/what-if/use-what-if.ts';

/** The engine's part that judges again, with what its switches say: loaded when somebody opens them. */
export const WHAT_IF = later(() => import('./engine.ts'), 'whatIf');

export interface WhatIfSectionProps {
  /** The message as it came. */
  inspection: Inspection;
  supposition: Supposition;
  ready: boolean;
  onOpen: () => void;
}

/** The switches, folded away until somebody asks. */
export function WhatIfSection({ inspection, supposition, ready, onOpen }: WhatIfSectionProps) {
  return (
    <details class="report-sheet report-what-if" onToggle={(event) => event.currentTarget.open && onOpen()}>
      <summary>
        <Say text="report_what_if" />
      </summary>
      {ready ? <Switches inspection={inspection} supposition={supposition} /> : null}
    </details>
  );
}
