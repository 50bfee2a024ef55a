/**
 * Bytes → header fields and body (RFC 5322 §2.1, §2.2, §4.5). One pass, nothing decoded, nothing copied but a source
 * whose lines end in LF alone.
 */
import { MAX_HEADER_BYTES, MAX_HEADER_FIELDS } from '../limits.ts';
import { toCrlf } from './line-ends.ts';
import type { HeaderField, Message } from './message.ts';

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const COLON = 0x3a;

/**
 * Splits a message into its header fields and its body.
 *
 * @param source the whole message as bytes; lines end in CRLF, or all in LF (a file as Unix keeps it)
 * @returns an index over the bytes; never throws. What is no field is kept in `strayLines`; past
 *   MAX_HEADER_BYTES or MAX_HEADER_FIELDS nothing more is read and `unread` says so.
 */
export function parseMessage(source: Uint8Array): Message {
  const bytes = toCrlf(source);
  const fields: HeaderField[] = [];
  const strayLines: { line: number; start: number; end: number }[] = [];
  const unread: ('header_bytes' | 'header_fields')[] = [];
  let position = skipEmptyLines(bytes);
  let line = 1;
  let bodyStart = bytes.length;
  while (position < bytes.length) {
    if (isLineEnd(bytes, position)) {
      bodyStart = position + (bytes[position] === CR ? 2 : 1);
      break;
    }
    if (position >= MAX_HEADER_BYTES || fields.length >= MAX_HEADER_FIELDS || strayLines.length >= MAX_HEADER_FIELDS) {
      unread.push(position >= MAX_HEADER_BYTES ? 'header_bytes' : 'header_fields');
      bodyStart = findBody(bytes, position);
      break;
    }
    const { end, lines } = endOfField(bytes, position);
    const field = readField(bytes, position, end, fields.length, line);
    if (field) fields.push(field);
    else strayLines.push({ line, start: position, end });
    position = end;
    line += lines;
  }
  return { bytes, fields, byName: groupByName(fields), bodyStart, strayLines, unread };
}

function isLineEnd(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] === LF);
}

/** Pasted sources often begin with empty lines; before the first field they mean nothing. */
function skipEmptyLines(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length && isLineEnd(bytes, at)) at += bytes[at] === CR ? 2 : 1;
  return at;
}

/** A field ends with the line that is not followed by a continuation (RFC 5322 §2.2.3). */
function endOfField(bytes: Uint8Array, start: number): { end: number; lines: number } {
  let lines = 0;
  let at = start;
  for (;;) {
    const lineFeed = bytes.indexOf(LF, at);
    lines++;
    if (lineFeed < 0) return { end: bytes.length, lines };
    at = lineFeed + 1;
    const next = bytes[at];
    if (next !== SPACE && next !== TAB) return { end: at, lines };
  }
}

function readField(bytes: Uint8Array, start: number, end: number, index: number, line: number): HeaderField | null {
  let at = start;
  // A first line that begins with white space continues nothing; readers that trim it see a field there.
  while (at < end && isBlank(bytes[at])) at++;
  const nameStart = at;
  while (at < end && isFieldNameByte(bytes[at])) at++;
  const nameEnd = at;
  // Obsolete syntax (RFC 5322 §4.5) lets white space, and attackers let folds, stand before the colon: some readers
  // take "From : x" and "From CRLF : x" for a second From field, so it must be one here too.
  while (at < end && isBlank(bytes[at])) at++;
  if (nameEnd === nameStart || bytes[at] !== COLON || at >= end) return null;
  const name = String.fromCharCode(...bytes.subarray(nameStart, Math.min(nameEnd, nameStart + 256)));
  return {
    index,
    line,
    name,
    lowerName: name.toLowerCase(),
    nameWellFormed: nameStart === start && at === nameEnd,
    start,
    valueStart: at + 1,
    end,
  };
}

function isBlank(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB || byte === CR || byte === LF;
}

/** ftext of RFC 5322 §3.6.8: printable US-ASCII without the colon. */
function isFieldNameByte(byte: number | undefined): boolean {
  return byte !== undefined && byte > SPACE && byte < 0x7f && byte !== COLON;
}

function findBody(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    if (isLineEnd(bytes, at)) return at + (bytes[at] === CR ? 2 : 1);
    const lineFeed = bytes.indexOf(LF, at);
    if (lineFeed < 0) break;
    at = lineFeed + 1;
  }
  return bytes.length;
}

function groupByName(fields: readonly HeaderField[]): Map<string, HeaderField[]> {
  const byName = new Map<string, HeaderField[]>();
  for (const field of fields) {
    const same = byName.get(field.lowerName);
    if (same) same.push(field);
    else byName.set(field.lowerName, [field]);
  }
  return byName;
}
