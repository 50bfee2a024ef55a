import type { Inspection } from '../core/index.ts';
import { later } from '../views/later.ts';
import { Switches } from '../views/what-if/switches.tsx';
import type { Supposition } from '../views/what-if/use-what-if.ts';
import { FoldedSection } from './folded-section.tsx';

/** The engine's part that judges again, with what its switches say: loaded when somebody opens them. */
export const WHAT_IF = later(() => import('./engine.ts'), 'whatIf');

export interface WhatIfSectionProps {
  /** The message as it came. */
  inspection: Inspection;
  supposition: Supposition;
  ready: boolean;
  onOpen: () => void;
}

/** The switches: one fact of the message changed, and judged again. */
export function WhatIfSection({ inspection, supposition, ready, onOpen }: WhatIfSectionProps) {
  return (
    <FoldedSection title="report_what_if" name="report-what-if" onOpen={onOpen}>
      {ready ? <Switches inspection={inspection} supposition={supposition} /> : null}
    </FoldedSection>
  );
}
