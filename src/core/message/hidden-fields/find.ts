/**
 * Fields for some readers only. RFC 5322 sees a continuation line, a stray line or a bare CR where a sloppy reader sees a second
 * From or Subject; filters and mail programs then judge one and show another.
 *
 * The attack ("Composition Kills", A7a): the message's first line is " From: <first@attack.example>". Once a server puts its own
 * field on top, the line continues *that* field, and the From below is the only one left, for us. Or the field on top goes on,
 * behind a bare CR, with "Subject: Pay now": no signature sees a Subject there.
 */
import { AT, CR, isBlank, LF } from '../../bytes/ascii.ts';
import { type FourBytes, fourBytesOf } from '../../bytes/four-bytes.ts';
import type { HeaderField, HiddenField, HiddenFrom, Message, StrayLine } from '../message.ts';
import { findSloppyLineEnd, sloppyLineEnd } from '../source/sloppy-line-ends.ts';
import { findHiddenName, isControl, isOverlooked } from './find-name.ts';
import { copyKeys, isSignatureName, isSignatureText, readSignatureText, type SignatureText } from './signature-text.ts';

/** Of one name; one is enough to name no author, more only lengthen the list. */
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
 * Looks at every line of the header block that begins no field, and behind everything that ends a line for some program.
 *
 * @param headerEnd byte offset of the end of the header block: lines past the limits are looked at too, or a second From
 *   could stand behind 2,000 fields that nobody reads
 * @returns at most ten of each name, in no particular order
 */
export function findHiddenFields(
  bytes: Uint8Array,
  header: HeaderPieces,
  headerEnd: number,
): Pick<Message, 'hiddenFrom' | 'hiddenFields'> {
  const { fields } = header;
  const search: Search = {
    bytes,
    words: fourBytesOf(bytes),
    fields,
    hiddenFrom: [],
    hiddenFields: [],
    counts: new Map(),
    nextAt: -1,
    firstAuthors: firstAuthorsOf(fields),
    signature: null,
    copies: null,
  };
  for (const field of fields) {
    lookBehindLineEnds(search, { start: field.valueStart, end: field.end, line: field.line, field });
  }
  search.nextAt = -1;
  for (const stray of header.strayLines) {
    const piece = { ...stray, field: null };
    lookAt(search, piece, piece.start, piece.line, 'stray');
    lookBehindLineEnds(search, piece);
  }
  const unread = { start: header.end, end: headerEnd, line: header.line, field: null };
  lookAt(search, unread, unread.start, unread.line, 'fold');
  lookBehindLineEnds(search, unread);
  return { hiddenFrom: search.hiddenFrom, hiddenFields: search.hiddenFields };
}

/** No server puts these on top of what it takes in. */
const AUTHORS: readonly string[] = ['from', 'subject'];

function firstAuthorsOf(fields: readonly HeaderField[]): number {
  const index = fields.findIndex(({ lowerName, nameWellFormed }) => AUTHORS.includes(lowerName) && nameWellFormed);
  return index < 0 ? fields.length : index;
}

interface Search {
  readonly bytes: Uint8Array;
  readonly words: FourBytes;
  readonly fields: readonly HeaderField[];
  readonly hiddenFrom: HiddenFrom[];
  readonly hiddenFields: HiddenField[];
  /** How many there are, by name. */
  readonly counts: Map<string, number>;
  /** Where the first "@" behind the last place looked at stands: each is looked for once, however many places there are. Places come in order. */
  nextAt: number;
  /** Index of the topmost field that the author's side wrote: what stands below it, no server put on top. */
  readonly firstAuthors: number;
  /** Of the last field with a place that needed it. */
  signature: { readonly field: HeaderField; readonly text: SignatureText } | null;
  copies: ReadonlySet<string> | null;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly field: HeaderField | null;
}

/**
 * What makes a place the start of a line. Folds are everywhere, and honest fields quote others in them: there only a From with
 * an address counts. Nothing honest goes on behind an odd line end with the name of a field.
 */
type Kind = 'fold' | 'odd' | 'stray';

function lookBehindLineEnds(search: Search, piece: Piece): void {
  const { bytes, words } = search;
  const { end } = piece;
  let { line } = piece;
  for (let at = findSloppyLineEnd(bytes, words, piece.start, end); at < end; ) {
    // All that is skipped before a name, at once: a megabyte of line ends has one place behind it, not a million.
    let kind: Kind = 'fold';
    for (let length = sloppyLineEnd(bytes, at); at < end; length = sloppyLineEnd(bytes, at)) {
      if (length > 0) {
        const isFold = bytes[at + length - 1] === LF;
        if (isFold) line++;
        kind = isFold ? 'fold' : 'odd';
      } else if (!isOverlooked(bytes[at])) break;
      // White space makes a continuation line of it for that reader too, and other bytes make it text.
      else if (!isControl(bytes[at])) kind = 'fold';
      at += Math.max(length, 1);
    }
    lookAt(search, piece, at, line, kind);
    at = findSloppyLineEnd(bytes, words, at, end);
  }
}

function lookAt(search: Search, piece: Piece, at: number, line: number, kind: Kind): void {
  const { bytes } = search;
  const found = findHiddenName(bytes, at, piece.end);
  if (found === null) return;
  const { name, valueStart } = found;
  const count = search.counts.get(name) ?? 0;
  if (count >= MAX_HIDDEN) return;
  const isSure = kind !== 'fold' && (found.plain || (kind === 'stray' && name !== 'From'));
  if (!isSure && !(name === 'From' && isFromWithAddress(search, piece, valueStart))) return;
  search.counts.set(name, count + 1);
  const end = endOfValue(search, valueStart, piece.end);
  const place = { line, fieldIndex: piece.field?.index ?? null, valueStart, end };
  if (name === 'From') search.hiddenFrom.push(place);
  else search.hiddenFields.push({ ...place, name });
}

/**
 * A fold before "From: a@b" within the author's own fields is text that was wrapped there ("Thread-Topic: FW: request"). The attack needs a
 * field that a server put on top: of the message's first line " From: …" it made a continuation of its own.
 */
function isFromWithAddress(search: Search, { end, field }: Piece, valueStart: number): boolean {
  if (!holdsAddress(search, valueStart, end)) return false;
  if (field !== null && field.index > search.firstAuthors) return false;
  if (field === null || !isSignatureName(field.lowerName)) return true;
  return !isSignatureText(signatureText(search, field), valueStart, MAX_DISTANCE);
}

function signatureText(search: Search, field: HeaderField): SignatureText {
  if (search.signature?.field !== field) {
    const copies = () => {
      search.copies ??= copyKeys(search.bytes, search.fields);
      return search.copies;
    };
    search.signature = { field, text: readSignatureText(search.bytes, field, copies) };
  }
  return search.signature.text;
}

function holdsAddress(search: Search, start: number, end: number): boolean {
  if (search.nextAt < start) {
    const at = search.bytes.indexOf(AT, start);
    search.nextAt = at < 0 ? search.bytes.length : at;
  }
  return search.nextAt < Math.min(end, start + MAX_DISTANCE);
}

/** The end of the value's line; of the next one when the value is folded right behind its colon. */
function endOfValue({ bytes, words }: Search, start: number, end: number): number {
  let at = start;
  while (at < end && (isBlank(bytes[at]) || bytes[at] === CR || bytes[at] === LF)) at++;
  return findSloppyLineEnd(bytes, words, at, end);
}
