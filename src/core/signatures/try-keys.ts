/** Tries the key records at one selector against a signature (RFC 6376 §6.1.2, §6.1.3). */
import type { Values } from '../inspection/index.ts';
import { MIN_ACCEPTED_RSA_BITS } from '../limits.ts';
import type { KeyRecord, KeyRecordProblem } from './key-record.ts';
import type { KeyAnswer } from './key-store.ts';
import { verifySignature } from './public-key.ts';
import type { Algorithm } from './tag-values.ts';
import { shownText } from './text.ts';

/** What came of it; as the end of a code. */
export type KeyOutcome =
  | KeyRecordProblem
  | 'key_nxdomain'
  | 'key_nodata'
  | 'key_unavailable'
  /** Its name seems to be made for one recipient, so nobody was asked. */
  | 'key_not_asked'
  | 'dns_off'
  /** k= is not the algorithm's; h=, s= or t=s forbid this use. */
  | 'key_type_other'
  | 'key_hash'
  | 'key_service'
  | 'key_strict'
  /** It verifies, with a key below 1,024 bits (RFC 8301 §3.2). */
  | 'key_weak'
  /** It was not made with this key, or not at all. */
  | 'key_other'
  | 'header_changed'
  | 'header_intact';

export interface KeyVerdict {
  readonly outcome: KeyOutcome;
  readonly values: Values;
  /** The record that the outcome speaks of. */
  readonly record: KeyRecord | null;
}

export interface SignedData {
  readonly algorithm: Algorithm;
  readonly signature: Uint8Array;
  /** The canonical header data (RFC 6376 §3.7). */
  readonly data: Uint8Array;
  /** The domain of i= is not d= itself, which t=s forbids. */
  readonly identityBelowDomain: boolean;
}

/**
 * @returns of several records the one that comes farthest: "if more than one key record is returned, the verifier may use any" (§3.6.2.2
 *   leaves it undefined), and one that verifies is proof whatever the others are
 */
export async function tryKeys(answer: KeyAnswer, signed: SignedData): Promise<KeyVerdict> {
  switch (answer.status) {
    case 'nxdomain':
    case 'nodata':
      return { outcome: `key_${answer.status}`, values: {}, record: null };
    case 'unavailable':
      return {
        outcome: answer.trouble === 'personal' ? 'key_not_asked' : 'key_unavailable',
        values: { trouble: answer.trouble },
        record: null,
      };
    case 'off':
      return { outcome: 'dns_off', values: {}, record: null };
  }
  let best: KeyVerdict | null = null;
  for (const record of answer.records) {
    const verdict = await tryRecord(record, signed);
    if (!best || rankOf(verdict) > rankOf(best)) best = verdict;
    if (verdict.outcome === 'header_intact') break;
  }
  return best ?? { outcome: 'key_nodata', values: {}, record: null };
}

async function tryRecord(record: KeyRecord, signed: SignedData): Promise<KeyVerdict> {
  const { key } = record;
  if (!key) return { outcome: record.problem ?? 'key_malformed', values: recordValues(record), record };
  const misfit = findMisfit(record, signed);
  if (misfit) return { outcome: misfit, values: { ...recordValues(record), bits: key.bits }, record };
  const { algorithm, signature, data } = signed;
  // RFC 8017 §8.2.2 step 1; RFC 8032 §5.1.7.
  const length = key.type === 'rsa' ? key.modulus.length : 64;
  const values = { bits: key.bits, type: record.type };
  if (signature.length !== length) return { outcome: 'key_other', values, record };
  const verified = await verifySignature(key, algorithm.hash, signature, data);
  if (verified !== 'valid') return { outcome: FAILURES[verified], values, record };
  const weak = key.type === 'rsa' && key.bits < MIN_ACCEPTED_RSA_BITS;
  return { outcome: weak ? 'key_weak' : 'header_intact', values, record };
}

const FAILURES = { invalid: 'header_changed', other_key: 'key_other', uncomputed: 'key_unsupported' } as const;

/** RFC 6376 §6.1.2 steps 5 to 8 */
function findMisfit(record: KeyRecord, { algorithm, identityBelowDomain }: SignedData): KeyOutcome | null {
  if (record.type !== algorithm.type) return 'key_type_other';
  if (record.hashes && !record.hashes.includes(algorithm.hash)) return 'key_hash';
  if (!record.services.includes('*') && !record.services.includes('email')) return 'key_service';
  return record.strict && identityBelowDomain ? 'key_strict' : null;
}

function recordValues(record: KeyRecord): Values {
  return { type: shownText(record.type), record: shownText(record.text) };
}

/** How far a record came: what verifies, then what was computed, then what could have been. */
const RANKS: Partial<Record<KeyOutcome, number>> = {
  header_intact: 6,
  key_weak: 5,
  header_changed: 4,
  key_other: 3,
  key_strict: 2,
  key_hash: 2,
  key_service: 2,
  key_type_other: 1,
  key_revoked: 1,
  key_too_large: 1,
  key_unsupported: 1,
};

function rankOf({ outcome }: KeyVerdict): number {
  return RANKS[outcome] ?? 0;
}
