/** Content-Transfer-Encoding (RFC 2045 §6), to see what a text says; nothing that is decoded here is hashed. */
import { isBlank } from '../../message/bytes.ts';
import { latin1 } from '../../message/latin1.ts';
import { decodeBase64 } from '../../signing/base64.ts';
import { MAX_LOOKED_AT } from './words.ts';

/** Encodings that leave the bytes as they are; '' = no such field. */
const IDENTITY: readonly string[] = ['', '7bit', '8bit', 'binary'];

/** Whether this Content-Transfer-Encoding leaves the bytes as they are (RFC 2045 §6.2). */
export function isIdentity(encoding: string): boolean {
  return IDENTITY.includes(encoding);
}

/**
 * @param text one character per byte; past MAX_LOOKED_AT nothing is read
 * @param encoding in lower case
 * @returns the decoded bytes, one character each; null when the encoding is unknown or the text is not in it
 */
export function decodeTransfer(text: string, encoding: string): string | null {
  const start = text.slice(0, MAX_LOOKED_AT);
  if (isIdentity(encoding)) return start;
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(start);
  if (encoding !== 'base64') return null;
  // Whole lines, which hold whole bytes.
  const bytes = decodeBase64(start.length < text.length ? start.slice(0, start.lastIndexOf('\n') + 1) : start);
  return bytes && latin1(bytes);
}

/** §6.7. What is no escape stays as it is, as mail programs do. */
function decodeQuotedPrintable(text: string): string {
  const out = new Uint8Array(text.length);
  let to = 0;
  for (let at = 0; at < text.length; at++) {
    const escaped = text[at] === '=' ? hexadecimal(text, at + 1) : -1;
    const next = text[at] === '=' && escaped < 0 ? behindSoftBreak(text, at + 1) : at;
    if (next > at) at = next - 1;
    else out[to++] = escaped < 0 ? text.charCodeAt(at) : escaped;
    if (escaped >= 0) at += 2;
  }
  return latin1(out, 0, to);
}

function behindSoftBreak(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at++;
  return text.startsWith('\r\n', at) ? at + 2 : -1;
}

function hexadecimal(text: string, at: number): number {
  const high = DIGITS.indexOf(text.charAt(at).toUpperCase());
  const low = DIGITS.indexOf(text.charAt(at + 1).toUpperCase());
  return at + 1 < text.length && high >= 0 && low >= 0 ? high * 16 + low : -1;
}

const DIGITS = '0123456789ABCDEF';
