import { SPF_MAX_AGE_SECONDS } from '../limits.ts';
import type { VerdictFacts } from './facts.ts';

/**
 * How long ago the mail crossed the border, by the receiver's own clock. The DNS can only be asked now: past seven days
 * a record that does not fit proves nothing about the day of arrival.
 */
export function ageOf(facts: Pick<VerdictFacts, 'route' | 'inspectedAt'>): 'fresh' | 'old' | 'unknown' {
  if (facts.route.arrivedAt === null) return hidesItsDate(facts.route) ? 'fresh' : 'unknown';
  const seconds = (Date.parse(facts.inspectedAt) - Date.parse(facts.route.arrivedAt)) / 1000;
  return seconds <= SPF_MAX_AGE_SECONDS ? 'fresh' : 'old';
}

/**
 * The border's field holds words of the sender's that look like a server's, a date among them. The attack: a reverse-path that tells of another
 * day makes today's mail one that nobody can judge. So such mail counts as new.
 */
function hidesItsDate({ standing, hops }: VerdictFacts['route']): boolean {
  const border = hops.find((hop) => hop.border);
  const isUnclear = border?.notes.some(({ code }) => code === 'route_hop_unclear' || code === 'route_hop_cut');
  return standing === 'known' && border?.date === null && isUnclear === true;
}
