/** What the body may have been before one known change. */
import type { DkimCode } from '../../codes.ts';
import type { Note } from '../../inspection.ts';
import { CR, isBlank, LF } from '../../message/bytes.ts';
import { latin1 } from '../../message/latin1.ts';
import type { Message } from '../../message/message.ts';
import { fieldValues, trimBlanks } from '../../message/value.ts';
import { concatenate } from '../../signing/canonical-header.ts';

export interface BodyCandidate {
  readonly note: Note<DkimCode>;
  make(): Uint8Array;
}

/**
 * Bytes that may be cut off: a footer names a list and how to leave it. More would let anybody write a letter of his own under
 * somebody else's signature and call it a footer.
 */
const MAX_CUT = 2048;

export function bodyCandidates(message: Message): BodyCandidate[] {
  const body = message.bytes.subarray(message.bodyStart);
  const [type = 'text/plain', another] = fieldValues(message, 'content-type').map((value) => value.toLowerCase());
  // In HTML a "footer" could cover the whole page: only plain text is cut, and only plain parts are taken off.
  const cuts = another === undefined ? cutsOf(body, type) : [];
  return [...cuts, ...lineCandidates(body)];
}

function cutsOf(body: Uint8Array, type: string): BodyCandidate[] {
  if (type.startsWith('text/plain')) return plainCuts(body);
  return type.startsWith('multipart/') ? partCuts(body) : [];
}

function plainCuts(body: Uint8Array): BodyCandidate[] {
  const candidates: BodyCandidate[] = [];
  const from = Math.max(0, body.length - MAX_CUT);
  const tail = latin1(body, from);
  for (const offset of [lastRuler(tail), lastLine(tail, '-- ')]) {
    const end = from + offset;
    // Something must be left, or the whole text would be the "footer".
    if (offset >= 0 && end > 0) candidates.push(footer(body, end));
  }
  const banner = bannerEnd(latin1(body, 0, Math.min(body.length, MAX_CUT)));
  if (banner > 0 && banner < body.length) {
    candidates.push({
      note: { code: 'dkim_undone_banner', values: { bytes: banner } },
      make: () => body.subarray(banner),
    });
  }
  return candidates;
}

function footer(body: Uint8Array, end: number): BodyCandidate {
  return {
    note: { code: 'dkim_undone_footer', values: { bytes: body.length - end } },
    make: () => body.subarray(0, end),
  };
}

/** Where the last line begins that is a ruler: ten or more of one sign ("_____" of Mailman, "-----" of ezmlm). */
function lastRuler(text: string): number {
  let last = -1;
  let start = 0;
  for (const line of text.split('\n')) {
    if (isRuler(trimBlanks(line.endsWith('\r') ? line.slice(0, -1) : line))) last = start;
    start += line.length + 1;
  }
  return last;
}

function isRuler(line: string): boolean {
  const sign = line.charAt(0);
  return line.length >= 10 && '_-=*#~'.includes(sign) && line === sign.repeat(line.length);
}

/** Where the last line begins that is just `content`. */
function lastLine(text: string, content: string): number {
  const at = text.lastIndexOf(`\n${content}\r\n`);
  return at < 0 ? -1 : at + 1;
}

const BANNER_WORDS = ['caution', 'external', 'warning', '[ext'];

/** "CAUTION: This message came from outside …", set before the text by a gateway: the first paragraph, with the line behind it. */
function bannerEnd(start: string): number {
  const first = start.slice(0, 200).toLowerCase();
  if (!BANNER_WORDS.some((word) => first.includes(word))) return -1;
  const empty = start.indexOf('\r\n\r\n');
  return empty < 0 ? -1 : empty + 4;
}

/** Mailman adds its footer to multipart/mixed as a last part of plain text. */
function partCuts(body: Uint8Array): BodyCandidate[] {
  const from = Math.max(0, body.length - MAX_CUT);
  const tail = latin1(body, from);
  const closing = lastDelimiter(tail, tail.length);
  if (!closing?.line.endsWith('--')) return [];
  const boundary = closing.line.slice(0, -2);
  const opening = lastDelimiter(tail, closing.start);
  if (opening?.line !== boundary) return [];
  const head = tail.slice(opening.start, closing.start).toLowerCase().split('\r\n\r\n', 1)[0] ?? '';
  const types = head.split('\r\n').filter((line) => line.startsWith('content-type:'));
  if (types.length !== 1 || !types[0]?.startsWith('content-type: text/plain')) return [];
  return [
    {
      note: { code: 'dkim_undone_footer', values: { bytes: closing.start - opening.start } },
      make: () => concatenate([body.subarray(0, from + opening.start), body.subarray(from + closing.start)]),
    },
  ];
}

/** The last line before `end` that begins with "--" and holds more. */
function lastDelimiter(text: string, end: number): { start: number; line: string } | null {
  const at = text.lastIndexOf('\r\n--', end - 3);
  if (at < 0) return null;
  const lineEnd = text.indexOf('\r\n', at + 2);
  const line = trimBlanks(text.slice(at + 2, lineEnd < 0 ? text.length : lineEnd));
  return line.length > 2 ? { start: at + 2, line } : null;
}

/** Changes to all lines, as servers make them without reading what the lines say. */
function lineCandidates(body: Uint8Array): BodyCandidate[] {
  const candidates: BodyCandidate[] = [];
  const add = (code: DkimCode, change: (line: Uint8Array) => Uint8Array) => {
    candidates.push({ note: { code, values: {} }, make: () => changeLines(body, change) });
  };
  if (hasBareLineFeed(body)) add('dkim_undone_line_ends', (line) => line);
  // mbox files put ">" before "From " at the start of a line (RFC 4155); some servers leave it there.
  add('dkim_undone_from_quoting', (line) => (startsWith(line, '>From ') ? line.subarray(1) : line));
  // "-- " before a signature loses its blank to programs that strip lines.
  add('dkim_undone_trailing_blanks', (line) => (line.length === 2 && startsWith(line, '--') ? DELIMITER : line));
  add('dkim_undone_trailing_blanks', withoutTrailingBlanks);
  return candidates;
}

const CRLF = new Uint8Array([CR, LF]);
const DELIMITER = new Uint8Array([0x2d, 0x2d, 0x20]);

function hasBareLineFeed(body: Uint8Array): boolean {
  for (let at = body.indexOf(LF); at >= 0; at = body.indexOf(LF, at + 1)) if (body[at - 1] !== CR) return true;
  return false;
}

/** Every line, changed, with CRLF behind it. */
function changeLines(body: Uint8Array, change: (line: Uint8Array) => Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let start = 0;
  while (start < body.length) {
    const lineFeed = body.indexOf(LF, start);
    const end = lineFeed < 0 ? body.length : lineFeed;
    const line = body.subarray(start, end > start && body[end - 1] === CR ? end - 1 : end);
    parts.push(change(line));
    if (lineFeed >= 0) parts.push(CRLF);
    start = end + 1;
  }
  return concatenate(parts);
}

function withoutTrailingBlanks(line: Uint8Array): Uint8Array {
  let end = line.length;
  while (end > 0 && isBlank(line[end - 1])) end--;
  return line.subarray(0, end);
}

function startsWith(line: Uint8Array, text: string): boolean {
  if (line.length < text.length) return false;
  for (let at = 0; at < text.length; at++) if (line[at] !== text.charCodeAt(at)) return false;
  return true;
}
