import { troubled } from './answer.ts';
import { onAbort } from './on-abort.ts';
import type { DnsAnswer } from './resolver.ts';

/** The answer, or 'aborted' as soon as the signal aborts; leaves no listener behind. */
export function untilAborted(answer: Promise<DnsAnswer>, signal: AbortSignal | undefined): Promise<DnsAnswer> {
  if (!signal) return answer;
  if (signal.aborted) return Promise.resolve(troubled('aborted'));
  return new Promise((resolve) => {
    const leave = onAbort(signal, () => resolve(troubled('aborted')));
    void answer.then((value) => {
      leave();
      resolve(value);
    });
  });
}
