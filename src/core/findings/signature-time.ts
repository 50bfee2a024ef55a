import { alignedSignatures } from '../proof/signatures.ts';
import { explain, type Finder, warn } from './finding.ts';

/**
 * The signature had expired when the mail arrived, or claims to be made later than that (RFC 6376 §3.5, t= and x=).
 *
 * The attack: signed mail that is sent again, long after. Innocent: mail that waited in a queue; clocks that run ahead. Caveat:
 * judged by the border's clock; without a known border by the clock of now, when all old mail has expired.
 */
export const signatureTime: Finder = (facts) => {
  const check = alignedSignatures(facts).find(({ code }) => code === 'dkim_expired' || code === 'dkim_from_future');
  if (check === undefined) return [];
  const { domain, fieldIndex, expiresAt, signedAt } = check.evidence;
  return check.code === 'dkim_expired'
    ? [explain('finding_signature_expired', { domain, time: expiresAt ?? '' }, [fieldIndex])]
    : [warn('caution', 'finding_signature_from_future', { domain, time: signedAt ?? '' }, [fieldIndex])];
};
