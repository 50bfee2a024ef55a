import { ageOf } from '../proof/age.ts';
import { alignedSignatures } from '../proof/signatures.ts';
import { type Finder, warn } from './finding.ts';
import { unpublishedKey } from './unpublished-key.ts';

/**
 * No key is published where the signature says, and the mail is not old enough to explain that.
 *
 * The attack: a signature with an invented selector looks real to the eye. Innocent: a sender that signs before it publishes, or
 * whose record is broken. Caveat: without a known border the day of arrival is unknown, and old mail is told the same.
 */
export const keyMissing: Finder = (facts) => {
  const check = unpublishedKey(alignedSignatures(facts));
  if (check === undefined || ageOf(facts) === 'old') return [];
  const { queryName, domain, fieldIndex } = check.evidence;
  return [warn('caution', 'finding_key_missing', { name: queryName, domain }, [fieldIndex])];
};
