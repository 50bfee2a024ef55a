import { MIN_ACCEPTED_RSA_BITS } from '../limits.ts';
import { possiblyAlignedSignatures } from '../proof/signatures.ts';
import { type Finder, warn } from './finding.ts';

/**
 * The signing key is short.
 *
 * The attack: RSA keys below 1024 bits were broken for little money; whoever has one signs as its domain. Innocent: 1024 bits are
 * common and hold today. Caveat: length is not the only weakness; keys made by faulty programs look like any other.
 */
export const weakKey: Finder = (facts) => {
  const check = possiblyAlignedSignatures(facts).find(
    ({ evidence: { key } }) => key?.type === 'rsa' && (key.bits ?? 2048) < 2048,
  );
  const bits = check?.evidence.key?.bits ?? null;
  if (check === undefined || bits === null) return [];
  const { domain, selector, fieldIndex } = check.evidence;
  const weak = bits < MIN_ACCEPTED_RSA_BITS;
  return [
    warn(weak ? 'caution' : 'info', weak ? 'finding_weak_key' : 'finding_short_key', { domain, selector, bits }, [
      fieldIndex,
    ]),
  ];
};
