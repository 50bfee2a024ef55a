/**
 * The text of an address list, twice: as it stands, and with what only looks like syntax masked.
 *
 * Old Japanese mail holds Shift_JIS and ISO-2022-JP raw, whose characters are pairs of bytes of which the second (in ISO-2022-JP both) may be
 * "\", """, "@" or "<". Read byte by byte, "表" (0x95 0x5C) before a closing quote would escape the quote and swallow the
 * address behind it.
 */
import { detectCharset } from '../characters/charset.ts';

export interface AddressText {
  /** One character per byte. */
  readonly text: string;
  /** As long as the text: each byte of a two-byte character is MASK, which is no syntax; the same as the text when there is none. */
  readonly syntax: string;
}

/** An 8-bit byte: part of a word, wherever it stands. */
const MASK = '\x80';
const ESC = '\x1b';

/**
 * The value of an address field with the double bytes of Shift_JIS and ISO-2022-JP masked: among them are bytes that
 * look like syntax.
 */
export function readAddressText(text: string): AddressText {
  const charset = detectCharset(text);
  if (charset === 'shift_jis') return { text, syntax: maskShiftJis(text) };
  if (charset === 'iso-2022-jp') return { text, syntax: maskIso2022Jp(text) };
  return { text, syntax: text };
}

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

/** From ESC $ (two-byte set) to ESC ( (back to one byte), RFC 1468; an address never lies within. */
function maskIso2022Jp(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let start = text.indexOf(`${ESC}$`); start >= 0; start = text.indexOf(`${ESC}$`, from)) {
    const back = text.indexOf(`${ESC}(`, start + 2);
    const end = back < 0 ? text.length : Math.min(back + 3, text.length);
    parts.push(text.slice(from, start), MASK.repeat(end - start));
    from = end;
  }
  parts.push(text.slice(from));
  // Escapes that switch between one-byte sets are no syntax either.
  return parts.join('').replace(ONE_BYTE_ESCAPE, MASK.repeat(3));
}

const ONE_BYTE_ESCAPE = new RegExp(`${ESC}\\([BJI]`, 'g');
