/**
 * What ends a line for some program. RFC 5322 knows CRLF alone. Universal newlines and old Mac files take a bare CR; Python's
 * str.splitlines takes also VT, FF, FS, GS, RS, NEL, U+2028 and U+2029, and its email package wrote such a header anew with a line
 * end in that place (cpython issue 117313); "^" in JavaScript's and Java's expressions stands behind the last two or three.
 *
 * Of characters outside US-ASCII only the whole sequence in UTF-8 counts: a byte 0x85 alone is half of a letter in UTF-8 and Shift_JIS,
 * and an ellipsis in Windows-1252. NUL ends the whole text for a C program, no line.
 */
import { CR, LF } from '../../bytes/ascii.ts';
import { type FourBytes, findUnprintable } from '../../bytes/four-bytes.ts';

/** VT, FF, FS, GS, RS. */
const CONTROLS: readonly number[] = [0x0b, 0x0c, 0x1c, 0x1d, 0x1e];
/** The first bytes of NEL (C2 85), and of U+2028 and U+2029 (E2 80 A8, E2 80 A9). */
const NEL_LEAD = 0xc2;
const SEPARATOR_LEAD = 0xe2;

const LEADS = new Uint8Array(256);
for (const byte of [LF, CR, ...CONTROLS, NEL_LEAD, SEPARATOR_LEAD]) LEADS[byte] = 1;

/** @returns how many bytes the line end takes that begins there; 0 = there is none */
export function sloppyLineEnd(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0;
  if (LEADS[byte] === 0) return 0;
  if (byte === CR) return bytes[at + 1] === LF ? 2 : 1;
  if (byte === NEL_LEAD) return bytes[at + 1] === 0x85 ? 2 : 0;
  // 0xA8 and 0xA9 differ in the last bit alone.
  if (byte === SEPARATOR_LEAD) return bytes[at + 1] === 0x80 && ((bytes[at + 2] ?? 0) & 0xfe) === 0xa8 ? 3 : 0;
  return 1;
}

/**
 * Of all that looks for hidden fields, only this meets every byte.
 *
 * @param words of `bytes`, by `fourBytesOf`
 * @returns the offset of the first line end at or behind `start`, or `end`
 */
export function findSloppyLineEnd(bytes: Uint8Array, words: FourBytes, start: number, end: number): number {
  let at = findUnprintable(bytes, words, start, end);
  while (at < end && sloppyLineEnd(bytes, at) === 0) at = findUnprintable(bytes, words, at + 1, end);
  return at;
}
