import { type Finder, warn } from './finding.ts';

/**
 * The SPF record asks for more lookups than it may, so it counts for nothing (RFC 7208 §4.6.4).
 *
 * The attack: none of its own; the domain has no SPF and does not know it. Innocent: records grown over years, one include at a
 * time. Caveat: which of them is too many depends on the client, since what matches early ends the evaluation.
 */
export const spfLookups: Finder = ({ spf }) => {
  const isTooMuch = spf?.code === 'spf_permerror_lookups' || spf?.code === 'spf_permerror_void_lookups';
  return spf && isTooMuch ? [warn('caution', 'finding_spf_lookups', { domain: spf.evidence.domain })] : [];
};
