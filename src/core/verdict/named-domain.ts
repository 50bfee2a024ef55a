import type { VerdictFacts } from '../proof/facts.ts';

/**
 * The domain that a signature lets us name: the author's own, which DMARC was evaluated for and which the reader sees. Without a
 * DMARC record nobody says that it belongs to the signer's: then the signer is named.
 */
export function namedDomain({ dmarc, message }: Pick<VerdictFacts, 'dmarc' | 'message'>, signer: string): string {
  return hasRecord({ dmarc }) ? (message.author?.domain ?? signer) : signer;
}

/** Whether a DMARC policy was found for the author's domain (RFC 9989 §4.10.1). */
export function hasRecord({ dmarc }: Pick<VerdictFacts, 'dmarc'>): boolean {
  return dmarc !== null && dmarc.policy !== null;
}
