import { countLabels, lastLabels } from '../dns/labels.ts';
import { isAtOrUnder, toULabels } from '../dns/names.ts';
import type { Finding } from '../inspection/index.ts';
import { provenDomains } from '../proof/proven-parties.ts';
import { skeleton } from './confusables.ts';
import { authorDomains, bothForms, familiarDomains } from './domains.ts';
import { isOneEditAway } from './edit-distance.ts';
import { type Finder, type FindingFacts, fromIndexes, warn } from './finding.ts';

/**
 * The author's domain looks like one that the reader knows: "1egit.example", "legit.example.attack.example", "legitt.example".
 *
 * The attack: such a domain passes every check, as it really sent the mail; a letter is what differs. Innocent: two firms with
 * names one letter apart that write to each other; so nearness to a recipient's domain weighs less than to the user's
 * own. Caveat: domains that neither the user nor a recipient has are not known here.
 */
export const lookalikeDomain: Finder = (facts) =>
  authorDomains(facts)
    .slice(0, 10)
    .flatMap((domain) => compare(facts, domain));

function compare(facts: FindingFacts, domain: string): Finding[] {
  for (const { domain: familiar, own } of familiarDomains(facts)) {
    if (isAtOrUnder(domain, familiar)) continue;
    const values = { domain: bothForms(domain), familiar };
    if (looksLike(domain, familiar)) return [warn('danger', 'finding_lookalike', values, fromIndexes(facts))];
    if (`.${domain}`.includes(`.${familiar}.`)) {
      if (isOfCountry(domain, familiar) && (facts.progress !== 'done' || isProven(facts, domain))) continue;
      return [warn('danger', 'finding_familiar_inside', values, fromIndexes(facts))];
    }
    if (isNear(domain, familiar)) return [warn(own ? 'danger' : 'caution', 'finding_near', values, fromIndexes(facts))];
  }
  return [];
}

/**
 * "acme.co.uk" beside "acme.co", "acme.com.au" beside "acme.com": a country's spelling of the same name. Whether the mail is really from there
 * says more, and is waited for.
 */
function isOfCountry(domain: string, familiar: string): boolean {
  const second = familiar.slice(familiar.lastIndexOf('.') + 1);
  const country = lastLabels(domain, 1);
  const isUnderIt = lastLabels(domain, countLabels(familiar) + 1) === `${familiar}.${country}`;
  return SECOND_LEVELS.includes(second) && isUnderIt && country.length === 2;
}

/** Under which countries register names. */
const SECOND_LEVELS: readonly string[] = 'ac co com edu gov ne net or org'.split(' ');

function isProven(facts: FindingFacts, domain: string): boolean {
  return provenDomains(facts).some((proven) => isAtOrUnder(domain, proven) || isAtOrUnder(proven, domain));
}

/** Over as many labels as the familiar one has: what stands before them is the sender's choice. */
function looksLike(domain: string, familiar: string): boolean {
  return skeleton(toULabels(lastLabels(domain, countLabels(familiar)))) === skeleton(toULabels(familiar));
}

/** One edit within one label of five letters or more; shorter ones are near to everything. */
function isNear(domain: string, familiar: string): boolean {
  const [labels, others] = [lastLabels(domain, countLabels(familiar)).split('.'), familiar.split('.')];
  if (labels.length !== others.length) return false;
  const differing = labels.filter((label, at) => label !== others[at]);
  const [label = ''] = differing;
  const other = others[labels.indexOf(label)] ?? '';
  return differing.length === 1 && label !== labels.at(-1) && other.length >= 5 && isOneEditAway(label, other);
}
