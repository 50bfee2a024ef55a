import { alignedSignatures, verifies } from '../proof/signatures.ts';
import { explain, type Finder, indexesOf } from './finding.ts';

/**
 * The subject begins with a tag, and the header is what broke the author's signature: "[list] …", "***SPAM*** …", "[EXTERNAL] …".
 *
 * The attack: a forger can write "[list]" too; so it changes nothing by itself, and only undoing the change proves it. Innocent:
 * lists, spam filters and gateways mark subjects. Caveat: more than the subject may have been changed.
 */
export const subjectTag: Finder = (facts) => {
  const signatures = alignedSignatures(facts);
  const [signature] = signatures;
  if (signature?.header.result !== 'fail' || signatures.some(verifies)) return [];
  const tag = tagOf(facts.message.subject);
  const signed = signature.evidence.signedFields.some((name) => name.toLowerCase() === 'subject');
  return signed && tag !== '' ? [explain('finding_subject_tag', { tag }, indexesOf(facts, 'subject'))] : [];
};

/** Also behind "Re:". */
function tagOf(subject: string): string {
  const text = subject.slice(0, 200).replace(/^(re|aw|fwd?|wg)[ \t]{0,4}:[ \t]{0,4}/i, '');
  const close = text.startsWith('[') ? text.indexOf(']') + 1 : text.startsWith('***') ? text.indexOf('***', 3) + 3 : 0;
  return close > 3 ? text.slice(0, close) : '';
}
