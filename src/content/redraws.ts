/** How often one message may get its badge drawn. */

/** A page that throws a badge out again and again wins: better none than a page that hangs. */
const MOST = 20;
const FORGOTTEN_MS = 1000;

export interface Redraws {
  /** Whether the badge of that message may be drawn now. */
  allows(id: string): boolean;
  count(id: string): void;
  /** Messages that are closed start anew. */
  keepOnly(ids: ReadonlySet<string>): void;
}

/**
 * Counts for each message by itself, and forgets one drawing a second: a page that is open all day has its badges all day. Not by the time of
 * day: of a clock that is set back none would be forgotten until it is as late again.
 */
export function createRedraws(now = () => performance.now()): Redraws {
  /** When the last of them will be forgotten. */
  const until = new Map<string, number>();
  const forgottenAt = (id: string) => Math.max(now(), until.get(id) ?? 0);
  return {
    allows: (id) => forgottenAt(id) - now() < MOST * FORGOTTEN_MS,
    count: (id) => until.set(id, forgottenAt(id) + FORGOTTEN_MS),
    keepOnly(ids) {
      for (const id of until.keys()) if (!ids.has(id)) until.delete(id);
    },
  };
}
