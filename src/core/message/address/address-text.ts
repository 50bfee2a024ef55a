/**
 * The text of an address list, twice: as it stands, and with what only looks like syntax masked.
 *
 * In the charsets of Japan, China and Korea a character is a pair of bytes, of which the second (in ISO-2022-JP and -KR both) may be
 * "\", """, "@" or "<". Read byte by byte, "表" (0x95 0x5C in Shift_JIS) before a closing quote would escape the quote and swallow the
 * address behind it. Commas and brackets within an encoded word are text too: programs decode "=?utf-8?Q?Acme,_Inc.?=" as one name, though
 * RFC 2047 §5(3) wants them encoded.
 */
import { decodeDeclared, detectCharset } from '../characters/charset.ts';
import { readWord } from '../characters/encoded-words.ts';
import { readComment } from '../fields/comments.ts';
import { closingQuote } from '../fields/field-scanner.ts';

export interface AddressText {
  /** One character per byte. */
  readonly text: string;
  /** As long as the text: each byte that is no syntax though it may look like it is MASK. */
  readonly syntax: string;
  /** The charset that the message declares for its text; '' for none. */
  readonly declared: string;
}

/** An 8-bit byte: part of a word, wherever it stands. */
const MASK = '\x80';
const ESC = '\x1b';

/**
 * The value of an address field, by each reading that some program may have.
 *
 * @param declared the charset that the message declares for its text, in lower case
 * @returns the likeliest first; the last one knows nothing of charsets and encoded words
 */
export function readAddressText(text: string, declared: string): readonly [AddressText, ...AddressText[]] {
  const [likely, ...others] = charsetMasks(text, declared).map(maskEncodedWords);
  const syntaxes = new Set([likely ?? text, ...others, text]);
  const [first = text, ...rest] = syntaxes;
  return [{ text, syntax: first, declared }, ...rest.map((syntax) => ({ text, syntax, declared }))];
}

/** @returns the likeliest first */
function charsetMasks(text: string, declared: string): string[] {
  const charset = detectCharset(text);
  if (charset === 'iso-2022-jp') return [maskIso2022Jp(text)];
  if (charset === 'iso-2022-kr') return [maskIso2022Kr(text)];
  if (charset === 'us-ascii' || charset === 'utf-8') return [text];
  const pairs = maskPairs(text);
  if (DOUBLE_BYTE.test(declared) && decodeDeclared(text, declared) !== null) return [pairs, text];
  if (charset === 'shift_jis' && decodeDeclared(text, declared) === null) return [maskShiftJis(text)];
  // Big5, GBK and western text look alike: what reads as an address list is the better guess.
  return [text, pairs];
}

/** Labels of charsets whose second bytes reach below 0x80. */
const DOUBLE_BYTE = /^(?:big5|cp936|cp949|cp950|gb|ks|x-gbk|windows-949|csbig5|csiso58)/;

/** The text from one offset to another with quoted pairs resolved (RFC 5322 §3.2.1); a masked backslash quotes nothing. */
export function resolvePairsIn({ text, syntax }: AddressText, start: number, end: number): string {
  const signs = syntax.slice(start, end);
  const parts: string[] = [];
  let from = 0;
  for (let at = signs.indexOf('\\'); at >= 0; at = signs.indexOf('\\', at + 2)) {
    parts.push(text.slice(start + from, start + at));
    from = at + 1;
  }
  parts.push(text.slice(start + from, end));
  return parts.join('');
}

/** A lead byte and what follows it, in text that is known to be Shift_JIS. */
function maskShiftJis(text: string): string {
  return text.replace(/[\x81-\x9f\xe0-\xfc][\x40-\xfc]/g, MASK + MASK);
}

/** The same for Big5, GBK and the Korean charset of Windows. */
function maskPairs(text: string): string {
  return text.replace(/[\x81-\xfe][\x40-\x7e\x80-\xfe]/g, MASK + MASK);
}

/** From ESC $ (two-byte set) or ESC ( I (kana of one byte) to the next ESC (, RFC 1468; an address never lies within. */
function maskIso2022Jp(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let start = text.indexOf(ESC); start >= 0; start = text.indexOf(ESC, Math.max(start + 1, from))) {
    const shift = text.charAt(start + 1);
    if (shift !== '$' && (shift !== '(' || text.charAt(start + 2) !== 'I')) continue;
    const back = text.indexOf(`${ESC}(`, start + 2);
    // Kana may follow: then the next turn masks them.
    const end = back < 0 ? text.length : back;
    parts.push(text.slice(from, start), MASK.repeat(end - start));
    from = end;
  }
  parts.push(text.slice(from));
  // Escapes that lead back, or switch between one-byte sets, are no syntax either.
  return parts.join('').replace(ONE_BYTE_ESCAPE, MASK.repeat(3));
}

/** To US-ASCII and to JIS X 0201; "H" is what old programs wrote for "J". */
const ONE_BYTE_ESCAPE = new RegExp(`${ESC}\\([BHJ]`, 'g');

/** Its announcement, and what stands between SO and SI (RFC 1557). */
function maskIso2022Kr(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the shifts of the charset
  return text.replace(/\x1b\$\)C|\x0e[^\x0f]*\x0f?/g, (shifted) => MASK.repeat(shifted.length));
}

/** Encoded words as a whole, outside of quotes, where they are text anyhow; one with a blank in it is none (RFC 2047 §2). */
function maskEncodedWords(text: string): string {
  const parts: string[] = [];
  let from = 0;
  if (!text.includes('=?')) return text;
  for (let at = 0; at < text.length; ) {
    const character = text.charAt(at);
    if (character === '"') at = closingQuote(text, at) + 1;
    else if (character === '(') at = readComment(text, at).end;
    else if (character === '=' && text.charAt(at + 1) === '?') {
      const word = readWord(text, at);
      const isWord = word !== null && !BLANK.test(text.slice(at, word.end));
      // Mostly it is an atom as it stands.
      if (isWord && SYNTAX.test(text.slice(at, word.end))) {
        parts.push(text.slice(from, at), MASK.repeat(word.end - at));
        from = word.end;
      }
      at = isWord ? word.end : at + 1;
    } else at++;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

const BLANK = /[ \t\r\n]/;
/** "specials" and controls (RFC 5322 §3.2.3). */
const SYNTAX = /[\0-\x20"(),:;<>@[\\\].\x7f]/;
