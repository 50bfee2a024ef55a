import { alignedSignatures, isKeyGone } from '../proof/signatures.ts';
import { type Finder, warn } from './finding.ts';

/**
 * The domain revoked the key of this signature: its record is there, with an empty p= (RFC 6376 §3.6.1).
 *
 * The attack: who stole a key goes on signing with it. Innocent: old mail, whose key was revoked in an orderly way since. Caveat: when it
 * was revoked the record does not say.
 */
export const keyRevoked: Finder = (facts) => {
  const check = alignedSignatures(facts).find(isKeyGone);
  if (check?.code !== 'dkim_key_revoked') return [];
  const { queryName, domain, fieldIndex } = check.evidence;
  return [warn('caution', 'finding_key_revoked', { name: queryName, domain }, [fieldIndex])];
};
