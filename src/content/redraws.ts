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
  const counts = new Map<string, { drawn: number; at: number }>();
  const drawnOf = (id: string) => {
    const { drawn, at } = counts.get(id) ?? { drawn: 0, at: 0 };
    return Math.max(0, drawn - (now() - at) / FORGOTTEN_MS);
  };
  return {
    allows: (id) => drawnOf(id) < MOST,
    count: (id) => counts.set(id, { drawn: drawnOf(id) + 1, at: now() }),
    keepOnly(ids) {
      for (const id of counts.keys()) if (!ids.has(id)) counts.delete(id);
    },
  };
}
