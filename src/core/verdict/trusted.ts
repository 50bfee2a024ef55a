import { toALabels } from '../dns/names.ts';
import type { TrustedResults } from '../inspection/index.ts';
import type { VerdictFacts } from '../proof/facts.ts';

type Facts = Pick<VerdictFacts, 'route' | 'recorded' | 'message'>;

/** What the receiver recorded, if it is certain that the receiver wrote it: an inferred receiver is nobody's word. */
export function trustedResults(facts: Facts): TrustedResults | null {
  return facts.route.standing === 'known' ? facts.recorded.trusted : null;
}

/** The recorded DMARC result, if it speaks of the very domain that the From field names. */
export function trustedDmarc(facts: Facts): TrustedResults['dmarc'] {
  const dmarc = trustedResults(facts)?.dmarc ?? null;
  const author = facts.message.author?.domain ?? '';
  return dmarc?.domain && author !== '' && toALabels(dmarc.domain) === author ? dmarc : null;
}

/** "bestguesspass" and the like are not a pass: no record stands behind them. */
export function recordedDmarcPass(facts: Facts): boolean {
  const dmarc = trustedDmarc(facts);
  return dmarc?.result === 'pass' && dmarc.word.toLowerCase() === 'pass';
}

/** Whether the provider itself recorded dmarc=fail (RFC 8601 §2.7). */
export function recordedDmarcFail(facts: Facts): boolean {
  return trustedDmarc(facts)?.result === 'fail';
}

/**
 * The provider's own words for why it let the mail through although DMARC fails: a chain that it trusts, what the mailbox's side has set
 * up. null = it says nothing of the kind.
 */
export function letThrough(facts: Facts): string | null {
  return recordedDmarcFail(facts) ? (trustedDmarc(facts)?.letThrough ?? null) : null;
}

/** Whose word it is, as a name to show. */
export function providerName(facts: Facts): string {
  return facts.route.receiver ?? trustedResults(facts)?.authservId ?? '';
}
