/** Changes to all lines, as servers make them without reading what the lines say. */

import { CR, isBlank, LF, SP } from '../../bytes/ascii.ts';
import type { DkimCode } from '../../codes/index.ts';
import type { BodyCandidate } from './candidate.ts';

/** A line's bytes as they may have been, without its line end: where they begin and end, and what follows them. */
interface EarlierLine {
  start: number;
  end: number;
  blank: boolean;
}

/** Changes `line` in place: an object for each of 100,000 lines would be most of the memory that this takes. */
type Change = (body: Uint8Array, line: EarlierLine) => void;

/** Bodies as they may have been before something changed single lines: each known change undone by itself. */
export function* lineChanges(body: Uint8Array): Generator<BodyCandidate> {
  const candidate = (code: DkimCode, change: Change): BodyCandidate => ({
    note: { code, values: {} },
    make: () => changeLines(body, change),
  });
  if (hasBareLineFeed(body)) yield candidate('dkim_undone_line_ends', () => undefined);
  yield candidate('dkim_undone_from_quoting', unquoteFrom);
  yield candidate('dkim_undone_trailing_blanks', restoreDelimiter);
  yield candidate('dkim_undone_trailing_blanks', cutTrailingBlanks);
}

/** mbox files put ">" before "From " at the start of a line (RFC 4155); some servers leave it there. */
const unquoteFrom: Change = (body, line) => {
  if (startsWith(body, line, '>From ')) line.start++;
};

/** "-- " before a signature loses its blank to programs that strip lines. */
const restoreDelimiter: Change = (body, line) => {
  line.blank = line.end - line.start === 2 && startsWith(body, line, '--');
};

const cutTrailingBlanks: Change = (body, line) => {
  while (line.end > line.start && isBlank(body[line.end - 1])) line.end--;
};

function hasBareLineFeed(body: Uint8Array): boolean {
  for (let at = 0; at < body.length; at++) if (body[at] === LF && body[at - 1] !== CR) return true;
  return false;
}

/** Every line, changed, with CRLF behind it, in one buffer. */
function changeLines(body: Uint8Array, change: Change): Uint8Array {
  // At most one byte more for each line end, and one for each "--" before it.
  const out = new Uint8Array(2 * body.length + 1);
  const line: EarlierLine = { start: 0, end: 0, blank: false };
  let to = 0;
  for (let start = 0; start < body.length; ) {
    let lineFeed = start;
    while (lineFeed < body.length && body[lineFeed] !== LF) lineFeed++;
    line.start = start;
    line.end = lineFeed > start && lineFeed < body.length && body[lineFeed - 1] === CR ? lineFeed - 1 : lineFeed;
    line.blank = false;
    change(body, line);
    for (let at = line.start; at < line.end; at++) out[to++] = body[at] ?? 0;
    if (line.blank) out[to++] = SP;
    if (lineFeed < body.length) {
      out[to++] = CR;
      out[to++] = LF;
    }
    start = lineFeed + 1;
  }
  return out.subarray(0, to);
}

function startsWith(body: Uint8Array, { start, end }: EarlierLine, text: string): boolean {
  if (end - start < text.length) return false;
  for (let at = 0; at < text.length; at++) if (body[start + at] !== text.charCodeAt(at)) return false;
  return true;
}
