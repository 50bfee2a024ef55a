import { Say } from '../reading.tsx';
import { useSeconds } from './use-seconds.ts';

/** No check takes longer: what is beyond says that a clock was set, or that the page slept. */
const MOST_SECONDS = 60;

/**
 * How long something has been under way, from its first second on: a slow answer is no standstill. To stand outside of what is
 * read aloud at each change.
 *
 * @param since in milliseconds since 1970
 */
export function Elapsed({ since }: { since: number }) {
  const seconds = useSeconds(since);
  if (!(seconds >= 1 && seconds <= MOST_SECONDS)) return null;
  return (
    <span class="elapsed">
      <Say text="format_seconds" values={{ n: seconds }} />
    </span>
  );
}
