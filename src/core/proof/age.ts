import { SPF_MAX_AGE_SECONDS } from '../limits.ts';
import type { VerdictFacts } from './facts.ts';

/**
 * How long ago the mail crossed the border, by the receiver's own clock. The DNS can only be asked now: past seven days
 * a record that does not fit proves nothing about the day of arrival.
 */
export function ageOf(facts: Pick<VerdictFacts, 'route' | 'inspectedAt'>): 'fresh' | 'old' | 'unknown' {
  if (facts.route.arrivedAt === null) return 'unknown';
  const seconds = (Date.parse(facts.inspectedAt) - Date.parse(facts.route.arrivedAt)) / 1000;
  if (Number.isNaN(seconds)) return 'unknown';
  return seconds <= SPF_MAX_AGE_SECONDS ? 'fresh' : 'old';
}
