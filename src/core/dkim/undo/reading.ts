/**
 * How a text/plain body is read, where that is the signer's own word.
 *
 * The attack: a signature covers the bytes of the body, but often not the fields that say how to read them. Whoever takes out
 * "base64", or writes text/plain over what was a multipart, turns the signed text into rubbish, and his "footer" ("This message
 * cannot be shown here, open …") is all that can be read. So where such a field is unsigned, it must say the plainest thing, and
 * the text must be one that reads so.
 */
import { CR, isLetterOrDigit, LF } from '../../bytes/ascii.ts';
import { latin1 } from '../../bytes/latin1.ts';
import { holdsAscii } from '../../message/characters/ascii-charsets.ts';
import { detectCharset } from '../../message/characters/charset.ts';
import { isIdentity, messageType } from '../../message/fields/media-type.ts';
import type { Message } from '../../message/message.ts';
import { decodeTransfer } from './transfer.ts';
import { MAX_LOOKED_AT } from './words.ts';

export interface PlainReading {
  /** @param text one character per byte */
  decode(text: string): string;
  /** The signed text, decoded; null when it cannot be what its signer meant to be read. */
  readSigned(body: Uint8Array): string | null;
}

/**
 * @param names what h= names, in lower case
 * @param encoding that the text is in, in lower case
 * @returns null when the message is no plain text, or when its encoding is unknown
 */
export function plainReading(message: Message, names: readonly string[], encoding: string): PlainReading | null {
  const media = messageType(message);
  if (media?.type !== 'text/plain') return null;
  if (!isIdentity(encoding) && encoding !== 'quoted-printable') return null;
  const charset = (media.parameters.get('charset') ?? 'us-ascii').toLowerCase();
  if (!holdsAscii(charset)) return null;
  const decode = (text: string) => decodeTransfer(text, encoding) ?? '';
  return {
    decode,
    readSigned(body) {
      const raw = latin1(body, 0, Math.min(body.length, MAX_LOOKED_AT));
      if (!names.includes('content-transfer-encoding') && looksEncoded(raw, isIdentity(encoding))) return null;
      const text = decode(raw);
      return names.includes('content-type') || readsAs(text, charset) ? text : null;
    },
  };
}

/** Lines of base64, and, where it is not decoded, quoted-printable. */
export function looksEncoded(raw: string, asItIs: boolean): boolean {
  return (asItIs && QUOTED.test(raw)) || hasBase64Line(raw);
}

/** "=" at the end of a line, and not of a ruler; an escaped "=", and the first bytes of most characters beyond US-ASCII in UTF-8. */
const QUOTED = /(?<!=)=\r\n|=(?:3D|[CE][23]=)/;

/** Letters of a line that is no word; less is too little to stand above anything. */
const MIN_BASE64_LINE = 24;

/** One pass without a string for each line: a body may have 100,000 of them. */
function hasBase64Line(raw: string): boolean {
  let letters = 0;
  let isPadded = false;
  for (let at = 0; at <= raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (code === CR) continue;
    if (code === LF || at === raw.length) {
      if (letters >= MIN_BASE64_LINE) return true;
      letters = 0;
      isPadded = false;
    } else if (code === PADDING) isPadded = true;
    // Behind its padding nothing follows: escapes of quoted-printable are no base64. No number is no length from then on.
    else if (isPadded || !(isLetterOrDigit(code) || BASE64_SIGNS.includes(code))) letters = Number.NaN;
    else if (isLetterOrDigit(code)) letters++;
  }
  return false;
}

/** "+", "/" */
const BASE64_SIGNS = [0x2b, 0x2f];
/** "=" */
const PADDING = 0x3d;

/** Whether it is text of that charset, and neither HTML nor the source of a multipart. */
function readsAs(text: string, charset: string): boolean {
  const found = detectCharset(text);
  // Text of US-ASCII reads the same in all that hold it.
  if (found !== charset && found !== 'us-ascii') return false;
  const lower = text.toLowerCase();
  return !lower.includes('</') && !lower.includes('<!doctype') && !`\n${lower}`.includes('\ncontent-type:');
}
