/**
 * From fields for some readers only. RFC 5322 sees a continuation line, a stray line or a bare CR where a sloppy reader sees
 * a second From field; filters and mail programs then judge one address and show another.
 *
 * The attack ("Composition Kills", A7a): the message's first line is " From: <first@attack.example>". Once a server puts its own
 * field on top, the line continues *that* field, and the From below is the only one left, for us.
 */
import { AT, COLON, CR, DEL, isBlank, LF, SP } from './bytes.ts';
import type { HeaderField, HiddenFrom, StrayLine } from './message.ts';

/** One is enough to name no author; more only lengthen the list. */
const MAX_HIDDEN = 10;
/** How far an address may stand behind its colon. */
const MAX_DISTANCE = 1000;

export interface HeaderPieces {
  readonly fields: readonly HeaderField[];
  readonly strayLines: readonly StrayLine[];
  /** Byte offset and line number behind the last piece that was read. */
  readonly end: number;
  readonly line: number;
}

/**
 * Looks at every line of the header block that begins no field, and behind every bare CR.
 *
 * @param headerEnd byte offset of the end of the header block: lines past the limits are looked at too, or a second From
 *   could stand behind 2,000 fields that nobody reads
 * @returns at most ten, in no particular order
 */
export function findHiddenFrom(bytes: Uint8Array, header: HeaderPieces, headerEnd: number): HiddenFrom[] {
  const search: Search = { bytes, found: [], nextAt: -1 };
  for (const field of header.fields) {
    if (listsFieldNames(field.lowerName)) continue;
    const piece = { start: field.valueStart, end: field.end, line: field.line, fieldIndex: field.index };
    lookBehindLineEnds(search, piece);
  }
  search.nextAt = -1;
  for (const stray of header.strayLines) {
    const piece = { ...stray, fieldIndex: null };
    lookAt(search, piece, piece.start, piece.line);
    lookBehindLineEnds(search, piece);
  }
  const unread = { start: header.end, end: headerEnd, line: header.line, fieldIndex: null };
  lookAt(search, unread, unread.start, unread.line);
  lookBehindLineEnds(search, unread);
  return search.found;
}

/** h= of a signature is often folded before "From:", and z= holds whole copies (RFC 6376 §3.5): no alarm there. */
function listsFieldNames(lowerName: string): boolean {
  return lowerName.endsWith('-signature') || lowerName.startsWith('arc-');
}

interface Search {
  readonly bytes: Uint8Array;
  readonly found: HiddenFrom[];
  /** Where the first "@" behind the last place looked at stands: each is looked for once, however many places there are. Places come in order. */
  nextAt: number;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly fieldIndex: number | null;
}

function lookBehindLineEnds(search: Search, piece: Piece): void {
  const { bytes } = search;
  let { line } = piece;
  for (let at = piece.start; at < piece.end; at++) {
    // A tight loop: of all that is here, only this one meets every byte.
    while (at < piece.end && bytes[at] !== LF && bytes[at] !== CR) at++;
    if (bytes[at] === LF) line++;
    // A bare CR ends a line for some (Python's universal newlines, old Mac files); of CRLF only the LF counts.
    else if (bytes[at + 1] === LF) continue;
    lookAt(search, piece, at + 1, line);
    if (search.found.length >= MAX_HIDDEN) return;
  }
}

function lookAt(search: Search, piece: Piece, at: number, line: number): void {
  const valueStart = fromNameAt(search.bytes, at, piece.end);
  if (valueStart < 0 || search.found.length >= MAX_HIDDEN || !holdsAddress(search, valueStart, piece.end)) return;
  const end = endOfValue(search.bytes, valueStart, piece.end);
  search.found.push({ line, fieldIndex: piece.fieldIndex, valueStart, end });
}

const FROM = [0x66, 0x72, 0x6f, 0x6d];

/** @returns the offset behind the colon of a field name that reads as "From", or -1 */
function fromNameAt(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  for (const letter of FROM) {
    while (at < end && isOverlooked(bytes[at])) at++;
    // 0x20 is what parts upper from lower case in US-ASCII.
    if (at >= end || ((bytes[at] ?? 0) | 0x20) !== letter) return -1;
    at++;
  }
  while (at < end && (isOverlooked(bytes[at]) || isLineEnd(bytes[at]))) at++;
  return at < end && bytes[at] === COLON ? at + 1 : -1;
}

/** White space, and what C programs cut off (NUL) or sanitizers drop (controls, bytes that are not US-ASCII). */
function isOverlooked(byte: number | undefined): boolean {
  return byte !== undefined && !isLineEnd(byte) && (byte <= SP || byte >= DEL);
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}

function holdsAddress(search: Search, start: number, end: number): boolean {
  if (search.nextAt < start) {
    const at = search.bytes.indexOf(AT, start);
    search.nextAt = at < 0 ? search.bytes.length : at;
  }
  return search.nextAt < Math.min(end, start + MAX_DISTANCE);
}

/** The end of the value's line; of the next one when the value is folded right behind its colon. */
function endOfValue(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (isBlank(bytes[at]) || isLineEnd(bytes[at]))) at++;
  while (at < end && !isLineEnd(bytes[at])) at++;
  return at;
}
