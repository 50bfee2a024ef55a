/** A text without the people to whom the mail was sent, and without what stands before the "@" of anybody else. */
import { replaceAddresses } from './addresses.ts';
import { withoutLinkTokens } from './links.ts';
import { BLANKED_DOMAIN, type People, UNPARTED } from './people.ts';
import { small } from './small.ts';

/**
 * How a text is written. free: by people, so that it may name somebody in words; technical: no words in it; record: published in the DNS
 * for everybody, where only recipients are none of the public's business.
 */
export type Kind = 'free' | 'technical' | 'record';

/** @returns the text with the placeholders of `people` */
export function blankText(text: string, people: People, kind: Kind): string {
  if (text === '') return text;
  const linked = kind === 'free' ? withoutLinkTokens(text) : text;
  const addressed = replaceAddresses(linked, (local, domain) => blankAddress(local, domain, people, kind));
  const formed = withoutForms(addressed, people);
  return kind === 'free' ? withoutWords(withoutCodes(formed, people), people) : formed;
}

/** What is written before an address with nothing between ("smtp.mailfrom=bob@reader.example"). */
const PROPERTY =
  /^(?:smtp\.\w+|header\.\w+|policy\.\w+|envelope-\w+|x-\w+|i|from|to|for|sender|mail|rcpt|auth|user|email)=/i;

function blankAddress(local: string, domain: string, people: People, kind: Kind): string {
  if (people.isMessageId(`${local}@${domain}`) && !people.isRecipient(`${local}@${domain}`))
    return `${local}@${domain}`;
  const before = beginning(local, domain, people);
  const rest = local.slice(before.length);
  if (kind === 'record' && !people.isRecipient(`${rest}@${domain}`)) return `${local}@${domain}`;
  return rest === '' ? `${local}@${domain}` : `${before}${people.placeholderOf(rest, domain)}`;
}

/** What of the run before an "@" is none of the address: a property, an apostrophe, the tag of a signed return path. */
function beginning(local: string, domain: string, people: People): string {
  const property = PROPERTY.exec(local)?.[0] ?? '';
  const marks = /^(?:%[0-9a-f]{2}|[^\p{L}\p{N}"])*/iu.exec(local.slice(property.length))?.[0] ?? '';
  const start = property + marks;
  for (const { index, 0: sign } of local.matchAll(/=|%3d/gi)) {
    const end = index + sign.length;
    if (end > start.length && people.isRecipient(`${local.slice(end)}@${domain}`)) return local.slice(0, end);
  }
  return start;
}

/** Characters between the two halves of an address that a return path or a link holds: "bob=reader.example", "bob_at_reader.example", "bob=3Dreader.example". */
const BETWEEN = /^(?:(?:%25|[%=])(?:40|3d)|[^\p{L}\p{N}\s]{1,3}(?:at[^\p{L}\p{N}\s]{1,3})?)/u;

function withoutForms(text: string, people: People): string {
  let out = text;
  let lower = small(out);
  for (const { local, domain, placeholder } of people.recipients) {
    if (domain === '' || !lower.includes(local)) continue;
    let built = '';
    let from = 0;
    for (let at = lower.indexOf(local); at >= 0; at = lower.indexOf(local, at + 1)) {
      const end = at + local.length;
      const sign = BETWEEN.exec(lower.slice(end, end + 8))?.[0];
      // A longer address that ends so is another one.
      if (at < from || sign === undefined || !isBeginning(lower, at)) continue;
      const after = end + sign.length + domain.length;
      if (!lower.startsWith(domain, end + sign.length) || goesOn(lower.slice(after, after + 2))) continue;
      built += out.slice(from, at) + placeholder;
      from = after;
    }
    if (from === 0) continue;
    out = built + out.slice(from);
    lower = small(out);
  }
  return out;
}

function isBeginning(lower: string, at: number): boolean {
  return !/[\p{L}\p{N}]/u.test(lower.charAt(at - 1)) || /^%[0-9a-f]{2}$/.test(lower.slice(Math.max(0, at - 3), at));
}

function goesOn(text: string): boolean {
  return /^(?:[\p{L}\p{N}_-]|\.[\p{L}\p{N}])/u.test(text);
}

const WORD = /[\p{L}\p{N}\p{M}._@=+%~．-]+/gu;
const PLACEHOLDER = /^(?:recipient|person)-\d+$/;

function withoutWords(text: string, people: People): string {
  return withoutPhrases(text, people).replace(WORD, (run) => {
    const stem = withoutLastStops(run);
    const whole = people.words.get(small(stem));
    if (whole !== undefined) return whole + run.slice(stem.length);
    // The attack: "To: example bank <bob@…>" would leave nothing to read of "bank.example", so hosts are no words.
    if (run.includes('@') || PLACEHOLDER.test(run) || isHost(run)) return run;
    return run.replace(PARTED, (word) => people.words.get(small(word)) ?? word);
  });
}

/** A word by itself, of a script that sets words apart: in "Bob様" the second is none of the name. */
const PARTED = new RegExp(`%[0-9a-f]{2}|(?:(?!${UNPARTED.source})[\\p{L}\\p{N}\\p{M}])+`, 'giu');

/** Those of the sentence, and what Japanese sets behind a name. */
function withoutLastStops(run: string): string {
  let end = run.length;
  while (run[end - 1] === '.' || UNPARTED.test(run.charAt(end - 1))) end--;
  return run.slice(0, end);
}

function isHost(run: string): boolean {
  return /[\p{L}\p{N}]\.\p{L}[\p{L}\p{N}-]+\.?$/u.test(run);
}

function withoutPhrases(text: string, people: People): string {
  let out = text;
  let lower = small(out);
  for (const [phrase, placeholder] of people.phrases) {
    if (!lower.includes(phrase)) continue;
    out = replaceAll(out, lower, phrase, placeholder);
    lower = small(out);
  }
  return out;
}

function replaceAll(text: string, lower: string, phrase: string, placeholder: string): string {
  let out = '';
  let from = 0;
  for (let at = lower.indexOf(phrase); at >= 0; at = lower.indexOf(phrase, from)) {
    out += text.slice(from, at) + placeholder;
    from = at + phrase.length;
  }
  return out + text.slice(from);
}

/** Marks of a sender's own may hold the address in base64 or in hexadecimal digits; where the field is folded, in several pieces. */
const CODED = /[A-Za-z0-9+/_-]{16,}(?:[ \t][A-Za-z0-9+/_-]{4,})*/g;

function withoutCodes(text: string, people: People): string {
  return text.replace(CODED, (run) => {
    const pieces = run.split(/[ \t]/);
    // What stands beside a mark may also be a word or another mark.
    const all = pieces.length > 1 ? [pieces.join(''), ...pieces] : pieces;
    return all.flatMap(readings).some((reading) => holdsRecipient(reading, people)) ? 'blanked' : run;
  });
}

function holdsRecipient(text: string, people: People): boolean {
  let isHeld = false;
  replaceAddresses(text, (local, domain) => {
    const before = beginning(local, domain, people);
    isHeld ||= people.isRecipient(`${local.slice(before.length)}@${domain}`);
    return '';
  });
  return isHeld || holdsName(text, people);
}

/** Letters of a name of ASCII that are not there by chance, whatever bytes were decoded. */
const TELLING_NAME = 5;

function holdsName(bytes: string, { words, phrases }: People): boolean {
  // Of UTF-16 every other byte is none, as far as names are of ASCII.
  const text = small(UTF8.decode(Uint8Array.from(bytes.replaceAll('\0', ''), (character) => character.charCodeAt(0))));
  const isThere = (name: string) => (name.length >= TELLING_NAME || !ASCII.test(name)) && text.includes(name);
  return phrases.some(([name]) => isThere(name)) || [...words.keys()].some(isThere);
}

const UTF8 = new TextDecoder();
const ASCII = /^[\x20-\x7e]*$/;

function readings(run: string): string[] {
  if (/^(?:[0-9a-f]{2})+$/i.test(run))
    return [run.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)))];
  const plain = run.replaceAll('-', '+').replaceAll('_', '/');
  // Something else may stand before it.
  return [0, 1, 2, 3].map((skipped) => {
    const rest = plain.slice(skipped);
    try {
      return atob(rest.slice(0, rest.length - (rest.length % 4 === 1 ? 1 : 0)));
    } catch {
      return '';
    }
  });
}

/** @returns what stands for an address that is none: written without a domain, or malformed */
export function blankUser(user: string, people: People): string {
  return `${people.placeholderOfUser(user)}@${BLANKED_DOMAIN}`;
}
