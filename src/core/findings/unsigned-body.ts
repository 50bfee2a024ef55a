import { coversBody, possiblyAlignedSignatures, verifies } from '../proof/signatures.ts';
import { type Finder, warn } from './finding.ts';

/**
 * The signature covers only the first part of the body (l=).
 *
 * The attack: another text, behind a boundary that an unsigned Content-Type names, is put after the signed one and shown in
 * its place ("Composition Kills", A16). Innocent: lists that add a footer, for which l= was made. Caveat: with l= and nothing
 * behind it, all is signed today, and could still be added to.
 */
export const unsignedBody: Finder = (facts) => {
  const signature = possiblyAlignedSignatures(facts).find(
    (check) => verifies(check) && check.evidence.bodyLength !== null,
  );
  if (signature === undefined) return [];
  const { domain, fieldIndex, signedBytes, bodyBytes, unsignedFields } = signature.evidence;
  if (coversBody(signature)) return [warn('info', 'finding_body_length', { domain }, [fieldIndex])];
  const percent = signedBytes !== null && bodyBytes ? Math.floor((100 * signedBytes) / bodyBytes) : 0;
  const replaceable = unsignedFields.some((name) => name.toLowerCase() === 'content-type');
  return [warn(replaceable ? 'danger' : 'caution', 'finding_unsigned_body', { domain, percent }, [fieldIndex])];
};
