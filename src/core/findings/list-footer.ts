import { alignedSignatures, verifies } from '../proof/signatures.ts';
import { explain, type Finder } from './finding.ts';

/**
 * The body is what broke the author's signature, and the mail says that it came over a list: lists add a footer.
 *
 * The attack: anybody can write List-Id over a changed text; so it changes nothing by itself, and only cutting the footer off
 * proves it (added-text.ts). Innocent: nearly every list. Caveat: whether a footer stands there is not looked at here.
 */
export const listFooter: Finder = (facts) => {
  const signatures = alignedSignatures(facts);
  const [signature] = signatures;
  if (signature?.body.result !== 'fail' || signatures.some(verifies)) return [];
  // A body that was encoded anew tells nothing of footers (reencoded.ts).
  if (facts.source.fidelity === 'rewritten' || facts.message.listId === '') return [];
  return [explain('finding_list_footer', {}, [signature.evidence.fieldIndex])];
};
