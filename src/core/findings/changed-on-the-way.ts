import type { DkimCheck, Finding } from '../inspection.ts';
import { alignedSignatures, verifies } from '../verdict/signatures.ts';
import { explain, type Finder, type FindingFacts, fieldsNamed, indexesOf } from './finding.ts';

/**
 * What probably broke the author's signature: a tag on the subject, a list's footer, a body encoded anew.
 *
 * Explains: the header or the body alone fails, and the mail shows the usual change. The attack: a forger can write "[list]" too; so it
 * changes nothing by itself, and only undoing the change proves it. Caveat: more than one thing may have been changed.
 */
export const changedOnTheWay: Finder = (facts) => {
  const signatures = alignedSignatures(facts);
  if (signatures.some(verifies)) return [];
  return signatures
    .slice(0, 1)
    .flatMap((signature) => [...changedHeader(facts, signature), ...changedBody(facts, signature)]);
};

function changedHeader(facts: FindingFacts, { header, evidence }: DkimCheck): Finding[] {
  if (header.result !== 'fail' || !evidence.signedFields.some((name) => name.toLowerCase() === 'subject')) return [];
  const tag = subjectTag(facts.message.subject);
  return tag === '' ? [] : [explain('finding_subject_tag', { tag }, indexesOf(facts, 'subject'))];
}

/** "[list] …", "***SPAM*** …", "[EXTERNAL] …", also behind "Re:". */
function subjectTag(subject: string): string {
  const text = subject.slice(0, 200).replace(/^(re|aw|fwd?|wg)[ \t]{0,4}:[ \t]{0,4}/i, '');
  const close = text.startsWith('[') ? text.indexOf(']') + 1 : text.startsWith('***') ? text.indexOf('***', 3) + 3 : 0;
  return close > 3 ? text.slice(0, close) : '';
}

function changedBody(facts: FindingFacts, { body, header, evidence }: DkimCheck): Finding[] {
  if (facts.source.fidelity === 'rewritten') return [explain('finding_reencoded', {}, [evidence.fieldIndex])];
  if (body.result !== 'fail') return [];
  if (facts.message.listId !== '') return [explain('finding_list_footer', {}, [evidence.fieldIndex])];
  const encodedAnew = REENCODERS.some((name) => fieldsNamed(facts, name).length > 0) && header.result === 'pass';
  return encodedAnew ? [explain('finding_reencoded', {}, [evidence.fieldIndex])] : [];
}

/** Written by servers that convert or encrypt what passes through. */
const REENCODERS = [
  'x-mime-autoconverted',
  'x-pm-content-encryption',
  'x-ms-exchange-transport-crosstenantheadersstamped',
  'x-icloud-hme',
] as const;
