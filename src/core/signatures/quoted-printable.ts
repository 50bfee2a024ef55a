/**
 * DKIM-Quoted-Printable (RFC 6376 §2.11): "=" and two hexadecimal digits for a byte; white space means nothing.
 *
 * @param text one character per byte
 * @returns the decoded text, one character per byte; null when an "=" is not followed by two hexadecimal digits
 */
export function decodeQuotedPrintable(text: string): string | null {
  let decoded = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === ' ' || character === '\t') continue;
    if (character !== '=') {
      decoded += character;
      continue;
    }
    const digits = text.slice(at + 1, at + 3);
    // "hex-octet": upper case in the grammar; lower case occurs, and cannot mean anything else.
    if (!/^[0-9A-Fa-f]{2}$/.test(digits)) return null;
    decoded += String.fromCharCode(Number.parseInt(digits, 16));
    at += 2;
  }
  return decoded;
}
