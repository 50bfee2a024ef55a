/** The name before an address in angle brackets (display-name, RFC 5322 §3.4), and what of it could be read as another address. */
import { decodeText } from '../characters/inert-text.ts';
import type { AddressText } from './address-text.ts';
import type { Token } from './scanner.ts';
import { phraseOf, textOf } from './token-text.ts';

/**
 * Whether the commas in these tokens belong to a name that lacks its quotes: words and commas, then one address in angle brackets. Strictly
 * it is a list whose first mailboxes have no address (RFC 5322 §3.4); but nobody can read another address in it, and what is shown of it
 * is the sender's own words either way. With "@" among the words, plain or encoded, it stays a list.
 */
export function isNameWithCommas(source: AddressText, tokens: readonly Token[], commas: readonly unknown[]): boolean {
  if (commas.length === 0) return false;
  const open = tokens.findIndex((token) => token.special === '<');
  const phrase = tokens.slice(0, Math.max(0, open));
  if (phrase.length === 0 || phrase.at(-1)?.special === ',' || !phrase.every((token) => token.wellFormed)) return false;
  const text = phraseOf(source, phrase);
  return !text.includes('@') && !decodeText(text, { declared: source.declared, readUtf7: true }).includes('@');
}

export interface Phrase {
  text: string;
  wellFormed: boolean;
  /** A sign stands in it that only a quoted string may hold (RFC 5322 §3.2.3). */
  lacksQuotes: boolean;
  /** Without blanks, and without apostrophes that were meant as quotes, in lower case: the address itself where that stands for a name. */
  address: string;
}

/**
 * display-name = phrase, with the dots of obs-phrase (§4.1) and with "[…]", which gateways put before names. A comma, a first dot and an "@" that no
 * domain follows ("Legit @ Home") lack their quotes, and nobody reads another address in them.
 */
export function readPhrase(source: AddressText, tokens: readonly Token[]): Phrase {
  const has = (sign: string): boolean => tokens.some(({ special }) => special === sign);
  const text = phraseOf(source, tokens);
  const wellFormed =
    tokens.every((token) => token.wellFormed && (token.kind !== 'special' || '.,@'.includes(token.special))) &&
    !(has('@') && [text, decodeText(text, { declared: source.declared, readUtf7: true })].some(namesDomain));
  return {
    text,
    wellFormed,
    lacksQuotes: wellFormed && (tokens[0]?.special === '.' || has(',') || has('@')),
    address: withoutApostrophes(textOf(source, tokens).toLowerCase()),
  };
}

/**
 * Whether a program may read an address of the Internet in a name: an "@", and a domain of several labels or a literal behind it, with blanks between
 * them or not (obs-domain, §4.4). The attack: "admin@legit.example <x@attack.example>", of which programs show one or the other.
 */
function namesDomain(text: string): boolean {
  return text
    .split('@')
    .slice(1)
    .some((behind) => {
      const [word = '', next = ''] = behind.trim().split(/\s+/, 2);
      return word.startsWith('[') || DOT.test(word) || DOT.test(next.charAt(0));
    });
}

/** Of a domain name, and what IDNA takes for one (RFC 3490 §3.1). */
const DOT = /[.\u3002\uff0e\uff61]/;

function withoutApostrophes(text: string): string {
  return text.startsWith("'") && text.endsWith("'") ? text.slice(1, -1) : text;
}
