import { useState } from 'preact/hooks';
import { later, useLater } from '../../views/later.ts';
import { Say } from '../../views/reading.tsx';
import type { CompareChoiceProps } from './compare-choice.tsx';

const CHOICE = later(() => import('./compare-choice.tsx'), 'compare');

/** The comparison with another message, folded away and not loaded until somebody asks. */
export function CompareSection(props: CompareChoiceProps) {
  const [isOpened, setOpened] = useState(false);
  const choice = useLater(CHOICE, isOpened);
  return (
    <details
      class="report-sheet report-what-if report-compare"
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
    >
      <summary>
        <Say text="report_compare" />
      </summary>
      {choice ? <choice.CompareChoice {...props} /> : null}
    </details>
  );
}
