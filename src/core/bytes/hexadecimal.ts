/** Two lower-case digits a byte. */
export function toHex(bytes: Uint8Array): string {
  let digits = '';
  for (const byte of bytes) digits += PAIRS[byte] ?? '';
  return digits;
}

const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** For `replace`: the byte, as a character, whose two digits a group holds; nothing where it holds none. */
export function byteOf(_: string, digits?: string): string {
  return digits === undefined ? '' : String.fromCharCode(Number.parseInt(digits, 16));
}
