import type { Inspection } from '../../core/index.ts';
import { LevelIcon } from '../icons/level-icon.tsx';
import { authorDomain } from '../model/author-domain.ts';
import { LEVEL_WORDS } from '../model/level-words.ts';
import { policyNote } from '../model/policy-note.ts';
import { ProgressLine } from '../progress/progress-line.tsx';
import { Say, SayNote, useText } from '../reading.tsx';
import { AddedWords } from './added-words.tsx';

export interface VerdictBlockProps {
  inspection: Inspection;
  /** Stops the check while it runs; absent where it cannot be. */
  onStop?: (() => void) | undefined;
}

/**
 * The verdict: shape, colour and words; one reason, one thing to do. While a check runs it names no level at all: what
 * is shown once is never withdrawn.
 */
export function VerdictBlock({ inspection, onStop }: VerdictBlockProps) {
  const t = useText();
  if (inspection.progress !== 'done') return <CheckingBlock inspection={inspection} onStop={onStop} />;
  const { level, headline, reason, advice } = inspection.verdict;
  const policy = policyNote(inspection.verdict);
  return (
    <header class="verdict" data-level={level}>
      <LevelIcon level={level} size={40} />
      <div class="verdict-words">
        <h1 class="verdict-headline">
          <span class="visually-hidden">{t(LEVEL_WORDS[level])}: </span>
          <SayNote note={headline} plain />
        </h1>
        <p class="verdict-reason">
          <SayNote note={reason} />
        </p>
        <AddedWords note={reason} />
        {policy ? (
          <p class="verdict-reason">
            <Say text={policy.key} values={policy.values} />
          </p>
        ) : null}
        <p class="verdict-advice">
          <SayNote note={advice} plain />
        </p>
      </div>
    </header>
  );
}

function CheckingBlock({ inspection, onStop }: VerdictBlockProps) {
  const domain = authorDomain(inspection);
  return (
    <header class="verdict" data-level="checking">
      <LevelIcon level="checking" size={40} />
      <div class="verdict-words">
        <h1 class="verdict-headline">
          {domain === '' ? <Say text="view_checking" /> : <Say text="view_checking_domain" values={{ domain }} />}
        </h1>
        <ProgressLine inspection={inspection} onStop={onStop} />
      </div>
    </header>
  );
}
