import { Say } from '../reading.tsx';
import type { ProblemBlockProps } from './problem-block.tsx';

/** Something went wrong while a result is shown: it is said, and the result stays. */
export function Trouble({ problem }: { problem: ProblemBlockProps['problem'] | null }) {
  return problem === null ? null : (
    <p class="offer" role="alert">
      <Say text={problem.key} values={problem.values} />
    </p>
  );
}
