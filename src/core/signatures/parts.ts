/** The two halves of a signature, each judged for itself: the header data under b=, and the body under bh=. */

import { isSameBytes } from '../hash/digest.ts';
import type { Fidelity } from '../inspection/index.ts';
import type { BodyHash } from './body-hash.ts';
import type { KeyOutcome, KeyVerdict } from './try-keys.ts';

export interface HeaderPart {
  readonly result: 'pass' | 'fail' | 'none';
  readonly cause: KeyOutcome;
}

/** As the end of a code. */
export type BodyCause =
  | 'body_intact'
  | 'body_part_intact'
  | 'body_changed'
  | 'body_shorter'
  | 'body_absent'
  | 'body_rewritten'
  | 'unread';

export interface BodyPart {
  readonly result: 'pass' | 'fail' | 'none';
  readonly cause: BodyCause;
  /** Bytes of the canonical body, and how many of them are asked for by l= (all, without it); null = not known. */
  readonly bodyBytes: number | null;
  readonly signedBytes: number | null;
}

/**
 * The attack: whoever broke a key below 1,024 bits signs any header with it, and adds a blank to the body, so that a change is found to be undone. So what
 * such a key made is no proof of a header (RFC 8301 §3.2), whatever arithmetic says.
 */
export function judgeHeader({ outcome }: KeyVerdict): HeaderPart {
  switch (outcome) {
    case 'header_intact':
      return { result: 'pass', cause: outcome };
    case 'header_changed':
    case 'key_other':
      return { result: 'fail', cause: outcome };
    default:
      return { result: 'none', cause: outcome };
  }
}

/** The canonical form of an empty body: nothing, or one CRLF (RFC 6376 §3.4.3). */
const EMPTY = 2;

/** @param expected bh= */
export async function judgeBody(body: BodyHash, expected: Uint8Array, fidelity: Fidelity): Promise<BodyPart> {
  const { bodyBytes, signedBytes } = body;
  const unknown = { bodyBytes: null, signedBytes: null };
  if (fidelity === 'headers') return { result: 'none', cause: 'body_absent', ...unknown };
  if (bodyBytes === null || signedBytes === null) return { result: 'none', cause: 'unread', ...unknown };
  const sizes = { bodyBytes, signedBytes };
  const digest = await body.digest;
  if (digest && isSameBytes(digest, expected)) {
    return { result: 'pass', cause: signedBytes < bodyBytes ? 'body_part_intact' : 'body_intact', ...sizes };
  }
  // A provider that re-encodes bodies changed it, whoever else did.
  if (fidelity === 'rewritten')
    return { result: 'none', cause: bodyBytes > EMPTY ? 'body_rewritten' : 'body_absent', ...unknown };
  // "This value MUST NOT be larger than the actual number of octets in the canonicalized message body" (RFC 6376 §3.5, l=).
  if (signedBytes > bodyBytes) return { result: 'fail', cause: 'body_shorter', ...sizes };
  return digest ? { result: 'fail', cause: 'body_changed', ...sizes } : { result: 'none', cause: 'unread', ...unknown };
}
