import { troubled } from './answer.ts';
import type { DnsAnswer } from './resolver.ts';

/** The answer, or 'aborted' as soon as the signal aborts; leaves no listener behind. */
export function untilAborted(answer: Promise<DnsAnswer>, signal: AbortSignal | undefined): Promise<DnsAnswer> {
  if (!signal) return answer;
  if (signal.aborted) return Promise.resolve(troubled('aborted'));
  return new Promise((resolve) => {
    const onAbort = () => resolve(troubled('aborted'));
    signal.addEventListener('abort', onAbort, { once: true });
    void answer.then((value) => {
      signal.removeEventListener('abort', onAbort);
      resolve(value);
    });
  });
}
