import { possiblyAlignedSignatures } from '../proof/signatures.ts';
import { type Finder, warn } from './finding.ts';

/**
 * The signature rests on SHA-1, which may no longer be used (RFC 8301 §3.1).
 *
 * The attack: two texts with one SHA-1 can be made. Innocent: old servers that nobody has touched since 2018. Caveat: such a
 * signature counts as none, so the level says the rest.
 */
export const sha1: Finder = (facts) => {
  const check = possiblyAlignedSignatures(facts).find(({ evidence }) =>
    evidence.algorithm.toLowerCase().endsWith('-sha1'),
  );
  if (check === undefined) return [];
  return [warn('caution', 'finding_sha1', { domain: check.evidence.domain }, [check.evidence.fieldIndex])];
};
