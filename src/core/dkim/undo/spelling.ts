/**
 * Other ways of writing the same field: folds and letters that simple canonicalization does not forgive, and encoded words (RFC 2047).
 *
 * The attack: words between or within encoded words, which one reader passes over and another one shows. So a word is spelt anew only
 * when every character of it is part of what it stands for, and what stands between words is left.
 */
import { isSevenBit, SP } from '../../bytes/ascii.ts';
import { fromLatin1, latin1 } from '../../bytes/latin1.ts';
import { readWord } from '../../message/characters/encoded-words.ts';
import { trimBlanks } from '../../message/fields/field-value.ts';
import { decodeBase64, encodeBase64 } from '../../signatures/base64.ts';
import { concatenate } from '../../signatures/canonical-header.ts';
import { escapeByte } from './encode.ts';
import { type EarlierValue, withoutTag } from './subject.ts';

const NAMES = ['Message-ID:', 'Message-Id:', 'MIME-Version:', 'Mime-Version:'];

/** What a field may have been, from its name with its colon and its value with its line end. */
export type Spell = (name: string, value: string) => string;

export const withoutBlank: Spell = (name, value) => name + trimBlanks(value);

export const SPELLINGS: readonly Spell[] = [
  (name, value) => name + value.replaceAll('\r\n\t', '\r\n '),
  (name, value) => name + value.replaceAll('\r\n ', '\r\n\t'),
  (name, value) => name + value.replaceAll('\r\n\t', ' ').replaceAll('\r\n ', ' '),
  withoutBlank,
  (name, value) => name + (value.startsWith(' ') ? value : ` ${value}`),
  ...NAMES.map(
    (written) => (name: string, value: string) =>
      (name.toLowerCase() === written.toLowerCase() ? written : name) + value,
  ),
];

/** Longer subjects are left alone. */
const MAX_SUBJECT = 2000;
/** Characters of an encoded word (RFC 2047 §2). */
const MAX_WORD = 75;

/** Encoded words of one charset that follow each other, and what stands before them. */
interface Run {
  readonly before: string;
  readonly charset: string;
  readonly words: readonly Uint8Array[];
}

interface Words {
  readonly runs: readonly Run[];
  readonly rest: string;
}

/** A subject whose tag stands within its first encoded word. */
export function withoutTagWithin(value: string): EarlierValue[] {
  const { runs, rest } = readWords(value) ?? { runs: [], rest: '' };
  const [first, ...others] = runs;
  if (first === undefined || trimBlanks(first.before) !== '') return [];
  const earlier = withoutTag(latin1(concatenate(first.words)));
  // In other charsets a "]" can be half a character, and the words could not be shown.
  const isShown = first.charset === 'utf-8' || (earlier !== null && isSevenBit(earlier.removed));
  if (earlier === null || !isShown || earlier.removed.includes('\x1b')) return [];
  const without = [{ ...first, words: [fromLatin1(earlier.value)] }, ...others];
  return [{ value: spell({ runs: without, rest }, SPELLERS[0], false), removed: earlier.removed }];
}

/**
 * @param value of a field, folds included, one character per byte
 * @returns spellings of its encoded words, of the same bytes in the same charsets; none where it has no words, or odd ones
 */
export function respellings(value: string): string[] {
  const words = readWords(value);
  if (words === null) return [];
  const all = SPELLERS.flatMap((speller) => [spell(words, speller, false), spell(words, speller, true)]);
  return [...new Set([...all, ...rawOf(words)])];
}

type Speller = (charset: string, bytes: Uint8Array) => string;

const inB = (charset: string, letter: string, bytes: Uint8Array) => `=?${charset}?${letter}?${encodeBase64(bytes)}?=`;
/** What may stand in a phrase as it is (RFC 2047 §5(3)); a blank is "_". */
const inQ = (charset: string, bytes: Uint8Array) =>
  `=?${charset}?Q?${latin1(bytes)
    .replace(/[^a-zA-Z0-9!*+/ -]/g, escapeByte)
    .replaceAll(' ', '_')}?=`;

/** As programs write them: charsets in either case, "b" by Python, which Mailman is written in. */
const SPELLERS: readonly [Speller, ...Speller[]] = [
  (charset, bytes) => inB(charset.toUpperCase(), 'B', bytes),
  (charset, bytes) => inB(charset, 'B', bytes),
  (charset, bytes) => inB(charset, 'b', bytes),
  (charset, bytes) => inQ(charset.toUpperCase(), bytes),
  (charset, bytes) => inQ(charset, bytes),
];

/** UTF-8 as it stands (RFC 6532): no line end, behind which another field could stand. */
function rawOf({ runs, rest }: Words): string[] {
  const isReadable = runs.every(({ charset, words }) => charset === 'utf-8' && words.every(isText));
  const raw = runs.map(({ before, words }) => before + latin1(concatenate(words)));
  return isReadable ? [raw.join('') + rest] : [];
}

function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= SP);
}

/** @param isPacked whether words are filled up, as far as their charset lets one tell where a character ends */
function spell({ runs, rest }: Words, speller: Speller, isPacked: boolean): string {
  const spelt = runs.map(({ before, charset, words }) => {
    const chunks = isPacked && charset === 'utf-8' ? packed(concatenate(words), charset, speller) : words;
    return before + chunks.map((bytes) => speller(charset, bytes)).join('\r\n ');
  });
  return spelt.join('') + rest;
}

function packed(bytes: Uint8Array, charset: string, speller: Speller): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let from = 0;
  let end = 0;
  for (let at = 1; at <= bytes.length; at++) {
    if (((bytes[at] ?? 0) & 0xc0) === 0x80) continue;
    if (end > from && speller(charset, bytes.subarray(from, at)).length > MAX_WORD) {
      chunks.push(bytes.subarray(from, end));
      from = end;
    }
    end = at;
  }
  return [...chunks, bytes.subarray(from)];
}

function readWords(value: string): Words | null {
  if (value.length > MAX_SUBJECT) return null;
  const runs: Run[] = [];
  let from = 0;
  for (let start = value.indexOf('=?'); start >= 0; start = value.indexOf('=?', from)) {
    const word = readWord(value, start);
    if (word === null || !isPlain(value.slice(start, word.end), word.charset)) return null;
    const before = value.slice(from, start);
    const last = runs.at(-1);
    if (last?.charset === word.charset && [...before].every((character) => ' \t\r\n'.includes(character))) {
      runs[runs.length - 1] = { ...last, words: [...last.words, word.bytes] };
    } else runs.push({ before, charset: word.charset, words: [word.bytes] });
    from = word.end;
  }
  return runs.length === 0 ? null : { runs, rest: value.slice(from) };
}

/** Whether every character of an encoded word stands for something, or for how it is read. */
function isPlain(word: string, charset: string): boolean {
  // RFC 2231 §5 lets a language follow the charset.
  if (word.charAt(2 + charset.length) !== '?') return false;
  const text = word.slice(charset.length + 5, -2);
  if (word.charAt(charset.length + 3).toLowerCase() === 'b') return decodeBase64(text) !== null;
  return [...text].every((character) => character > ' ' && character < '\x7f');
}
