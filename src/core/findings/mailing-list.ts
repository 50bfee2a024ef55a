import { provenParties } from '../proof/proven-parties.ts';
import { alignedSignatures, isBroken, verifies } from '../proof/signatures.ts';
import { areRelated } from './domains.ts';
import { explain, type Finder, indexesOf } from './finding.ts';

/**
 * The mail says that it came over a mailing list.
 *
 * Explains: lists add a tag to the subject and a footer to the text, which breaks the author's signature. The attack: anybody can
 * write List-Id; so it is an explanation and never an excuse. Where the list itself signed, it is at least the list that says so.
 * Caveat: who wrote to the list is then the list's word.
 */
export const mailingList: Finder = (facts) => {
  const { listId } = facts.message;
  const signatures = alignedSignatures(facts);
  // Nothing is explained where nothing failed: with checks switched off, a signature may be as good as ever.
  if (listId === '' || signatures.some(verifies) || !signatures.some(isBroken)) return [];
  const name = listId
    .slice(listId.lastIndexOf('<') + 1)
    .replace('>', '')
    .toLowerCase();
  const signer = provenParties(facts).dkim.find((domain) => areRelated(domain, name));
  const indexes = indexesOf(facts, 'list-id');
  return [
    signer === undefined
      ? explain('finding_list_claimed', { list: name }, indexes)
      : explain('finding_list_signed', { list: name, signer }, indexes),
  ];
};
