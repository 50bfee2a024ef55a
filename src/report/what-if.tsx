import { useState } from 'preact/hooks';
import type { Inspection } from '../core/index.ts';
import { loadSentences } from '../text/load.ts';
import { Say, useReading } from '../views/reading.tsx';
import { Switches } from '../views/what-if/switches.tsx';
import type { Supposition, WhatIfEngine } from '../views/what-if/use-what-if.ts';

/** The engine's part that judges again, with what its switches say: loaded when somebody opens them. */
export function useWhatIfEngine() {
  const { language } = useReading();
  const [engine, setEngine] = useState<WhatIfEngine | null>(null);
  const load = () => {
    if (engine !== null) return;
    Promise.all([import('./engine.ts'), loadSentences('whatIf', language)])
      .then(([loaded]) => setEngine(loaded))
      .catch(console.error);
  };
  return { engine, load };
}

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
