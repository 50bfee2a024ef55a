/** What the signatures of a message prove, as far as they may speak for its author. */
import type { DkimCode } from '../codes/index.ts';
import type { DkimCheck } from '../inspection/index.ts';
import { isAligned } from './aligned.ts';
import type { VerdictFacts } from './facts.ts';

/**
 * The signature verifies with the key that is published now, header and body (signatures/conclude.ts); whether it covers everything is another
 * question.
 */
export function verifies(check: DkimCheck): boolean {
  return check.result === 'pass';
}

/** A limit was reached before the signature could be judged. */
export function isUnread(check: DkimCheck): boolean {
  return UNREAD.includes(check.code);
}

const UNREAD: readonly DkimCode[] = ['dkim_unread', 'dkim_header_unread'];

/**
 * Its key is one that nothing computes with: too large, or no key of its kind (RFC 8301 §3.2 asks for 4,096 bits at most); or so short that anybody may
 * have broken it. No other day and no other reader would make it count, and its like costs a forger nothing: it counts as absent.
 */
export function hasUnusableKey(check: DkimCheck): boolean {
  return UNUSABLE.includes(check.code);
}

const UNUSABLE: readonly DkimCode[] = ['dkim_key_unsupported', 'dkim_key_too_large', 'dkim_key_weak'];

/** No key is published (any more) where the signature says: after rotation of keys, or because the selector is invented. */
export function isKeyGone({ code }: Pick<DkimCheck, 'code'>): boolean {
  return KEY_GONE.includes(code);
}

const KEY_GONE: readonly DkimCode[] = ['dkim_key_nxdomain', 'dkim_key_nodata', 'dkim_key_revoked'];

/** Neither shown to verify nor shown not to. */
export function isUndetermined(check: DkimCheck): boolean {
  return check.result === 'temperror' || check.result === 'neutral';
}

/**
 * The published key made it, over another header than this one. Only RSA tells (rsa.ts): an invented Ed25519 signature looks like one over another text.
 */
export function isOverAnotherHeader({ header, evidence }: DkimCheck): boolean {
  return header.code === 'dkim_header_changed' && evidence.algorithm.startsWith('rsa');
}

/** Header or body are not what was signed. */
export function isBroken(check: DkimCheck): boolean {
  return check.header.result === 'fail' || check.body.result === 'fail';
}

/** It covers the whole body, not just its first l= bytes: what stands behind them is anybody's (RFC 6376 §8.2). */
export function coversBody(check: DkimCheck): boolean {
  const { bodyLength, signedBytes, bodyBytes } = check.evidence;
  return bodyLength === null || (signedBytes !== null && signedBytes === bodyBytes);
}

/** No field that it names was added after signing: readers may show the added one (RFC 6376 §8.15). */
export function coversFields(check: DkimCheck): boolean {
  return check.evidence.addedFields.length === 0;
}

/** It verifies over the whole body, and no field that it names was added: what `verified` asks of a signature, and every calm that rests on one. */
export function provesWhole(check: DkimCheck): boolean {
  return verifies(check) && coversBody(check) && coversFields(check);
}

/** The signatures that are aligned with the author's domain for certain, those of that very domain first. */
export function alignedSignatures(facts: VerdictFacts): DkimCheck[] {
  const author = facts.message.author?.domain;
  return facts.dkim
    .filter((check) => isAligned(facts, check.evidence.domain, 'dkim') === 'yes')
    .sort((one, other) => Number(other.evidence.domain === author) - Number(one.evidence.domain === author));
}

/** The signatures that are aligned, or may turn out to be. */
export function possiblyAlignedSignatures(facts: VerdictFacts): DkimCheck[] {
  return facts.dkim.filter((check) => isAligned(facts, check.evidence.domain, 'dkim') !== 'no');
}
