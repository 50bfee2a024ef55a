import { type Finder, warn } from './finding.ts';

/**
 * The SPF record lets (nearly) everyone in, or asks for more lookups than it may.
 *
 * The attack: under "+all", or over shared address ranges, anybody passes as the domain ("BreakSPF"). Innocent: records grown over
 * years, which then fail for everyone (RFC 7208 §4.6.4). Caveat: how many senders share an address cannot be known.
 */
export const spfRecord: Finder = (facts) => {
  if (facts.spf === null) return [];
  const { domain, letsEveryoneIn } = facts.spf.evidence;
  if (letsEveryoneIn) return [warn('caution', 'finding_spf_everyone', { domain })];
  const isTooMuch = facts.spf.code === 'spf_permerror_lookups' || facts.spf.code === 'spf_permerror_void_lookups';
  return isTooMuch ? [warn('caution', 'finding_spf_lookups', { domain })] : [];
};
