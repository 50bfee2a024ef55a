/** Reasons not to accept a signature that have nothing to do with its arithmetic. */
import type { DkimCode } from '../codes.ts';
import type { Note } from '../inspection.ts';
import { MAX_CLOCK_SKEW_SECONDS } from '../limits.ts';
import { toIsoTime } from '../signing/tag-reader.ts';
import type { Signature } from './signature.ts';

/**
 * @param at the time to judge by: when the mail arrived, since a signature that has expired by now was good then
 */
export function findPolicies(signature: Signature, at: Date): Note<DkimCode>[] {
  const found: Note<DkimCode>[] = [];
  const now = at.getTime() / 1000;
  const domain = signature.domain ?? '';
  const { signedAt, expiresAt, algorithm } = signature;
  // RFC 6376 §3.5, x=: "Signatures MAY be considered invalid if the verification time at the Verifier is past the expiration date."
  if (expiresAt !== null && expiresAt < now) {
    found.push({ code: 'dkim_expired', values: { domain, time: shownTime(expiresAt) } });
  }
  // §3.5, t=: "Implementations MAY ignore signatures that have a timestamp in the future."
  if (signedAt !== null && signedAt > now + MAX_CLOCK_SKEW_SECONDS) {
    found.push({ code: 'dkim_from_future', values: { domain, time: shownTime(signedAt) } });
  }
  // RFC 8301 §3.1: rsa-sha1 MUST NOT be used for verifying.
  if (algorithm?.hash === 'sha1') found.push({ code: 'dkim_sha1', values: { domain } });
  return found;
}

/** '2026-11-24 02:00 UTC' */
function shownTime(seconds: number): string {
  return `${toIsoTime(seconds)?.slice(0, 16).replace('T', ' ') ?? '9999-12-31 23:59'} UTC`;
}
