/** The two halves of a signature, each judged for itself: the header data under b=, and the body under bh=. */
import type { DkimPart, Fidelity, Values } from '../inspection.ts';
import type { BodyHash } from '../signing/body-hash.ts';
import { isSameBytes } from '../signing/same-bytes.ts';
import type { KeyVerdict } from '../signing/try-keys.ts';

export interface BodyPart extends DkimPart {
  values: Values;
  /** Bytes of the canonical body, and how many of them are covered; null = not known. */
  bodyBytes: number | null;
  signedBytes: number | null;
}

export function judgeHeader({ outcome }: KeyVerdict): DkimPart {
  switch (outcome) {
    case 'header_intact':
    case 'key_weak':
      // What arithmetic says is kept apart from what RFC 8301 accepts.
      return { result: 'pass', code: 'dkim_header_intact' };
    case 'header_changed':
    case 'key_other':
      return { result: 'fail', code: `dkim_${outcome}` };
    default:
      return { result: 'none', code: `dkim_${outcome}` };
  }
}

/** @param expected bh= */
export async function judgeBody(body: BodyHash, expected: Uint8Array, fidelity: Fidelity): Promise<BodyPart> {
  const { bodyBytes, signedBytes } = body;
  const unknown = { values: {}, bodyBytes: null, signedBytes: null };
  if (fidelity === 'headers') return { result: 'none', code: 'dkim_body_absent', ...unknown };
  if (bodyBytes === null || signedBytes === null) return { result: 'none', code: 'dkim_unread', ...unknown };
  const sizes = { values: { bytes: signedBytes, total: bodyBytes }, bodyBytes, signedBytes };
  const digest = await body.digest;
  const isIntact = digest !== null && isSameBytes(digest, expected);
  if (isIntact) {
    return { result: 'pass', code: signedBytes < bodyBytes ? 'dkim_body_part_intact' : 'dkim_body_intact', ...sizes };
  }
  // A provider that re-encodes bodies changed it, whoever else did.
  if (fidelity === 'rewritten') return { result: 'none', code: 'dkim_body_rewritten', ...unknown };
  // "This value MUST NOT be larger than the actual number of octets in the canonicalized message body" (§3.5, l=).
  if (signedBytes > bodyBytes) return { result: 'fail', code: 'dkim_body_shorter', ...sizes, signedBytes: null };
  if (digest === null) return { result: 'none', code: 'dkim_unread', ...unknown };
  return { result: 'fail', code: 'dkim_body_changed', ...sizes };
}
