/**
 * Bytes looked at four at a time, for loops that meet every byte of a long mail: most lines hold nothing that a loop is after, and so
 * each takes a third of the time (measured in Node and Chromium). A view of whole words begins at an address that divides by four.
 */

export interface FourBytes {
  /** How many bytes stand before that address. */
  readonly lead: number;
  /** The bytes behind them, four each; the last three at most are missing. */
  readonly view: Int32Array;
}

/** Made once for all that is looked for: making it takes as long as a line. */
export function fourBytesOf(bytes: Uint8Array): FourBytes {
  const lead = -bytes.byteOffset & 3;
  const length = bytes.length - lead;
  const view = length < 4 ? new Int32Array(0) : new Int32Array(bytes.buffer, bytes.byteOffset + lead, length >> 2);
  return { lead, view };
}

const HIGH_BITS = 0x80808080 | 0;
const FOURTEEN = 0x0e0e0e0e;
const SPACES = 0x20202020;

/** @returns the offset of the first byte up to CR (line ends, HTAB, NUL and few others), or `end` */
export function findUpToCr(bytes: Uint8Array, { lead, view }: FourBytes, start: number, end: number): number {
  let at = start;
  for (; at < end && ((at - lead) & 3) !== 0; at++) if ((bytes[at] ?? 0) < 0x0e) return at;
  const last = (end - lead) >> 2;
  let index = (at - lead) >> 2;
  for (; index < last; index++) {
    const word = view[index] ?? 0;
    // Some byte is below 0x0E exactly where a high bit comes out.
    if (((word - FOURTEEN) & ~word & HIGH_BITS) !== 0) break;
  }
  for (at = Math.max(at, lead + index * 4); at < end; at++) if ((bytes[at] ?? 0) < 0x0e) return at;
  return end;
}

/** @returns the offset of the first byte that is no printable US-ASCII character, no SP and no DEL, or `end` */
export function findUnprintable(bytes: Uint8Array, { lead, view }: FourBytes, start: number, end: number): number {
  let at = start;
  for (; at < end && ((at - lead) & 3) !== 0; at++) if (isUnprintable(bytes[at] ?? 0)) return at;
  const last = (end - lead) >> 2;
  let index = (at - lead) >> 2;
  for (; index < last; index++) {
    const word = view[index] ?? 0;
    // Below 0x20 the subtraction brings out a high bit; from 0x80 on there is one.
    if (((word | (word - SPACES)) & HIGH_BITS) !== 0) break;
  }
  for (at = Math.max(at, lead + index * 4); at < end; at++) if (isUnprintable(bytes[at] ?? 0)) return at;
  return end;
}

function isUnprintable(byte: number): boolean {
  return byte < 0x20 || byte >= 0x80;
}
