import { toALabels } from '../dns/names.ts';
import type { Mailbox } from '../inspection/index.ts';
import { trimEnd } from '../message/characters/trim-end.ts';
import { skeleton } from './confusables.ts';
import { areRelated, familiarDomains, isKnown } from './domains.ts';
import { type FindingFacts, namesOf, ofAuthors, warn, wordsOf } from './finding.ts';
import { isRelay } from './name-services.ts';

/**
 * The display name is a domain or a familiar organization that the address does not belong to: "Legit Bank" <x@attack.example>.
 *
 * The attack: the name is all that a small screen shows. Innocent: service providers write for others under their own
 * domains, and words are nobody's property; so a word alone is a mere remark. Caveat: only the domains of the user and of the
 * recipients are known here; brands that everybody knows are told by name-brand.ts. Relays write the sender's address as words, "Bob - bob at
 * legit.example": only mentioned. Who is called as the address is, "marco.it" <marco.it@mail.example>, claims nothing.
 */
export const nameDomain = ofAuthors((mailbox, fieldIndex, facts) => {
  if (mailbox.domain === '') return [];
  const name = namesOf(mailbox).join(' ').normalize('NFKC').toLowerCase();
  const words = wordsOf(rejoined(name));
  const named = [...words.map((word) => asDomain(word, mailbox, facts)), ...spelled(name, facts)].find(
    (domain) => domain !== '' && !areRelated(domain, mailbox.domain, facts),
  );
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

/**
 * An address as people write it where machines read, made one again: "support[at]paypal[dot]com", "service @ paypal . com", "info at paypal dot com".
 * "At" alone names a place, "Bob at Example", and between two l a middle dot is a letter's: "Gal·la".
 */
function rejoined(name: string): string {
  return name
    .split(/\s+/)
    .join(' ')
    .replaceAll(/ ?[[({<] ?(?:at|@) ?[\])}>] ?| @ /g, ' @')
    .replaceAll(/ ?[[({<] ?(?:dot|\.) ?[\])}>] ?| \. |[。•]|(?<!l)·|·(?!l)/g, '.')
    .replace(/ at (\S{1,64}) dot (?=[a-z]{2,24}$)/, ' @$1.');
}

/**
 * Domains that are known, with anything in the place of their dots: "service@paypal,com", "www paypal com", "amazon dot co dot jp". Of others the same
 * words are a name, "Smith, Com". A whole address is `nameAddress`'s to tell.
 */
function spelled(name: string, facts: FindingFacts): string[] {
  const words = name.slice(0, MAX_SPELLED).split(' ');
  const labels = words.filter((word) => !(word.includes('@') && word.includes('.'))).join(' ');
  return labels
    .split(/[^\p{L}\p{N}]|\bdot\b/u)
    .filter(Boolean)
    .map((last, at, all) => all.slice(Math.max(0, at - (last === 'jp' ? 2 : 1)), at + 1).join('.'))
    .filter((domain) => SPELLED.test(domain) && isKnown(facts, domain));
}

const MAX_SPELLED = 200;
/** A registered domain of the commonest endings; "co.jp" alone is nobody's. */
const SPELLED = /^[^.]+\.(?:com|net|org|(?:co|ne|or)\.jp)$/;

/**
 * A word that reads as a domain, behind an "@" or not; figures and abbreviations ("v1.2", "z.B.") do not, nor a person's or a program's name
 * ("bob.smith", "Node.js"), nor what is a brand's name in Japan, "お名前.com".
 */
function asDomain(word: string, { localPart }: Mailbox, facts: FindingFacts): string {
  const name = trimEnd(word.replace(/^@?(?:www\.)?/, ''), '.');
  const [last = '', ...rest] = name.split('.').reverse();
  if (!rest.some((label) => label.length > 2) || /[@々-힣]/.test(name)) return '';
  const isCountry = /^[a-z]{2}$/.test(last) && last !== 'js' && name !== localPart.toLowerCase();
  const domain = toALabels(name) ?? '';
  return isCountry || ENDINGS.includes(last) || isKnown(facts, domain) ? domain : '';
}

/** Of domains that are no country's: those that organizations have and people know. */
const ENDINGS: readonly string[] = (
  'com net org edu gov mil int info biz app dev online site shop store xyz top club support bank ' +
  // For documents and tests (RFC 2606 §2)
  'example test'
).split(' ');

/** The label that people take for the name: the longest; short ones are words of every language. */
function mainLabel(domain: string): string {
  const label = domain
    .split('.')
    .slice(0, -1)
    .reduce((longest, next) => (next.length > longest.length ? next : longest), '');
  return label.length > 3 ? label : '\u0000';
}
