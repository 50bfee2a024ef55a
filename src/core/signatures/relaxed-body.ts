/**
 * The relaxed body canonicalization (RFC 6376 §3.4.4, and its erratum 1377: an empty body is nothing).
 *
 * Nothing becomes a string, and bytes move in runs: most bodies are base64 or lines of words, in which relaxed changes next to
 * nothing.
 */
import { CR, isBlank, LF } from '../bytes/ascii.ts';
import { type FourBytes, fourBytesOf } from '../bytes/four-bytes.ts';
import { isLineEnd, withLineEnd } from './line-end.ts';

/**
 * Runs of white space become one SP, none stays at the end of a line, and empty lines at the end go.
 *
 * @param body the bytes behind the empty line that ends the header
 * @returns a view of `body` itself where nothing changes, else a copy
 */
export function relaxedBody(body: Uint8Array): Uint8Array {
  const end = endOfContent(body);
  if (end === 0) return body.subarray(0, 0);
  const words = fourBytesOf(body);
  let change = findChange(body, words, 0, end);
  if (change === end) return withLineEnd(body, end);
  const out = copyForEditing(body, end + 2);
  let from = 0;
  let to = 0;
  for (;;) {
    out.set(body.subarray(from, change), to);
    to += change - from;
    if (change === end) break;
    // Where one change is, more follow: the next stretch goes byte by byte, up to something that is not white space.
    from = Math.min(end, change + STRETCH);
    while (isBlank(body[from - 1])) from++;
    to = squeeze(body, words, change, from, out, to);
    change = findChange(body, words, from, end);
  }
  out[to++] = CR;
  out[to++] = LF;
  return out.subarray(0, to);
}

/**
 * Room for `length` bytes, faster than zeros where `body` is long enough. By way of the prototype: a Node Buffer's own `slice`
 * is a view, and writing to it would change the message.
 */
function copyForEditing(body: Uint8Array, length: number): Uint8Array {
  if (body.length < length) return new Uint8Array(length);
  return Uint8Array.prototype.slice.call(body, 0, length);
}

/** Bytes that are canonicalized one by one after a change, before looking for a run again (measured: 1 to 8 KiB do equally well). */
const STRETCH = 4096;

/** 1 for what is white space (RFC 6376 §2.8), and what each byte is written as: HTAB becomes SP. */
const BLANK = Uint8Array.from({ length: 256 }, (_, byte) => (isBlank(byte) ? 1 : 0));
const WRITTEN = Uint8Array.from({ length: 256 }, (_, byte) => (isBlank(byte) ? 0x20 : byte));

/**
 * Canonicalizes a stretch; the byte before it is canonical. Every byte is written, and one of white space behind white space is written over
 * by the next: where words end, no processor foresees. With a branch there, and each byte read alone, it takes half as long again
 * (measured in Node).
 */
function squeeze(
  body: Uint8Array,
  words: FourBytes,
  start: number,
  end: number,
  out: Uint8Array,
  target: number,
): number {
  const { lead, view } = words;
  // Held in the function: in a bundle a name outside of it is looked up again at every byte.
  const blanks = BLANK;
  const written = WRITTEN;
  const first = Math.min(end, start + ((lead - start) & 3));
  const last = (end - lead) >> 2;
  let to = squeezeBytes(body, start, first, out, target);
  let before = blankBefore(body, first);
  for (let index = (first - lead) >> 2; index < last; index++) {
    const word = view[index] as number;
    if (holdsCr(word)) {
      const at = lead + index * 4;
      to = squeezeBytes(body, at, at + 4, out, to);
      before = blankBefore(body, at + 4);
      continue;
    }
    const one = word & 0xff;
    const two = (word >> 8) & 0xff;
    const three = (word >> 16) & 0xff;
    const four = word >>> 24;
    const blankOne = blanks[one] as number;
    const blankTwo = blanks[two] as number;
    const blankThree = blanks[three] as number;
    const blankFour = blanks[four] as number;
    out[to] = written[one] as number;
    to += 1 - (blankOne & before);
    out[to] = written[two] as number;
    to += 1 - (blankTwo & blankOne);
    out[to] = written[three] as number;
    to += 1 - (blankThree & blankTwo);
    out[to] = written[four] as number;
    to += 1 - (blankFour & blankThree);
    before = blankFour;
  }
  return squeezeBytes(body, Math.max(first, lead + last * 4), end, out, to);
}

/** The same byte by byte, with its line ends. */
function squeezeBytes(body: Uint8Array, start: number, end: number, out: Uint8Array, target: number): number {
  const blanks = BLANK;
  const written = WRITTEN;
  let to = target;
  let before = blankBefore(body, start);
  for (let at = start; at < end; at++) {
    const byte = body[at] as number;
    const blank = blanks[byte] as number;
    // CRLF behind white space: the SP that was written for it goes.
    if (byte === CR && before === 1 && body[at + 1] === LF) to--;
    out[to] = written[byte] as number;
    to += 1 - (blank & before);
    before = blank;
  }
  return to;
}

/** 1 where the byte before is white space. */
function blankBefore(body: Uint8Array, at: number): number {
  return BLANK[body[at - 1] ?? 0] as number;
}

/** CR becomes zero, and some byte is zero exactly where a high bit comes out. */
function holdsCr(word: number): boolean {
  const zero = word ^ FOUR_CR;
  return ((zero - LOW_BITS) & ~zero & HIGH_BITS) !== 0;
}

/** Where the last line with anything but white space ends, its own white space left out. */
function endOfContent(body: Uint8Array): number {
  let end = body.length;
  for (;;) {
    if (end > 0 && isBlank(body[end - 1])) end--;
    else if (end > 1 && isLineEnd(body, end - 2)) end -= 2;
    else return end;
  }
}

/** Every bit that neither HTAB (0x09) nor SP (0x20) has, for four bytes. */
const NOT_BLANK = 0xd6d6d6d6 | 0;
const LOW_BITS = 0x01010101;
const FOUR_CR = 0x0d0d0d0d;
const HIGH_BITS = 0x80808080 | 0;
const LOW_SEVEN = 0x7f7f7f7f;
const ABOVE_SP = 0x5f5f5f5f;

/**
 * The next place that relaxed changes: an HTAB, or an SP before white space or a line end.
 *
 * Four bytes are looked at in one step, and one by one only where white space meets white space or a control byte stands: in prose with one SP
 * between its words at the ends of lines alone, in base64 not even there (measured in Node: such prose takes a third of what bytes one by one take).
 */
function findChange(body: Uint8Array, { lead, view }: FourBytes, start: number, end: number): number {
  let at = start;
  for (; at < end && ((at - lead) & 3) !== 0; at++) if (isChange(body, at)) return at;
  const last = Math.min(view.length, (end - lead) >> 2);
  let index = Math.min(last, (at - lead) >> 2);
  // Whether the byte before is an SP, as a mark in the lowest byte: bytes stand in their order, from the lowest up.
  let before = at > start && body[at - 1] === 0x20 ? 0x80 : 0;
  for (;;) {
    // Behind an SP even a line end would be a change, which has no blank.
    if (before === 0) index = skipWords(view, index, last);
    if (index === last) break;
    const word = view[index] ?? 0;
    // Bytes up to SP: adding carries into the high bit of all that are more, and no further. Of them SP alone has bit 5.
    const blank = ~(((word & LOW_SEVEN) + ABOVE_SP) | word) & HIGH_BITS;
    const space = blank & (word << 2);
    if ((blank & ((space << 8) | before)) !== 0 || blank !== space) {
      const first = lead + index * 4;
      for (let near = Math.max(start, first - 1); near < Math.min(end, first + 4); near++) {
        if (isChange(body, near)) return near;
      }
    }
    before = (space >>> 24) & 0x80;
    index++;
  }
  for (at = Math.max(start, at, lead + last * 4 - 1); at < end; at++) if (isChange(body, at)) return at;
  return end;
}

function isChange(body: Uint8Array, at: number): boolean {
  const byte = body[at] ?? 0;
  return byte === 0x09 || (byte === 0x20 && (isBlank(body[at + 1]) || isLineEnd(body, at + 1)));
}

/** On over all words without a blank. */
function skipWords(view: Int32Array, start: number, last: number): number {
  let index = start;
  for (; index < last; index++) {
    const word = (view[index] ?? 0) & NOT_BLANK;
    // Some byte of `word` is zero exactly where a high bit comes out: a blank, or one of few others ("!", "(", ")", …).
    if (((word - LOW_BITS) & ~word & HIGH_BITS) !== 0) break;
  }
  return index;
}
