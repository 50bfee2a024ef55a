/**
 * Bytes → header fields and body (RFC 5322 §2.1, §2.2, §4.5). One pass, nothing decoded, nothing copied but a source
 * whose lines end in LF alone.
 *
 * Lenient on purpose: whatever some reader of mail may take for a field is one here, since two readers that see different
 * From fields are the attack (Chen, Paxson, Jiang: "Composition Kills", USENIX Security 2020). Bare LF ends a line within a CRLF
 * message too; bare CR does not, but what stands behind it is looked at (hidden-fields.ts).
 */

import { COLON, CR, DEL, isBlank, isLineEnd, isSpace, LF, SP } from '../bytes/ascii.ts';
import { findUpToCr, fourBytesOf } from '../bytes/four-bytes.ts';
import { latin1 } from '../bytes/latin1.ts';
import { MAX_HEADER_BYTES, MAX_HEADER_FIELDS } from '../limits.ts';
import { findHiddenFields } from './hidden-fields/find.ts';
import type { HeaderField, Message, StrayLine } from './message.ts';
import { toCrlf } from './source/to-crlf.ts';

/** Characters of a field name that are kept; RFC 5322 §2.1.1 gives a whole line 998. */
const MAX_NAME = 998;

/**
 * Splits a message into its header fields and its body.
 *
 * @param source the whole message as bytes; lines end in CRLF, or all in LF (a file as Unix keeps it) or in CR CR LF
 * @returns an index over the bytes; never throws. What is no field is kept in `strayLines`; a field that begins past
 *   MAX_HEADER_BYTES or MAX_HEADER_FIELDS is not read and `unread` says so.
 */
export function parseMessage(source: Uint8Array): Message {
  const bytes = toCrlf(source);
  const fields: HeaderField[] = [];
  const strayLines: StrayLine[] = [];
  const unread: ('header_bytes' | 'header_fields')[] = [];
  let { position, line } = skipPreamble(bytes);
  while (position < bytes.length && !isLineEnd(bytes, position)) {
    if (position >= MAX_HEADER_BYTES || fields.length + strayLines.length >= MAX_HEADER_FIELDS) {
      unread.push(position >= MAX_HEADER_BYTES ? 'header_bytes' : 'header_fields');
      break;
    }
    const { end, lines } = endOfField(bytes, position);
    const field = readField(bytes, position, end, fields.length, line);
    if (field) fields.push(field);
    else strayLines.push({ line, start: position, end });
    position = end;
    line += lines;
  }
  const header = { fields, strayLines, end: position, line };
  const body = findBody(bytes, position);
  // The last field that was read may itself reach past the limit: who shows or parses it stops there.
  if (position > MAX_HEADER_BYTES && !unread.includes('header_bytes')) unread.push('header_bytes');
  return {
    bytes,
    fields,
    byName: groupByName(fields),
    bodyStart: body.start,
    headerEnded: body.found,
    strayLines,
    ...findHiddenFields(bytes, header, body.start),
    unread,
  };
}

/** What may stand before the first field and means nothing: a byte order mark, empty lines, the envelope line of an mbox file. */
function skipPreamble(bytes: Uint8Array): { position: number; line: number } {
  let position = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let line = 1;
  while (isLineEnd(bytes, position)) {
    position += bytes[position] === CR ? 2 : 1;
    line++;
  }
  if (isEnvelopeLine(bytes, position)) {
    const lineFeed = bytes.indexOf(LF, position);
    position = lineFeed < 0 ? bytes.length : lineFeed + 1;
    line++;
  }
  return { position, line };
}

/** "From alice@sender.example Tue Nov 24 …" (RFC 4155 Appendix A); "From : alice@sender.example" is a field. */
function isEnvelopeLine(bytes: Uint8Array, start: number): boolean {
  if (latin1(bytes, start, Math.min(start + 5, bytes.length)) !== 'From ') return false;
  let at = start + 5;
  while (isSpace(bytes[at])) at++;
  return bytes[at] !== COLON;
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
    if (!isBlank(bytes[at])) return { end: at, lines };
  }
}

function readField(bytes: Uint8Array, start: number, end: number, index: number, line: number): HeaderField | null {
  let at = start;
  // A first line that begins with white space continues nothing; readers that trim it see a field there.
  while (at < end && isSpace(bytes[at])) at++;
  const nameStart = at;
  while (isFieldNameByte(bytes[at])) at++;
  const nameEnd = at;
  // Obsolete syntax (RFC 5322 §4.5) lets white space, and attackers let folds, stand before the colon: some readers
  // take "From : x" and "From CRLF : x" for a second From field, so it must be one here too.
  while (at < end && isSpace(bytes[at])) at++;
  if (nameEnd === nameStart || at >= end || bytes[at] !== COLON) return null;
  const name = latin1(bytes, nameStart, Math.min(nameEnd, nameStart + MAX_NAME));
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

/** ftext of RFC 5322 §3.6.8: printable US-ASCII without the colon. */
function isFieldNameByte(byte: number | undefined): boolean {
  return byte !== undefined && byte > SP && byte < DEL && byte !== COLON;
}

/** The first empty line at or behind the start of a line; beyond the first one only when a limit cut the header short. */
function findBody(bytes: Uint8Array, from: number): { start: number; found: boolean } {
  const words = fourBytesOf(bytes);
  for (let at = from; at < bytes.length; at++) {
    if (isLineEnd(bytes, at)) return { start: at + (bytes[at] === CR ? 2 : 1), found: true };
    while (at < bytes.length && bytes[at] !== LF) at = findUpToCr(bytes, words, at + 1, bytes.length);
  }
  return { start: bytes.length, found: false };
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
