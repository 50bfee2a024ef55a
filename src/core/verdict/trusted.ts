import { isAtOrUnder, toALabels } from '../dns/names.ts';
import type { TrustedResults } from '../inspection/index.ts';
import type { VerdictFacts } from '../proof/facts.ts';
import { LET_THROUGH_BY_ARC } from '../recorded/dmarc-policy.ts';
import { arcVoucher } from './arc-voucher.ts';

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
export function letThrough(facts: Facts & Sealed): string | null {
  const words = wordsOf(facts);
  return words === LET_THROUGH_BY_ARC && !isSealedByNamed(facts) ? null : words;
}

type Sealed = Pick<VerdictFacts, 'arc' | 'user' | 'fields' | 'route'>;

function wordsOf(facts: Facts): string | null {
  return recordedDmarcFail(facts) ? (trustedDmarc(facts)?.letThrough ?? null) : null;
}

/** Whether the provider's words rest on a chain, so that its seals must be known first. */
export function restsOnSeals(facts: Facts): boolean {
  return wordsOf(facts) === LET_THROUGH_BY_ARC;
}

/**
 * The attack: a forger seals with a domain of its own, and every provider records "arc=pass" of that; "dis=none" may come from a record that was
 * lax when the mail came. So the seals must verify here, and be of whom the user's list names, or of the provider itself, down to the one that
 * recorded dmarc=pass for this author.
 */
function isSealedByNamed(facts: Facts & Sealed): boolean {
  const provider = trustedResults(facts)?.authservId ?? '';
  const isProviders = (sealer: string) => sealer.includes('.') && isAtOrUnder(provider, sealer);
  return facts.arc?.result === 'pass' && arcVoucher(facts, isProviders) !== null;
}

/** Whose word it is, as a name to show. */
export function providerName(facts: Facts): string {
  return facts.route.receiver ?? trustedResults(facts)?.authservId ?? '';
}
