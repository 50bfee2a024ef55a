/**
 * Base64 as tag values hold it (RFC 6376 §2.10): with folding white space anywhere. One scan, since `atob` rejects or
 * ignores different things in different runtimes.
 */
import { latin1 } from './latin1.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SPACE = 64;
const PADDING = 65;
const OTHER = 255;

const MEANING = new Uint8Array(256).fill(OTHER);
for (let at = 0; at < ALPHABET.length; at++) MEANING[ALPHABET.charCodeAt(at)] = at;
for (const space of ' \t\r\n') MEANING[space.charCodeAt(0)] = SPACE;
MEANING['='.charCodeAt(0)] = PADDING;

/**
 * @param text base64, with white space anywhere; final padding may be missing, as the grammar allows
 * @returns the bytes, or null when it is not base64
 */
export function decodeBase64(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let length = 0;
  let digits = 0;
  let padding = 0;
  let bits = 0;
  for (let at = 0; at < text.length; at++) {
    const meaning = MEANING[text.charCodeAt(at)] ?? OTHER;
    if (meaning === SPACE) continue;
    if (meaning === OTHER) return null;
    if (meaning === PADDING) {
      padding++;
      continue;
    }
    if (padding > 0) return null;
    bits = (bits << 6) | meaning;
    digits++;
    if (digits % 4 === 0) {
      bytes[length++] = bits >> 16;
      bytes[length++] = bits >> 8;
      bytes[length++] = bits;
      bits = 0;
    }
  }
  const rest = digits % 4;
  if (rest === 1 || padding > 2 || (padding > 0 && rest + padding !== 4)) return null;
  if (rest >= 2) bytes[length++] = rest === 2 ? bits >> 4 : bits >> 10;
  if (rest === 3) bytes[length++] = bits >> 2;
  return bytes.subarray(0, length);
}

/** @returns base64url without padding (RFC 7515 §2), as JSON Web Keys hold numbers */
export function encodeBase64Url(bytes: Uint8Array): string {
  return btoa(latin1(bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
