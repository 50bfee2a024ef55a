import { type Finder, warn } from './finding.ts';

/**
 * The SPF record lets (nearly) everyone in.
 *
 * The attack: under "+all", or "ip4:0.0.0.0/1 ip4:128.0.0.0/1", anybody passes as the domain. Innocent: records of people who wanted their
 * mail to arrive at last. Caveat: such a pass counts for nothing, so the level says the rest.
 */
export const spfEveryone: Finder = ({ spf }) =>
  spf?.evidence.letsEveryoneIn ? [warn('caution', 'finding_spf_everyone', { domain: spf.evidence.domain })] : [];
