import type { Result } from '../../core/index.ts';
import { type Mark, markOf } from '../../core/marks/mark.ts';
import { Sign } from '../icons/sign.tsx';

/** A result in RFC 8601's own word, with its sign and colour. */
export function ResultChip({ result }: { result: Result }) {
  return <Chip mark={markOf(result)} word={result} />;
}

/** A word with a result's sign and colour. */
export function Chip({ mark, word }: { mark: Mark; word: string }) {
  return (
    <span class="chip" data-mark={mark}>
      <Sign name={mark} size={12} /> {word}
    </span>
  );
}
