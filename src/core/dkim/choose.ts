import { MAX_SIGNATURES } from '../limits.ts';
import type { MessageSignature } from '../signing/message-signature.ts';

/**
 * Which signatures are verified, when there are more than MAX_SIGNATURES (RFC 6376 §8.4): first those that could speak for the
 * author, so that a heap of strangers' signatures cannot push them out.
 *
 * @param authorDomain in A-labels; '' = not known, then the topmost ones
 * @returns at most MAX_SIGNATURES, the most important ones first
 */
export function chooseSignatures(signatures: readonly MessageSignature[], authorDomain = ''): MessageSignature[] {
  return signatures
    .map((signature) => ({ signature, distance: distanceTo(authorDomain, signature) }))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, MAX_SIGNATURES)
    .map(({ signature }) => signature);
}

/** 0 = the author's own domain, then those above and below it, then those that share its last two labels, then the others. */
function distanceTo(author: string, { domain, problem }: MessageSignature): number {
  if (problem || domain === null) return 6;
  if (author === '') return 4;
  if (domain === author) return 0;
  if (author.endsWith(`.${domain}`)) return 1;
  if (domain.endsWith(`.${author}`)) return 2;
  return lastLabels(domain) === lastLabels(author) ? 3 : 4;
}

function lastLabels(domain: string): string {
  return domain.split('.').slice(-2).join('.');
}
