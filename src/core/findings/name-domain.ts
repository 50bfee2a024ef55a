import { toALabels } from '../dns/names.ts';
import { trimEnd } from '../message/characters/trim-end.ts';
import { skeleton } from './confusables.ts';
import { areRelated, familiarDomains } from './domains.ts';
import { namesOf, ofAuthors, warn } from './finding.ts';

/**
 * The display name is a domain or a familiar organization that the address does not belong to: "Legit Bank" <x@attack.example>.
 *
 * The attack: the name is all that a small screen shows. Innocent: service providers write for others under their own
 * domains, and words are nobody's property; so a word alone is a mere remark. Caveat: only the domains of the user and of the
 * recipients are known here; brands that everybody knows are told by name-brand.ts.
 */
export const nameDomain = ofAuthors((mailbox, fieldIndex, facts) => {
  if (mailbox.domain === '') return [];
  const words = namesOf(mailbox)
    .join(' ')
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s<>()[\],;:"'“”‘’「」|/]+/u);
  const named = words.map(asDomain).find((domain) => domain !== '' && !areRelated(domain, mailbox.domain, facts));
  if (named !== undefined) {
    return [warn('caution', 'finding_name_domain', { claimed: named, domain: mailbox.domain }, [fieldIndex])];
  }
  const shapes = words.map(skeleton);
  const familiar = familiarDomains(facts).find(
    ({ domain }) => !areRelated(domain, mailbox.domain, facts) && shapes.includes(skeleton(mainLabel(domain))),
  );
  if (familiar === undefined) return [];
  return [warn('info', 'finding_name_familiar', { familiar: familiar.domain, domain: mailbox.domain }, [fieldIndex])];
});

/** A word that reads as a domain; figures and abbreviations ("v1.2", "z.B.") do not. */
function asDomain(word: string): string {
  const [last = '', ...rest] = trimEnd(word.replace(/^www\./, ''), '.')
    .split('.')
    .reverse();
  const plausible = /^[a-z]{2,24}$/.test(last) && rest.some((label) => label.length > 2) && !word.includes('@');
  return plausible ? (toALabels([...rest.reverse(), last].join('.')) ?? '') : '';
}

/** The label that people take for the name: the longest; short ones are words of every language. */
function mainLabel(domain: string): string {
  const label = domain
    .split('.')
    .slice(0, -1)
    .reduce((longest, next) => (next.length > longest.length ? next : longest), '');
  return label.length > 3 ? label : '\u0000';
}
