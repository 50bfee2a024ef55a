/** From the halves of a signature to one result in RFC 8601's words (§2.7.1), with the one reason that decides. */
import type { Result } from '../inspection/index.ts';
import type { BodyCause, BodyPart, HeaderPart } from './parts.ts';
import type { Policy, PolicyCause } from './policies.ts';
import type { KeyOutcome } from './try-keys.ts';

/** As the end of a code. */
export type Cause = KeyOutcome | BodyCause | PolicyCause | 'header_and_body_changed' | 'pass';

export interface Conclusion {
  readonly result: Result;
  readonly cause: Cause;
}

/**
 * What was determined goes before what could not be, and proof of a change before everything.
 *
 * @param body null when the signature covers none (ARC-Seal)
 * @param policies why the signature is not acceptable whatever it verifies, the gravest first
 */
export function conclude(header: HeaderPart, body: BodyPart | null, policies: readonly Policy[]): Conclusion {
  const change = findChange(header, body);
  if (change) return { result: 'fail', cause: change };
  const [policy] = policies;
  if (policy) return { result: 'policy', cause: policy.cause };
  if (header.result === 'none') return { result: resultWithoutKey(header.cause), cause: header.cause };
  if (body?.result === 'none') return { result: 'neutral', cause: body.cause };
  return { result: 'pass', cause: 'pass' };
}

function findChange(header: HeaderPart, body: BodyPart | null): Cause | null {
  const bodyChanged = body?.result === 'fail';
  if (header.result === 'fail') {
    return header.cause === 'header_changed' && bodyChanged ? 'header_and_body_changed' : header.cause;
  }
  if (!bodyChanged) return null;
  // With another body no key could help; but where there is no key for good, that is the plainer reason.
  return header.result === 'pass' || resultWithoutKey(header.cause) !== 'permerror' ? body.cause : null;
}

function resultWithoutKey(cause: KeyOutcome): Result {
  switch (cause) {
    case 'key_unavailable':
    case 'key_not_asked':
    case 'dns_off':
      return 'temperror';
    // "Were not otherwise able to be processed": here, not everywhere.
    case 'key_unsupported':
    case 'key_too_large':
      return 'neutral';
    // It verifies (RFC 8301 §3.2).
    case 'key_weak':
      return 'policy';
    default:
      return 'permerror';
  }
}
