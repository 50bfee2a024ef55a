/**
 * mbox: many messages in one file (RFC 4155). Each begins with a line "From " that stands at the file's begin or after an empty line, and where
 * a message has such a line itself, the writer put ">" before it: before the bare one alone (mboxo), or before quoted ones too (mboxrd).
 * Both are read as mboxrd, which gives mboxo's bytes back as well, unless the message itself had a line that begins with ">From ".
 *
 * A file whose writer left no empty lines is not split there. The attack: such a line within a paragraph, which many writers do not quote, would
 * begin a message that its sender made up. That there are such lines is told.
 */
import { beginsWith } from '../../core/bytes/begins-with.ts';
import { beginsLikeSource } from '../../webmail/plain-text.ts';
import { fromMboxrd } from '../../webmail/steps.ts';

/** From its "From " line to the next one's begin. */
export interface Piece {
  start: number;
  end: number;
}

export interface Mbox {
  pieces: Piece[];
  /** Bytes from where on nothing was read; null = all was. */
  unreadFrom: number | null;
  /** Whether a line begins a message but for the empty line before it: the file may hold more messages than pieces. */
  joined: boolean;
}

export interface MboxLimits {
  messages: number;
  bytes: number;
  chunk: number;
}

/** Read at once while looking for begins: the file may be far larger than the memory of a page. */
const CHUNK_BYTES = 4 * 1024 * 1024;
/** A separator's longest line that is looked at; real ones are below 100. */
const MAX_LINE = 512;
/** What may stand before the first message: a byte order mark and empty lines, as editors leave them. */
const MAX_BLANK = 64;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
/** What two line ends take (CR LF CR LF). */
const BEFORE = 4;
const MAX_MBOX_BYTES = 1024 * 1024 * 1024;
const MAX_PIECES = 1000;

const LF = 0x0a;
const CR = 0x0d;
const FROM = Array.from('From ', (letter) => letter.charCodeAt(0));
const TIME = /\d:\d\d/;

/**
 * Finds the messages of an mbox file without keeping it.
 *
 * @param file what was opened; rejects when it cannot be read
 * @param limits how many messages, and bytes, are looked for: what lies behind them is told as unread; `chunk` bytes are held at once
 * @returns null when it does not begin as an mbox does
 */
export async function findPieces(file: Blob, limits: Partial<MboxLimits> = {}): Promise<Mbox | null> {
  const { messages = MAX_PIECES, bytes: most = MAX_MBOX_BYTES, chunk = CHUNK_BYTES } = limits;
  const starts: number[] = [];
  let joined = false;
  const size = Math.min(file.size, most);
  for (let at = 0; at < size; at += chunk) {
    const from = Math.max(0, at - BEFORE);
    const bytes = new Uint8Array(await file.slice(from, at + chunk + MAX_LINE).arrayBuffer());
    const first = at === 0 ? blankBefore(bytes) : null;
    const lines = separatorsIn(bytes, first, at - from, Math.min(at - from + chunk, size - from));
    joined ||= lines.joined;
    for (const start of lines.starts) {
      // The file's first one, which may stand behind a chunk's begin.
      if (from + start <= (starts.at(-1) ?? -1)) continue;
      if (starts.length === messages)
        return { pieces: piecesOf(starts, from + start), unreadFrom: from + start, joined };
      starts.push(from + start);
    }
    if (first !== null && starts[0] !== first) return null;
  }
  if (starts.length === 0) return null;
  const isAll = size === file.size;
  // Where the last one ends is not known: it is told with what was not read.
  const unreadFrom = isAll ? null : (starts.at(-1) ?? 0);
  return { pieces: piecesOf(isAll ? starts : starts.slice(0, -1), unreadFrom ?? size), unreadFrom, joined };
}

function piecesOf(starts: readonly number[], end: number): Piece[] {
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? end }));
}

/** Where the first message of a file would begin. */
function blankBefore(bytes: Uint8Array): number {
  let at = beginsWith(bytes, 0, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  while (at < MAX_BLANK && (bytes[at] === LF || bytes[at] === CR)) at++;
  return at;
}

/**
 * Where separators begin, from `from` on and before `end`, and whether another line would be one but for the empty line before it.
 *
 * @param first where the file's first one would be; null = this is not the file's begin
 */
function separatorsIn(bytes: Uint8Array, first: number | null, from: number, end: number) {
  const starts: number[] = [];
  let joined = false;
  if (first !== null && isSeparator(bytes, first)) starts.push(first);
  const begin = Math.max(0, from - 1, first ?? 0);
  for (let at = bytes.indexOf(LF, begin); at >= 0 && at + 1 < end; at = bytes.indexOf(LF, at + 1)) {
    if (!beginsWith(bytes, at + 1, FROM)) continue;
    const isAfterEmpty = bytes[at - 1] === LF || (bytes[at - 1] === CR && bytes[at - 2] === LF);
    if (isAfterEmpty && isSeparator(bytes, at + 1)) starts.push(at + 1);
    else if (!isAfterEmpty && isAboveHeader(bytes, at + 1)) joined = true;
  }
  return { starts, joined };
}

/** "From " and nothing, "-" (mail apps), or an envelope sender with a time of day (RFC 4155, Appendix A). */
function isSeparator(bytes: Uint8Array, start: number): boolean {
  const line = lineAt(bytes, start);
  if (!line.startsWith('From ')) return false;
  const rest = line.slice(5).trim();
  return rest === '' || rest.startsWith('- ') || rest === '-' || TIME.test(rest);
}

/** The same with a time of day, and a header field in the next line: a sentence that begins so has neither. */
function isAboveHeader(bytes: Uint8Array, start: number): boolean {
  const line = lineAt(bytes, start);
  return TIME.test(line) && beginsLikeSource(lineAt(bytes, start + line.length + 1));
}

/** Without its LF; what is longer is cut. */
function lineAt(bytes: Uint8Array, start: number): string {
  const whole = bytes.subarray(start, start + MAX_LINE);
  const end = whole.indexOf(LF);
  return String.fromCharCode(...(end < 0 ? whole : whole.subarray(0, end)));
}

/**
 * The message of a piece, as it was before it came into the file: without the separator, the quoting, and the empty line behind it.
 *
 * @param bytes the whole piece
 */
export function messageOf(bytes: Uint8Array<ArrayBuffer>): Uint8Array {
  const message = fromMboxrd(endsInEmptyLine(bytes) ? bytes : withLineEnd(bytes)) ?? bytes;
  // It takes one LF away: of CR LF the CR is left.
  return message.at(-1) === CR && message.at(-2) === LF ? message.subarray(0, -1) : message;
}

function endsInEmptyLine(bytes: Uint8Array): boolean {
  return bytes.at(-1) === LF && bytes.at(bytes.at(-2) === CR ? -3 : -2) === LF;
}

/** Where a writer put no empty line behind the last message, its own line end must not be taken for one. */
function withLineEnd(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(bytes.length + 1);
  longer.set(bytes);
  longer[bytes.length] = LF;
  return longer;
}
