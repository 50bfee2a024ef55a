/** Base64 as encoded words have it: lenient, since what mail programs show is what counts. */
import { decodeBase64 } from '../../bytes/base64.ts';

/** Base64 (RFC 2045 §6.8); what is not of its alphabet is passed over, an incomplete end dropped */
export function decodeB(encoded: string): Uint8Array {
  const digits = encoded.replace(/[^A-Za-z0-9+/]/g, '');
  return decodeBase64(digits.slice(0, digits.length - Number(digits.length % 4 === 1))) ?? new Uint8Array();
}
