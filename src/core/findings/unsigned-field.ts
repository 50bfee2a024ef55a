import { alignedSignatures, coversBody, coversFields, verifies } from '../proof/signatures.ts';
import { type Finder, indexesOf, warn } from './finding.ts';

/**
 * The signature that counts leaves out a field that matters.
 *
 * The attack: a real signed mail is sent on with another Subject, To or Content-Type, which the signature does not cover
 * ("Composition Kills", A14). Innocent: a fifth of all signatures leaves out To. Caveat: that a field is unsigned does not
 * mean that it was changed.
 */
export const unsignedField: Finder = (facts) => {
  const signature = alignedSignatures(facts).find(
    (check) => verifies(check) && coversBody(check) && coversFields(check),
  );
  const fields = signature?.evidence.unsignedFields ?? [];
  if (signature === undefined || fields.length === 0) return [];
  const grave = fields.some((name) => GRAVE.includes(name.toLowerCase()));
  const values = { domain: signature.evidence.domain, fields: fields.join(', ') };
  return [warn(grave ? 'caution' : 'info', 'finding_unsigned_field', values, indexesOf(facts, ...fields))];
};

/** What is read as the message: its subject, and how the text is to be taken. */
const GRAVE: readonly string[] = ['subject', 'content-type', 'content-transfer-encoding', 'reply-to'];
