/** Reasons not to accept a signature that have nothing to do with its arithmetic. */
import type { Values } from '../inspection/index.ts';
import { MAX_CLOCK_SKEW_SECONDS, MAX_EXPIRY_LAG_SECONDS } from '../limits.ts';
import { toIsoTime } from './tag-reader.ts';
import type { Algorithm } from './tag-values.ts';

/** As the end of a code. */
export type PolicyCause = 'expired' | 'from_future' | 'sha1';

export interface Policy {
  readonly cause: PolicyCause;
  readonly values: Values;
}

/**
 * @param signature times in seconds since 1970
 * @param at the time to judge by: when the mail arrived, since a signature that has expired by now was good then
 * @returns the gravest first
 */
export function findPolicies(
  signature: { signedAt: number | null; expiresAt: number | null; algorithm: Algorithm | null },
  at: Date,
): Policy[] {
  const found: Policy[] = [];
  const now = at.getTime() / 1000;
  const { signedAt, expiresAt, algorithm } = signature;
  // RFC 6376 §3.5, x=: "Signatures MAY be considered invalid if the verification time at the Verifier is past the expiration date." A server checks a
  // little before it writes its date, and the clocks of two sides disagree: a few minutes refute nobody.
  if (expiresAt !== null && expiresAt + MAX_EXPIRY_LAG_SECONDS < now)
    found.push({ cause: 'expired', values: { time: shownTime(expiresAt) } });
  // §3.5, t=: "Implementations MAY ignore signatures that have a timestamp in the future."
  if (signedAt !== null && signedAt > now + MAX_CLOCK_SKEW_SECONDS) {
    found.push({ cause: 'from_future', values: { time: shownTime(signedAt) } });
  }
  // RFC 8301 §3.1: rsa-sha1 MUST NOT be used for verifying.
  if (algorithm?.hash === 'sha1') found.push({ cause: 'sha1', values: {} });
  return found;
}

/** Past what a date can hold, the last that reads as one. */
const LAST_TIME = '9999-12-31T23:59:59.000Z';

function shownTime(seconds: number): string {
  return toIsoTime(seconds) ?? LAST_TIME;
}
