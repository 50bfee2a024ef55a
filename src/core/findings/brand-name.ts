/** Which brand a display name calls itself by, and whether a domain is the brand's. */
import { isAtOrUnder } from '../dns/names.ts';
import { BRANDS, type Brand } from './brands.ts';
import { skeleton } from './confusables.ts';
import { isOnlyService } from './service-words.ts';

/**
 * The brand that a name is, begins with, or has behind words of service: "PayPal", "Ρaypal Support", "楽天カード株式会社", "P a y P a l",
 * "Your PayPal account". Compared is what letters look like.
 *
 * @param name as shown
 * @returns null for everything else; a brand that is an everyday word counts alone or with words of service behind it. Linear:
 *   each brand's name is compared where a word begins
 */
export function brandIn(name: string): Brand | null {
  // NFKC would make letters of "™", which a reader does not take for a part of the name.
  const text = name
    .slice(0, MAX_NAME)
    .replaceAll(/[™℠®©]/g, ' ')
    .replaceAll(SPACED, '');
  // A "|" or "!" behind a word parts it ("PayPal!") or disguises a letter of it ("PayPa|").
  const shapes = [text.replaceAll(/[!|！｜]/g, ' '), text]
    .map(skeleton)
    .flatMap((shape) => [shape, shape.replace(LABEL, '')])
    .map(withoutOpening);
  return SHAPES.find((one) => shapes.some((shape) => begins(shape, one) || isBehindService(shape, one)))?.brand ?? null;
}

/** What parts the single letters of "楽 天 市 場"; single Latin ones may be initials. */
const SPACED = /(?<=(?:^|[ ・　])[々-힣])[ ・　](?=[々-힣](?:$|[ ・　]))/gu;

/** "【重要】", "[Alert]"; parentheses hold the form of a company, "(有)". */
const LABEL = /^\s*[[【][^\]】]{1,20}[\]】]/;

/** Whether mail from this domain may bear the brand's name. */
export function isOfBrand(domain: string, { domains }: Brand): boolean {
  return domains.some((own) =>
    own.endsWith('.*') ? labelBeforeSuffix(domain) === own.slice(0, -2) : isAtOrUnder(domain, own),
  );
}

/** Characters of a name that a list of mails shows. */
const MAX_NAME = 200;

/** Shorter names of Latin letters are initials too: "D. H. L. Smith". */
const MIN_SPACED = 5;

const SHAPES = BRANDS.flatMap((brand) =>
  brand.names.map((name) => ({ brand, shape: skeleton(name).replaceAll(' ', '') })),
);

/** What stands before a name and says nothing: brackets, quotes, the form of a company. */
function withoutOpening(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]{0,20}(?:株式会社)?[^\p{L}\p{N}]{0,20}/u, '');
}

interface Shape {
  readonly shape: string;
  readonly brand: Brand;
}

function begins(text: string, { shape, brand }: Shape, isWord = brand.isWord): boolean {
  const mayBeSpaced = shape.length >= MIN_SPACED || !isLatin(shape[0]);
  let at = 0;
  for (const character of shape) {
    while (mayBeSpaced && at > 0 && !text.startsWith(character, at) && isSeparator(text[at])) at++;
    if (!text.startsWith(character, at)) return false;
    at += character.length;
  }
  const rest = text.slice(at);
  const glued = isLatin(shape.at(-1)) ? (/^[a-z0-9]+/.exec(rest)?.[0] ?? '') : '';
  // "PayPalSecurity"; but "Metacenter" and "Applecare" may be anybody's.
  if (
    glued !== '' &&
    ((brand.isWord && !mayBeSpaced) || glued.length < (brand.isWord ? 5 : 3) || !isOnlyService(glued))
  )
    return false;
  // "アマゾンamazon", "Amazon楽天": two brands are no other's name.
  return !isWord || isOnlyService(rest) || SHAPES.some((other) => begins(withoutOpening(rest), other));
}

/**
 * "Your PayPal account", "Support PayPal", "service@paypal": words of service before the brand, and nothing but such behind it. A brand that
 * is an everyday word makes other names with them ("Help Line", "Your Apple"): so there must be "@" or a bracket, or "your" and a service.
 */
function isBehindService(text: string, one: Shape): boolean {
  let rest = text;
  for (let word = OPENING.exec(rest); word !== null; word = OPENING.exec(rest)) {
    const [all, before = ''] = word;
    if (!WORDS.includes(before) && !isOnlyService(before)) return false;
    rest = rest.slice(all.length);
    const counts = !one.brand.isWord || /[@[【]$/.test(all) || (before === 'your' && rest.includes(' '));
    if (counts && begins(rest, one, true)) return true;
  }
  return false;
}

/** Where Japanese meets Latin letters a word ends too: "カスタマーPayPal". */
const OPENING = /^([\p{L}\p{N}]+?)(?:[^\p{L}\p{N}]+|(?<=[々-힣])(?=[a-z0-9]))/u;
const WORDS: readonly string[] = ['your', 'the', 'from'];

function isSeparator(character = 'a'): boolean {
  return !/[\p{L}\p{N}]/u.test(character);
}

function isLatin(character = ''): boolean {
  return /[a-z0-9]/.test(character);
}

/** The label before ".com", ".de", ".co.jp" or ".com.au": "amazon" of "mail.amazon.co.jp". Of no other ending: ".shop" sells any name. */
function labelBeforeSuffix(domain: string): string {
  const [top = '', second = '', third = ''] = domain.split('.').reverse();
  if (top === 'com') return second;
  if (top.length !== 2) return '';
  return second === 'co' || second === 'com' ? third : second;
}
