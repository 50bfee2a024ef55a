import type { TextKey, TextValues } from '../../text/translate.ts';
import { LevelIcon } from '../icons/level-icon.tsx';
import { Say } from '../reading.tsx';

export interface ProblemBlockProps {
  /** A sentence that says what is the matter and what to do. */
  problem: { key: TextKey; values: TextValues };
}

/** There is no inspection, and why: drawn like a verdict that could not be reached. */
export function ProblemBlock({ problem }: ProblemBlockProps) {
  return (
    <section class="verdict problem" data-level="unchecked" role="alert">
      <LevelIcon level="unchecked" size={40} />
      <div class="verdict-words">
        <h1 class="verdict-headline">
          <Say text="view_problem" />
        </h1>
        <p class="verdict-reason">
          <Say text={problem.key} values={problem.values} />
        </p>
      </div>
    </section>
  );
}
