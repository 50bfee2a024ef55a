/** What a mail of our own is written with: dates, encoded words, base64 (RFC 5322 §3.3, 2047, 2045 §6.8). */

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** @returns a date-time of RFC 5322 §3.3, in UTC */
export function mailDate(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${DAYS[date.getUTCDay()]}, ${two(date.getUTCDate())} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}

/** Bytes of text in one encoded word, which has 75 characters at most (RFC 2047 §2). */
const WORD_BYTES = 45;

/** @returns unstructured text in US-ASCII: as it is, or in encoded words, none of which parts a character */
export function encodedText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text) && !text.includes('=?')) return text;
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (new TextEncoder().encode(word + character).length > WORD_BYTES) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((part) => `=?utf-8?B?${base64(new TextEncoder().encode(part))}?=`).join(' ');
}

/** @returns base64 in lines of 76 characters, as a body has it */
export function base64Lines(text: string): string {
  const coded = base64(new TextEncoder().encode(text));
  let out = '';
  for (let at = 0; at < coded.length; at += 76) out += `${coded.slice(at, at + 76)}\r\n`;
  return out;
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** RFC 5321 §4.5.3.1.3 */
const LONGEST_ADDRESS = 254;
const MOST_ADDRESSES = 10;

/**
 * Addresses as a person types them, with commas or blanks between. The attack: a text that was put on the clipboard for it holds a line end
 * and a field of its own; so nothing but plain addresses (RFC 5321 §4.1.2, Dot-string) comes through.
 *
 * @returns null where something is no address; [] for nothing
 */
export function readAddresses(typed: string): string[] | null {
  const list = typed.split(/[\s,;]+/).filter((part) => part !== '');
  if (list.length > MOST_ADDRESSES) return null;
  return list.every((address) => address.length <= LONGEST_ADDRESS && isAddress(address)) ? list : null;
}

function isAddress(address: string): boolean {
  const [local = '', domain = '', more] = address.split('@');
  const isDotted = (text: string, atom: RegExp) => text.split('.').every((part) => atom.test(part));
  return (
    more === undefined &&
    isDotted(local, /^[\w!#$%&'*+/=?^`{|}~-]+$/) &&
    domain.includes('.') &&
    isDotted(domain, /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/)
  );
}
