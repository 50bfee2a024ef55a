/**
 * The charset of raw header text, which nothing declares. RFC 6532 wants UTF-8; older Japanese mail holds ISO-2022-JP (7 bit,
 * with escape sequences), Shift_JIS or EUC-JP as it stands, western mail windows-1252.
 *
 * A guess for display only, with one exception: in Shift_JIS and ISO-2022-JP the second byte of a character can be a backslash, a quote
 * or "@", so the address scanner asks too (address-text.ts).
 */
import { isLetter, isSevenBit } from '../../bytes/ascii.ts';
import { fromLatin1 } from '../../bytes/latin1.ts';
import { decodeCharset } from './decoders.ts';

export type RawCharset = 'us-ascii' | 'utf-8' | 'iso-2022-jp' | 'iso-2022-kr' | 'shift_jis' | 'euc-jp' | 'windows-1252';

/**
 * @param text one character per byte
 * @returns windows-1252 when it is nothing else: it gives every byte some character
 */
export function detectCharset(text: string): RawCharset {
  const plain = isSevenBit(text);
  if (plain && text.includes('\x1b$)C')) return 'iso-2022-kr';
  if (plain) return JIS_ESCAPES.some((sequence) => text.includes(sequence)) ? 'iso-2022-jp' : 'us-ascii';
  if (isUtf8(text)) return 'utf-8';
  if (looksLikeEucJp(text)) return 'euc-jp';
  return looksLikeShiftJis(text) ? 'shift_jis' : 'windows-1252';
}

/**
 * Raw header text as Unicode: UTF-8 and the 7-bit charsets tell themselves, other bytes are what the message declares, else a guess.
 *
 * @param text one character per byte
 * @param declared charset that the message declares for its text, in lower case; '' for none
 */
export function decodeRaw(text: string, declared = ''): string {
  const charset = detectCharset(text);
  if (charset === 'us-ascii') return declared.startsWith('hz') ? (decodeCharset(declared, text) ?? text) : text;
  return (isGuess(charset) ? decodeDeclared(text, declared) : null) ?? decodeCharset(charset, text) ?? text;
}

/** Whether the bytes themselves tell their charset: US-ASCII, UTF-8, the 7-bit charsets of ISO 2022. */
export function isSelfTelling(text: string): boolean {
  return !isGuess(detectCharset(text));
}

/** The bytes alone do not tell: all charsets for Chinese, Korean or Cyrillic look like some of these. */
function isGuess(charset: RawCharset): boolean {
  return charset === 'shift_jis' || charset === 'euc-jp' || charset === 'windows-1252';
}

/**
 * The attack: "PayPal\xa0" in a message that declares UTF-16 under any of its names ("unicode"): two letters would be one of Chinese here, where
 * no mail program reads a header so.
 *
 * @returns null when nothing usable is declared, or when the bytes are not of that charset: its mail program lied
 */
export function decodeDeclared(text: string, declared: string): string | null {
  if (decodeCharset(declared, 'A') !== 'A') return null;
  const decoded = decodeCharset(declared, text);
  return decoded === null || decoded.includes('\ufffd') ? null : decoded;
}

/** ESC $ @, ESC $ B: two bytes a character from here; ESC ( J, ESC ( I: JIS X 0201 (RFC 1468; the last is not in it, but in use) */
const JIS_ESCAPES = ['\x1b$@', '\x1b$B', '\x1b(J', '\x1b(I'];

/** UTF-8 as Unicode; null for bytes that are not UTF-8. */
export function decodeUtf8(text: string): string | null {
  if (isSevenBit(text)) return text;
  return isUtf8(text) ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(fromLatin1(text)) : null;
}

/** Well-formed UTF-8 (RFC 3629 §4); the last character may be cut off, since long text is: `stream` waits for the rest of it. */
function isUtf8(text: string): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(fromLatin1(text), { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Pairs of bytes from 0xA1 up, most of them kana or kanji of the first level: Cyrillic in 8 bits pairs up as well, elsewhere. */
function looksLikeEucJp(text: string): boolean {
  let pairs = 0;
  let usual = 0;
  for (let at = 0; at < text.length; ) {
    const lead = text.charCodeAt(at++);
    if (lead < 0x80) continue;
    // SS2 and SS3 (0x8E, 0x8F) shift one and two bytes of other sets in.
    const more = lead === 0x8f ? 2 : 1;
    if (lead !== 0x8e && lead !== 0x8f && (lead < 0xa1 || lead > 0xfe)) return false;
    for (let byte = 0; byte < more; byte++, at++) {
      const code = text.charCodeAt(at);
      if (!(code >= 0xa1 && code <= 0xfe)) return false;
    }
    pairs++;
    if (lead === 0xa1 || lead === 0xa4 || lead === 0xa5 || (lead >= 0xb0 && lead <= 0xcf)) usual++;
  }
  return usual * 2 > pairs;
}

/**
 * Pairs whose first byte is that of kana, punctuation or common kanji, and that are no typographic quote within a western word
 * ("It\x92s" is a pair too).
 */
function looksLikeShiftJis(text: string): boolean {
  let characters = 0;
  let usual = 0;
  let inWord = false;
  for (let at = 0; at < text.length; ) {
    const lead = text.charCodeAt(at);
    const length = shiftJisLength(text, at);
    if (length === 0) return false;
    if (length === 2) {
      characters++;
      const isUsual = (lead >= 0x81 && lead <= 0x84) || (lead >= 0x88 && lead <= 0x98);
      if (isUsual && !inWord) usual++;
    } else if (lead >= 0xa1) {
      // Halfwidth katakana come in runs, accented letters alone.
      characters++;
      if (text.charCodeAt(at + 1) >= 0xa1 || text.charCodeAt(at - 1) >= 0xa1) usual++;
    }
    inWord = length === 1 && isLetter(lead);
    at += length;
  }
  return usual * 2 > characters;
}

/** @returns bytes of the Shift_JIS character at an offset: 1, 2, or 0 when there is none */
function shiftJisLength(text: string, at: number): 0 | 1 | 2 {
  const lead = text.charCodeAt(at);
  if (lead < 0x80 || (lead >= 0xa1 && lead <= 0xdf)) return 1;
  if (lead === 0x80 || lead === 0xa0 || lead > 0xfc) return 0;
  const trail = text.charCodeAt(at + 1);
  return trail >= 0x40 && trail <= 0xfc && trail !== 0x7f ? 2 : 0;
}
