/** Content-Transfer-Encoding (RFC 2045 §6), to see what a text says. */

import { decodeBase64 } from '../../bytes/base64.ts';
import { byteOf } from '../../bytes/hexadecimal.ts';
import { latin1 } from '../../bytes/latin1.ts';
import { MAX_LOOKED_AT } from './words.ts';

/** Encodings that leave the bytes as they are; '' = no such field. */
const IDENTITY: readonly string[] = ['', '7bit', '8bit', 'binary'];

/** Whether this Content-Transfer-Encoding leaves the bytes as they are (RFC 2045 §6.2). */
export function isIdentity(encoding: string): boolean {
  return IDENTITY.includes(encoding);
}

/** Whether two encodings say the same of a text: all that leave the bytes as they are do. */
export function isSame(one: string, other: string): boolean {
  return one === other || (isIdentity(one) && isIdentity(other));
}

/**
 * @param text one character per byte
 * @param encoding in lower case
 * @param limit characters past which nothing is read
 * @returns the decoded bytes, one character each; null when the encoding is unknown or the text is not in it
 */
export function decodeTransfer(text: string, encoding: string, limit = MAX_LOOKED_AT): string | null {
  const start = text.slice(0, limit);
  if (isIdentity(encoding)) return start;
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(start);
  if (encoding !== 'base64') return null;
  // Whole lines, which hold whole bytes.
  const bytes = decodeBase64(start.length < text.length ? start.slice(0, start.lastIndexOf('\n') + 1) : start);
  return bytes && latin1(bytes);
}

/** §6.7. What is no escape stays as it is, as mail programs do. */
function decodeQuotedPrintable(text: string): string {
  return text.replace(/=(?:([0-9a-f]{2})|[ \t]*\r\n)/gi, byteOf);
}
