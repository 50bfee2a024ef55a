import { coversFields, possiblyAlignedSignatures, verifies } from '../proof/signatures.ts';
import { type Finder, indexesOf, warn } from './finding.ts';

/**
 * A field that the signature names stands there once more than was signed.
 *
 * The attack: signatures are checked from the bottom up, readers show the top: a second Subject, To or From is put over the
 * signed one ("Composition Kills", A15, A18; RFC 6376 §8.15). Innocent: hardly ever. Caveat: which of the two a program shows
 * differs.
 */
export const addedField: Finder = (facts) => {
  const signature = possiblyAlignedSignatures(facts).find((check) => verifies(check) && !coversFields(check));
  if (signature === undefined) return [];
  const { domain, addedFields } = signature.evidence;
  const values = { domain, fields: addedFields.join(', ') };
  return [
    warn('danger', 'finding_added_field', values, indexesOf(facts, ...addedFields.map((name) => name.toLowerCase()))),
  ];
};
