import { toALabels } from '../dns/names.ts';
import { trimEnd } from '../message/characters/trim-end.ts';
import { skeleton } from './confusables.ts';
import { areRelated, familiarDomains } from './domains.ts';
import { namesOf, ofAuthors, warn, wordsOf } from './finding.ts';
import { isRelay } from './name-services.ts';

/**
 * The display name is a domain or a familiar organization that the address does not belong to: "Legit Bank" <x@attack.example>.
 *
 * The attack: the name is all that a small screen shows. Innocent: service providers write for others under their own
 * domains, and words are nobody's property; so a word alone is a mere remark. Caveat: only the domains of the user and of the
 * recipients are known here; brands that everybody knows are told by name-brand.ts. Relays write the sender's address as words, "Bob - bob at
 * legit.example": only mentioned.
 */
export const nameDomain = ofAuthors((mailbox, fieldIndex, facts) => {
  if (mailbox.domain === '') return [];
  const words = wordsOf(namesOf(mailbox).join(' ').toLowerCase());
  const named = words.map(asDomain).find((domain) => domain !== '' && !areRelated(domain, mailbox.domain, facts));
  if (named !== undefined) {
    const values = { claimed: named, domain: mailbox.domain };
    return [warn(isRelay(mailbox.domain) ? 'info' : 'caution', 'finding_name_domain', values, [fieldIndex])];
  }
  const shapes = words.map(skeleton);
  const familiar = familiarDomains(facts).find(
    ({ domain }) => !areRelated(domain, mailbox.domain, facts) && shapes.includes(skeleton(mainLabel(domain))),
  );
  if (familiar === undefined) return [];
  return [warn('info', 'finding_name_familiar', { familiar: familiar.domain, domain: mailbox.domain }, [fieldIndex])];
});

/** A word that reads as a domain; figures and abbreviations ("v1.2", "z.B.") do not, nor what is a brand's name in Japan, "お名前.com". */
function asDomain(word: string): string {
  const [last = '', ...rest] = trimEnd(word.replace(/^www\./, ''), '.')
    .split('.')
    .reverse();
  const plausible = /^[a-z]{2,24}$/.test(last) && rest.some((label) => label.length > 2) && !/[@々-힣]/.test(word);
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
