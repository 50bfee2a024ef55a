/**
 * Hashes of a message's body: each canonicalization is made once, and each distinct (algorithm, canonicalization, length) is
 * hashed once, however many signatures ask (RFC 6376 §8.4: one message may hold any number).
 *
 * Measured for 10 MB: `subtle.digest` copies its input and takes 8 ms in Node, 50 to 90 in Chromium's worker, where the copy is
 * most of it; SHA-256 in JavaScript takes 55 ms in both.
 */

import { digestOf, type Hash } from '../hash/digest.ts';
import { sha256OfBeginnings } from '../hash/sha256.ts';
import { MAX_BODY_HASHES } from '../limits.ts';
import type { Message } from '../message/message.ts';
import { type Canonicalization, canonicalizeBody } from './canonical-body.ts';

export interface BodyHashRequest {
  readonly hash: Hash;
  readonly canonicalization: Canonicalization;
  /** l=: bytes of the canonical body that count (§3.4.5); null = all. */
  readonly length: number | null;
}

export interface BodyHash {
  /** Bytes of the whole canonical body; null = past the limit of different hashes. */
  readonly bodyBytes: number | null;
  /** How many of them the request covers: more than there are, when l= is too long. */
  readonly signedBytes: number | null;
  /** null when there is nothing to hash (l= too long, past the limit) or the runtime failed. */
  readonly digest: Promise<Uint8Array | null>;
}

/** DKIM and ARC of one message ask one after the other, mostly for the same. */
const hashesOfMessages = new WeakMap<Message, Map<string, BodyHash>>();

/**
 * Starts all hashes that are asked for.
 *
 * @param requests what the message's signatures need, most important first: past MAX_BODY_HASHES different ones of one message
 *   nothing is hashed
 * @returns one answer per request, in their order
 */
export function hashBody(message: Message, requests: readonly BodyHashRequest[]): BodyHash[] {
  const answers = hashesOfMessages.get(message) ?? new Map<string, BodyHash>();
  hashesOfMessages.set(message, answers);
  const open = new Map<string, BodyHashRequest>();
  for (const request of requests) {
    const key = keyOf(request);
    if (!answers.has(key) && answers.size + open.size < MAX_BODY_HASHES) open.set(key, request);
  }
  const body = message.bytes.subarray(message.bodyStart);
  for (const how of ['simple', 'relaxed'] as const) {
    const those = [...open.values()].filter((request) => request.canonicalization === how);
    if (those.length > 0) hashCanonical(canonicalizeBody(body, how), those, answers);
  }
  return requests.map((request) => answers.get(keyOf(request)) ?? NOT_HASHED);
}

/** There is no body, or it is past the limit. */
export const NOT_HASHED: BodyHash = { bodyBytes: null, signedBytes: null, digest: Promise.resolve(null) };

function keyOf({ hash, canonicalization, length }: BodyHashRequest): string {
  return `${hash} ${canonicalization} ${length ?? ''}`;
}

function hashCanonical(
  canonical: Uint8Array,
  requests: readonly BodyHashRequest[],
  answers: Map<string, BodyHash>,
): void {
  const beginnings = hashBeginnings(canonical, requests);
  for (const request of requests) {
    const signedBytes = request.length ?? canonical.length;
    let digest = Promise.resolve<Uint8Array | null>(null);
    if (request.hash === 'sha256' && beginnings.has(signedBytes)) {
      digest = Promise.resolve(beginnings.get(signedBytes) ?? null);
    } else if (signedBytes <= canonical.length) {
      digest = digestOf(request.hash, canonical.subarray(0, signedBytes));
    }
    answers.set(keyOf(request), { bodyBytes: canonical.length, signedBytes, digest });
  }
}

/** From this many different lengths on, one pass in JavaScript is faster than as many by WebCrypto (measured in Node). */
const MANY_LENGTHS = 4;

function hashBeginnings(canonical: Uint8Array, requests: readonly BodyHashRequest[]): Map<number, Uint8Array> {
  const lengths = requests
    .filter(({ hash }) => hash === 'sha256')
    .map(({ length }) => length ?? canonical.length)
    .filter((length) => length <= canonical.length);
  return lengths.length < MANY_LENGTHS ? new Map() : sha256OfBeginnings(canonical, lengths);
}
