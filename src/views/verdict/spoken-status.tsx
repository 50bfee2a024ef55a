import type { ComponentChildren } from 'preact';
import type { Inspection } from '../../core/index.ts';
import { LEVEL_WORDS } from '../model/level-words.ts';
import { policyNote } from '../model/policy-note.ts';
import { progressOf } from '../model/progress.ts';
import { Say, SayNote, useText } from '../reading.tsx';

export interface SpokenStatusProps {
  inspection: Inspection | null;
  /** What is said while there is no inspection. */
  children?: ComponentChildren;
}

/**
 * One status for screen readers, from the first look at the page to the verdict. It must stay in the page: a region that comes
 * together with its words is not read out (ARIA 1.2 §6.6.1), so the verdict, for which everything waits, would stay unsaid.
 */
export function SpokenStatus({ inspection, children }: SpokenStatusProps) {
  return (
    <p class="visually-hidden spoken" role="status">
      {inspection === null ? children : <Spoken inspection={inspection} />}
    </p>
  );
}

function Spoken({ inspection }: { inspection: Inspection }) {
  const t = useText();
  if (inspection.progress !== 'done') {
    return <Say text="view_progress_answers" values={{ count: progressOf(inspection).answers }} />;
  }
  const { level, headline, reason, advice } = inspection.verdict;
  const policy = policyNote(inspection.verdict);
  return (
    <>
      {t(LEVEL_WORDS[level])}: <SayNote note={headline} plain />. <SayNote note={reason} plain />{' '}
      {policy ? <Say text={policy.key} values={policy.values} /> : null} <SayNote note={advice} plain />
    </>
  );
}
