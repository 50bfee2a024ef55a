/**
 * A subject's encoded words (RFC 2047) as they may have been before a server wrote them anew: Mailman does so with every Japanese one. Charset
 * and bytes stay, so it reads the same.
 *
 * The attack: letters within or between encoded words, which one reader passes over and another one shows; a character cut in two, which only
 * some put together again. So every sign of a word is part of what it stands for, words stand apart, and each can be read by itself.
 */
import { isSevenBit } from '../../bytes/ascii.ts';
import { decodeBase64 } from '../../bytes/base64.ts';
import { latin1 } from '../../bytes/latin1.ts';
import { decodeCharset } from '../../message/characters/decoders.ts';
import { readWord } from '../../message/characters/encoded-words.ts';
import { escapeByte } from './encode.ts';
import { type EarlierValue, skipReplyPrefixes, skipSpace, withoutMarks } from './subject.ts';

/** Longer subjects are left alone. */
const MAX_SUBJECT = 2000;

/** Encoded words of one charset that follow each other; text holds one character per byte. */
interface Run {
  readonly charset: string;
  readonly words: readonly string[];
}

/** White space and other text stay as they are. */
type Piece = string | Run;

/** An encoded word out of a charset in lower case and a text, one character per byte. */
type Write = (charset: string, text: string) => string;

const inB: Write = (charset, text) => `=?${charset}?B?${btoa(text)}?=`;
/** What may stand in a phrase stands as it is (RFC 2047 §5(3)); a blank is "_". */
const inQ: Write = (charset, text) =>
  `=?${charset}?Q?${text.replace(/[^a-zA-Z0-9!*+/ -]/g, escapeByte).replaceAll(' ', '_')}?=`;

/** As programs write them; "b" in small letters is Python's. */
const WRITINGS: readonly Write[] = [
  (charset, text) => inB(charset.toUpperCase(), text),
  inB,
  (charset, text) => `=?${charset}?b?${btoa(text)}?=`,
  (charset, text) => inQ(charset.toUpperCase(), text),
  inQ,
];

/** Characters of an encoded word at most (RFC 2047 §2). */
const MAX_WORD = 75;
const UNCUT = Number.POSITIVE_INFINITY;
/** Of the first word, which programs cut by the line of 76 or 78 that begins with the field's name, by itself, or not at all. */
const FIRST_WORDS = [UNCUT, MAX_WORD, 78 - 'Subject: '.length, 76 - 'Subject: '.length];

/**
 * @param value of a Subject field, folds included, one character per byte
 * @returns other ways of writing its encoded words: where some are odd, in other capitals alone
 */
export function respellings(value: string): string[] {
  const pieces = readPieces(value);
  const written = FIRST_WORDS.flatMap((first) =>
    WRITINGS.map((write) => join(pieces, (run) => pack(run, first, write))),
  );
  const others = [...recapitalized(value), ...(pieces.length > 0 ? written : [])];
  return [...new Set(others)].filter((one) => one !== value);
}

/** A subject whose mark stands within its first encoded word, or before it while "Re:" was within, or the other way round (Mailman). */
export function withoutMarksWithin(value: string): EarlierValue[] {
  const pieces = readPieces(value);
  const at = pieces.findIndex((piece) => typeof piece !== 'string');
  const run = pieces[at];
  if (typeof run !== 'object') return [];
  const { charset, words } = run;
  const before = pieces.slice(0, at).join('');
  const start = skipSpace(before, 0);
  // In other charsets a "]" can be half a character, and the mark could not be shown.
  const found = withoutMarks(before.slice(start) + words.join('')).filter(
    ({ removed }) => (charset === 'utf-8' || isSevenBit(removed)) && !removed.includes('\x1b'),
  );
  const written = (left: readonly Piece[]) => join(left, (one) => one.words.map((word) => inB(one.charset, word)));
  return found.flatMap(({ removed, value: text }) => {
    // A mark in a word of its own takes the blank behind it along.
    if (text === '\r\n') return { removed, value: written([before.slice(0, start), ...pieces.slice(at + 2)]) };
    return [...new Set([0, skipReplyPrefixes(text, 0)])].map((end) => ({
      removed,
      value: written([
        before.slice(0, start),
        text.slice(0, end),
        { charset, words: [text.slice(end)] },
        ...pieces.slice(at + 1),
      ]),
    }));
  });
}

/** Other capitals, which mean nothing there (RFC 2047 §2), and the same text whatever follows. */
function recapitalized(value: string): string[] {
  return [String.prototype.toUpperCase, String.prototype.toLowerCase].map((change) =>
    value.replace(
      /=\?([\w-]{1,40})\?([bq])\?/gi,
      (_, charset: string, letter: string) => `=?${change.call(charset)}?${letter.toUpperCase()}?`,
    ),
  );
}

function join(pieces: readonly Piece[], write: (run: Run) => readonly string[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : write(piece).join('\r\n '))).join('');
}

/** Words filled up, as far as their charset lets one tell where a character ends; else the same words. */
function pack({ charset, words }: Run, first: number, write: Write): string[] {
  if (charset !== 'utf-8') return words.map((word) => write(charset, word));
  const text = words.join('');
  const packed: string[] = [];
  let from = 0;
  let end = 0;
  for (let at = 1; at <= text.length && first !== UNCUT; at++) {
    if ((text.charCodeAt(at) & 0xc0) === 0x80) continue;
    const length = write(charset, text.slice(from, at)).length;
    if (end > from && length > (from === 0 ? first : MAX_WORD)) {
      packed.push(write(charset, text.slice(from, end)));
      from = end;
    }
    end = at;
  }
  return [...packed, write(charset, text.slice(from))];
}

/** @returns nothing where the value is too long, or holds words that are odd or cannot be read by themselves */
function readPieces(value: string): Piece[] {
  const pieces: Piece[] = [];
  for (const token of value.length > MAX_SUBJECT ? [] : value.split(/([ \t\r\n]+)/)) {
    const run = readRun(token);
    if (run === null && token.includes('=?')) return [];
    const before = pieces.at(-2);
    if (run === null || typeof before !== 'object' || before.charset !== run.charset) pieces.push(run ?? token);
    else pieces.splice(-2, 2, { ...run, words: [...before.words, ...run.words] });
  }
  return pieces.every((piece) => typeof piece === 'string' || isReadable(piece)) ? pieces : [];
}

function readRun(token: string): Run | null {
  const [, letter = '', text = ''] = /^=\?[\w-]{1,40}\?([bq])\?([!->@-~]*)\?=$/i.exec(token) ?? [];
  const isOdd = letter === '' || (letter.toLowerCase() === 'b' && decodeBase64(text) === null);
  const word = isOdd ? null : readWord(token, 0);
  return word && { charset: word.charset, words: [latin1(word.bytes)] };
}

function isReadable({ charset, words }: Run): boolean {
  const read = (text: string) => decodeCharset(charset, text) ?? text;
  return read(words.join('')) === words.map(read).join('');
}
