/** Base64 as encoded words have it: lenient, since what mail programs show is what counts. */

/** Base64 (RFC 2045 §6.8); what is not of its alphabet is passed over, an incomplete end dropped */
export function decodeB(encoded: string): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((encoded.length * 3) / 4));
  let to = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < encoded.length; at++) {
    const value = base64Value(encoded.charCodeAt(at));
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[to++] = (held >> bits) & 0xff;
  }
  return bytes.subarray(0, to);
}

function base64Value(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return code - 0x41;
  if (code >= 0x61 && code <= 0x7a) return code - 0x61 + 26;
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 52;
  if (code === 0x2b) return 62;
  return code === 0x2f ? 63 : -1;
}
