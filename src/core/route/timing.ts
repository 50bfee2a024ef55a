/** Times of a route. Clocks are kept by whoever runs the servers, or the attacker: differences are told, never smoothed. */
import type { RouteHop } from '../inspection/index.ts';

type Dated = Pick<RouteHop, 'date'>;

/** Seconds between each hop and the next older one, negative when the clocks disagree; null where one has no date. */
export function delays(hops: readonly Dated[]): (number | null)[] {
  return hops.map((hop, index) => secondsBetween(hops[index + 1]?.date ?? null, hop.date));
}

/** Seconds from the oldest to the newest dated hop; null when there are not two, or when that time runs backwards. */
export function duration(hops: readonly Dated[]): number | null {
  const dated = hops.filter((hop) => hop.date !== null);
  const seconds = dated.length < 2 ? null : secondsBetween(dated.at(-1)?.date ?? null, dated[0]?.date ?? null);
  return seconds !== null && seconds >= 0 ? seconds : null;
}

function secondsBetween(earlier: string | null, later: string | null): number | null {
  if (earlier === null || later === null) return null;
  const milliseconds = Date.parse(later) - Date.parse(earlier);
  // Some servers write fractions of a second: -0.1 s would round to -0, which JSON cannot tell from 0.
  return Number.isFinite(milliseconds) ? Math.round(milliseconds / 1000) + 0 : null;
}
