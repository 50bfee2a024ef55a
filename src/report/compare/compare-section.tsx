import { useState } from 'preact/hooks';
import { later, useLater } from '../../views/later.ts';
import { FoldedSection } from '../folded-section.tsx';
import type { CompareChoiceProps } from './compare-choice.tsx';

const CHOICE = later(() => import('./compare-choice.tsx'), 'compare');

/** The comparison with another message, loaded when somebody asks. */
export function CompareSection(props: CompareChoiceProps) {
  const [isOpened, setOpened] = useState(false);
  const choice = useLater(CHOICE, isOpened);
  return (
    <FoldedSection title="report_compare" name="report-compare" onOpen={() => setOpened(true)}>
      {choice ? <choice.CompareChoice {...props} /> : null}
    </FoldedSection>
  );
}
