/** Text of a charset that somebody named → Unicode, for display: what the Encoding Standard has, and three 7-bit charsets of mail. */
import { fromLatin1 } from '../../bytes/latin1.ts';

/** Labels in use that the Encoding Standard does not have. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['cp932', 'shift_jis'],
  ['eucjp', 'euc-jp'],
  ['eucjp-ms', 'euc-jp'],
  ['cp51932', 'euc-jp'],
  ['iso-2022-jp-1', 'iso-2022-jp'],
  ['iso-2022-jp-2', 'iso-2022-jp'],
  ['iso-2022-jp-3', 'iso-2022-jp'],
  ['iso-2022-jp-ms', 'iso-2022-jp'],
  ['cp50220', 'iso-2022-jp'],
  ['cp50221', 'iso-2022-jp'],
  ['cp50222', 'iso-2022-jp'],
  ['cp936', 'gbk'],
  ['hz', 'hz-gb-2312'],
  ['cp949', 'euc-kr'],
  ['cp950', 'big5'],
  ['cp65001', 'utf-8'],
  ['utf8mb4', 'utf-8'],
]);

/** Text that says one of these and holds other bytes says nothing about them. UTF-7 is only ever an attack today (utf-7.ts). */
const SAYS_NOTHING = new Set(['us-ascii', 'ascii', 'ansi_x3.4-1968', 'unknown-8bit', 'x-unknown', 'default', 'utf-7']);

/**
 * @param label in lower case
 * @param text one character per byte
 * @returns null when the label names nothing that can be decoded
 */
export function decodeCharset(label: string, text: string): string | null {
  if (SAYS_NOTHING.has(label)) return null;
  const name = ALIASES.get(label) ?? label;
  if (name === 'iso-2022-kr') return decodeIso2022Kr(text);
  if (name === 'hz-gb-2312') return decodeHz(text);
  const decoder = decoderFor(name);
  if (decoder === null) return null;
  if (decoder.encoding === 'windows-1252') return decodeWindows1252(text);
  return decoder.decode(fromLatin1(decoder.encoding === 'iso-2022-jp' ? withoutEmptyShifts(text) : text));
}

const decoders = new Map<string, TextDecoder | null>();
const MAX_DECODERS = 100;

function decoderFor(label: string): TextDecoder | null {
  const known = decoders.get(label);
  if (known !== undefined) return known;
  let decoder: TextDecoder | null = null;
  try {
    decoder = new TextDecoder(label, { ignoreBOM: true });
  } catch {
    // A label that nobody knows.
  }
  // A message can make up any number of labels.
  if (decoders.size < MAX_DECODERS) decoders.set(label, decoder);
  return decoder;
}

/**
 * windows-1252 by the Encoding Standard, which five undefined bytes pass through. Not by TextDecoder: Node's (before 23) decodes
 * ISO-8859-1 instead.
 */
export function decodeWindows1252(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (byte) => WINDOWS_1252.charAt(byte.charCodeAt(0) - 0x80));
}

/** 0x80–0x9F */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * Without shifts of ISO-2022-JP that another one follows at once: each encoded word ends in US-ASCII and the next one leaves it
 * again (RFC 1468; RFC 2047 §6.2 joins them), where the Encoding Standard's decoder puts U+FFFD.
 */
function withoutEmptyShifts(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ESC begins a shift
  return text.replace(/\x1b(?:\([BJI]|\$[@B])(?=\x1b(?:\([BJI]|\$[@B]))/g, '');
}

/** ISO-2022-KR (RFC 1557): between SO and SI two bytes a character, those of EUC-KR without their high bits. */
function decodeIso2022Kr(text: string): string {
  const plain = text.replaceAll('\x1b$)C', '');
  return decodeShifted(plain, '\x0e', '\x0f', 'euc-kr');
}

/** HZ (RFC 1843): the same between "~{" and "~}" with those of GB 2312; "~~" is a tilde. */
function decodeHz(text: string): string {
  return decodeShifted(text, '~{', '~}', 'gbk').replaceAll('~~', '~');
}

function decodeShifted(text: string, open: string, close: string, charset: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, from)) {
    const end = text.indexOf(close, start + open.length);
    const inner = text.slice(start + open.length, end < 0 ? text.length : end);
    const high = inner.replace(/[!-~]/g, (byte) => String.fromCharCode(byte.charCodeAt(0) | 0x80));
    parts.push(text.slice(from, start), decoderFor(charset)?.decode(fromLatin1(high)) ?? inner);
    from = end < 0 ? text.length : end + close.length;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
