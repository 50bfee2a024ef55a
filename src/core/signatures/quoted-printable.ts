import { byteOf } from '../bytes/hexadecimal.ts';

/**
 * DKIM-Quoted-Printable (RFC 6376 §2.11): "=" and two hexadecimal digits for a byte; white space means nothing.
 *
 * @param text one character per byte
 * @returns the decoded text, one character per byte; null when an "=" is not followed by two hexadecimal digits
 */
export function decodeQuotedPrintable(text: string): string | null {
  if (/=(?![0-9A-Fa-f]{2})/.test(text)) return null;
  // "hex-octet": upper case in the grammar; lower case occurs, and cannot mean anything else.
  return text.replace(/[ \t]|=(..)/g, byteOf);
}
