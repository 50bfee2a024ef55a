import { alignedSignatures, verifies } from '../proof/signatures.ts';
import { type Finder, warn } from './finding.ts';

/**
 * The mail passes by an SPF record that authorizes more than a million addresses.
 *
 * The attack: records include whole clouds, proxies and content networks, where anybody rents an address for an hour and passes
 * ("BreakSPF", NDSS 2024). Innocent: firms that let several great services send. It is only mentioned where a signature of the
 * domain verifies too, since then nothing rests on SPF. Caveat: how many senders share an address cannot be known.
 */
export const spfMany: Finder = (facts) => {
  const { spf } = facts;
  if (spf?.result !== 'pass') return [];
  const told = spf.warnings.find(({ code }) => code === 'spf_warning_many_addresses');
  if (told === undefined) return [];
  const values = { domain: spf.evidence.domain, addresses: spf.evidence.authorizedAddresses ?? 0 };
  return [warn(alignedSignatures(facts).some(verifies) ? 'info' : 'caution', 'finding_spf_many', values)];
};
