import { MAX_SPF_LOOKUPS } from '../limits.ts';
import { type Finder, warn } from './finding.ts';

/**
 * The SPF record lets (nearly) everyone in, or asks for more lookups than it may.
 *
 * The attack: under "+all", or over shared address ranges, anybody passes as the domain ("BreakSPF"). Innocent: records grown over
 * years, which then fail for everyone (RFC 7208 §4.6.4). Caveat: how many senders share an address cannot be known.
 */
export const spfRecord: Finder = (facts) => {
  if (facts.spf === null) return [];
  const { domain, lookups, letsEveryoneIn } = facts.spf.evidence;
  if (letsEveryoneIn) return [warn('caution', 'finding_spf_everyone', { domain })];
  return lookups > MAX_SPF_LOOKUPS ? [warn('caution', 'finding_spf_lookups', { domain, lookups })] : [];
};
