/** Which domains go together, as far as names tell: for cautions; no verdict rests on it but one that stays open. */
import { isAtOrUnder, toULabels } from '../dns/names.ts';
import { isOfBrand } from './brand-name.ts';
import { BRANDS } from './brands.ts';
import type { FindingFacts } from './finding.ts';

/**
 * Whether two domains seem to belong to one organization: one stands above the other, both stand under the
 * Organizational Domain that DMARC found, or they share a parent that does not look like a registry's ("co.jp").
 */
export function areRelated(one: string, other: string, facts?: Pick<FindingFacts, 'dmarc'>): boolean {
  if (one === '' || other === '') return false;
  if (isAtOrUnder(one, other) || isAtOrUnder(other, one)) return true;
  const organization = facts?.dmarc?.evidence.record ? (facts.dmarc.organizationalDomain ?? '') : '';
  if (organization !== '') return isAtOrUnder(one, organization) && isAtOrUnder(other, organization);
  const shared = sharedParent(one, other);
  return shared.length > 2 || (shared.length === 2 && (shared[0]?.length ?? 0) > 3);
}

function sharedParent(one: string, other: string): string[] {
  const [left, right] = [one.split('.').reverse(), other.split('.').reverse()];
  const shared: string[] = [];
  for (let at = 0; at < left.length && left[at] === right[at]; at++) shared.unshift(left[at] ?? '');
  return shared;
}

/** Domains that the reader knows: the user's own, and those of the recipients. */
export function familiarDomains(facts: FindingFacts): { domain: string; own: boolean }[] {
  const own = facts.user.ownDomains.map((domain) => ({ domain, own: true }));
  const recipients = facts.message.to
    .slice(0, MAX_FAMILIAR)
    .map(({ domain }) => domain)
    .filter((domain) => domain.includes('.') && !facts.user.ownDomains.includes(domain));
  return [...own, ...[...new Set(recipients)].map((domain) => ({ domain, own: false }))];
}

/** The user's own or a recipient's domain, or a brand's: what an attacker would claim. */
export function isKnown(facts: FindingFacts, domain: string): boolean {
  if (familiarDomains(facts).some((familiar) => areRelated(familiar.domain, domain))) return true;
  return BRANDS.some((brand) => isOfBrand(domain, brand));
}

/** Recipients that are compared; a list of hundreds is nobody's circle of acquaintances. */
const MAX_FAMILIAR = 20;

/** The author's domain, or those of all authors when there are several. */
export function authorDomains(facts: FindingFacts): string[] {
  const domains = facts.message.from.flatMap((field) => field.mailboxes.slice(0, 10).map((mailbox) => mailbox.domain));
  return [...new Set(domains.filter((domain) => domain !== ''))];
}

/** A domain as it is registered and, only where it differs, as it is shown: 'xn--bcher-kva.example (bücher.example)'. */
export function bothForms(domain: string): string {
  const unicode = toULabels(domain);
  return unicode === domain ? domain : `${domain} (${unicode})`;
}
