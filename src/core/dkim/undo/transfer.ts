/** Content-Transfer-Encoding (RFC 2045 §6), to see what a text says. */

import { decodeBase64 } from '../../bytes/base64.ts';
import { byteOf } from '../../bytes/hexadecimal.ts';
import { latin1 } from '../../bytes/latin1.ts';
import { isIdentity } from '../../message/fields/media-type.ts';
import { MAX_LOOKED_AT } from './words.ts';

/** Whether two encodings say the same of a text: all that leave the bytes as they are do. */
export function isSame(one: string, other: string): boolean {
  return one === other || (isIdentity(one) && isIdentity(other));
}

/**
 * @param text one character per byte; past MAX_LOOKED_AT nothing is read
 * @param encoding in lower case
 * @returns the decoded bytes, one character each; null when the encoding is unknown or the text is not in it
 */
export function decodeTransfer(text: string, encoding: string): string | null {
  const start = text.slice(0, MAX_LOOKED_AT);
  // Whole lines, which hold whole bytes.
  const isCut = encoding === 'base64' && start.length < text.length;
  return decode(isCut ? start.slice(0, start.lastIndexOf('\n') + 1) : start, encoding);
}

/** The same of the whole text; null also where it is written so that readers may take it in two ways. */
export function decodeStrictly(text: string, encoding: string): string | null {
  return encoding === 'quoted-printable' && MALFORMED.test(text) ? null : decode(text, encoding);
}

function decode(text: string, encoding: string): string | null {
  if (isIdentity(encoding)) return text;
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(text);
  const bytes = encoding === 'base64' ? decodeBase64(text) : null;
  return bytes && latin1(bytes);
}

/** §6.7. What is no escape stays as it is, as mail programs do. */
function decodeQuotedPrintable(text: string): string {
  return text.replace(/=(?:([0-9a-f]{2})|[ \t]*\r\n)/gi, byteOf);
}

/** A byte that has to be escaped, or an "=" that is no escape. */
const MALFORMED = /[^\t\r\n -~]|=(?![0-9a-f]{2}|[ \t]*\r\n)/i;
