import { ageOf } from '../proof/age.ts';
import { alignedSignatures } from '../proof/signatures.ts';
import { explain, type Finder } from './finding.ts';
import { unpublishedKey } from './unpublished-key.ts';

/**
 * The key of old mail is no longer published.
 *
 * Explains: keys are exchanged every few months, and old mail outlives them. The attack: a signature with an invented selector
 * and an old date looks the same; so it explains and never excuses. Caveat: what a domain published then is known only to who asked
 * then. The other way round, a private key that its owner publishes after its use (to make old mail deniable) cannot be told from
 * any other: of old mail "verifies" means that somebody who has the key signed it.
 */
export const keyGone: Finder = (facts) => {
  const check = unpublishedKey(alignedSignatures(facts));
  if (check === undefined || ageOf(facts) !== 'old') return [];
  const { queryName, domain, fieldIndex } = check.evidence;
  return [explain('finding_key_gone', { name: queryName, domain }, [fieldIndex])];
};
