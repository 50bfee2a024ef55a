/**
 * Brings the sources of messages to the background, one after the other; what a reader has left is not fetched, and what is under way
 * for it is broken off, so that no message waits behind one that is gone.
 */
import { type LocatedMessage, whichOf } from './locate.ts';
import type { Fetched } from './source.ts';

export interface Sources {
  /** Fetches the source of a message and hands it over; does nothing while that is under way. */
  bring(message: LocatedMessage): Promise<void>;
  /** Breaks off what is under way for messages that are none of these. */
  keepOnly(open: readonly LocatedMessage[]): void;
}

/**
 * @param fetchFor fetches one source; never rejects
 * @param handOver is given each source, or why there is none, unless its message is gone by then
 */
export function createSources(
  fetchFor: (id: string, signal: AbortSignal) => Promise<Fetched>,
  handOver: (message: LocatedMessage, fetched: Fetched) => Promise<void>,
): Sources {
  const underWay = new Map<string, AbortController>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    async bring(message) {
      const which = whichOf(message);
      if (underWay.has(which)) return;
      const gone = new AbortController();
      const { signal } = gone;
      underWay.set(which, gone);
      const fetching = last.then(() => (signal.aborted ? null : fetchFor(message.id, signal)));
      last = fetching;
      const fetched = await fetching;
      if (signal.aborted || fetched === null) return;
      await handOver(message, fetched);
      if (!signal.aborted) underWay.delete(which);
    },
    keepOnly(open) {
      const kept = new Set(open.map(whichOf));
      for (const [which, gone] of underWay) {
        if (kept.has(which)) continue;
        underWay.delete(which);
        gone.abort();
      }
    },
  };
}
