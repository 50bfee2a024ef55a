import { ageOf } from '../verdict/age.ts';
import { isKeyGone } from '../verdict/key-gone.ts';
import { alignedSignatures } from '../verdict/signatures.ts';
import { explain, type Finder, warn } from './finding.ts';

/**
 * Where the signature says, no key is published, or it was revoked.
 *
 * The attack: a signature with an invented selector looks real to the eye. Innocent: keys are exchanged every few months, and old
 * mail outlives them. Caveat: for mail of the last days it explains nothing: a sender that still signs with a key still publishes
 * it; a key that is published after its use (to make old mail deniable) cannot be told from any other.
 */
export const keyGone: Finder = (facts) => {
  const check = alignedSignatures(facts).find(isKeyGone);
  if (check === undefined) return [];
  const { queryName, domain, fieldIndex } = check.evidence;
  const values = { name: queryName, domain };
  if (check.code === 'dkim_key_revoked') return [warn('caution', 'finding_key_revoked', values, [fieldIndex])];
  return ageOf(facts) === 'old'
    ? [explain('finding_key_gone', values, [fieldIndex])]
    : [warn('caution', 'finding_key_missing', values, [fieldIndex])];
};
