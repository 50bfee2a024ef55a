/**
 * A multipart as it may have been before a server encoded its parts anew, and named their encodings so.
 *
 * The attack: a part that one reader sees where another one does not, or whose header says more to one of them. So only a part's content and
 * its Content-Transfer-Encoding are put back, where header and content are written so plainly that all readers agree on them.
 */
import { isBlank } from '../../bytes/ascii.ts';
import { type MediaType, readMediaType, readPartHeader } from '../../message/fields/media-type.ts';
import type { Writing } from './encode.ts';
import { MAX_DEPTH, splitParts } from './split-parts.ts';
import { decodeStrictly } from './transfer.ts';

/** Longer headers of parts are left alone. */
const MAX_HEADER = 4096;

const ENCODING = 'content-transfer-encoding:';
/** What sendmail writes into a part that it encoded anew. */
const MARK = 'x-mime-autoconverted:';

/** Where a part's Content-Transfer-Encoding may have stood, among the other lines of its header; servers write it anew at the end. */
export type Place = (others: readonly string[], now: number) => number;

export const PLACES: readonly Place[] = [
  (_, now) => now,
  () => 0,
  (others) => {
    const type = indexOf(others, 'content-type:');
    const next = others.findIndex((line, at) => at > type && !isContinuation(line));
    return next < 0 ? others.length : next;
  },
];

/**
 * @param body one character per byte
 * @returns the body with those parts encoded as `writing` does that a server may have made of such ones: those that sendmail marked, or all
 *   of text; and of base64 all whose lines could be broken elsewhere
 */
export function withRecodedParts(body: string, media: MediaType, writing: Writing, place: Place): string {
  const isMarked = body.toLowerCase().includes(`\r\n${MARK}`);
  return recodeAll(body, media, [], { writing, place, isMarked });
}

interface Change {
  readonly writing: Writing;
  readonly place: Place;
  readonly isMarked: boolean;
}

/** @param around the boundaries of the multiparts around this one */
function recodeAll(body: string, media: MediaType, around: readonly string[], change: Change): string {
  const boundary = media.parameters.get('boundary') ?? '';
  if (boundary === '' || around.length === MAX_DEPTH) return body;
  const boundaries = [...around, boundary];
  // Between two parts stands what nobody reads.
  const pieces = splitParts(body, boundary).map((piece, at) =>
    at % 2 === 0 ? piece : recode(piece, boundaries, change),
  );
  return pieces.join('');
}

function recode(part: string, boundaries: readonly string[], change: Change): string {
  const headerEnd = part.slice(0, MAX_HEADER).indexOf('\r\n\r\n');
  const header = part.slice(0, Math.max(0, headerEnd));
  const content = part.slice(headerEnd + 4);
  const lines = header.split('\r\n');
  const fields = lines.every(isPlain) ? readPartHeader(header) : null;
  const media = readMediaType(fields?.get('content-type') ?? '');
  if (!fields || !media) return part;
  if (media.type.startsWith('multipart/')) return `${header}\r\n\r\n${recodeAll(content, media, boundaries, change)}`;
  const { writing, place, isMarked } = change;
  const encoding = fields.get('content-transfer-encoding')?.toLowerCase() ?? '';
  const isBrokenElsewhere = encoding === 'base64' && writing.encoding === 'base64';
  const isChanged = isMarked ? indexOf(lines, MARK) >= 0 : media.type.startsWith('text/') && encoding !== '7bit';
  if (!isBrokenElsewhere && (!isChanged || encoding === writing.encoding)) return part;
  const earlier = isBrokenElsewhere ? header : withEncoding(lines, writing.encoding, place);
  const decoded = decodeStrictly(content, encoding);
  if (earlier === null || decoded === null || hasBoundary(decoded, boundaries)) return part;
  const blankLines = isBrokenElsewhere ? content.slice(content.trimEnd().length) : '';
  return `${earlier}\r\n\r\n${writing.write(decoded)}${blankLines}`;
}

/** Not empty, and without bare line ends, NUL and the like, at which some readers end a line. */
function isPlain(line: string): boolean {
  return /^[\t -~\x80-\xff]+$/.test(line);
}

function isContinuation(line: string): boolean {
  return isBlank(line.charCodeAt(0));
}

function indexOf(lines: readonly string[], start: string): number {
  return lines.findIndex((line) => line.toLowerCase().startsWith(start));
}

/** @returns null where it names no encoding, or where a line that continues the field, or sendmail's mark, would then continue another */
function withEncoding(lines: readonly string[], encoding: string, place: Place): string | null {
  const field = indexOf(lines, ENCODING);
  const mark = indexOf(lines, MARK);
  if (field < 0 || [field, mark].some((at) => at >= 0 && isContinuation(lines[at + 1] ?? ''))) return null;
  const others = lines.filter((_, at) => at !== field && at !== mark);
  const now = field - Number(mark >= 0 && mark < field);
  const name = lines[field]?.slice(0, ENCODING.length) ?? '';
  others.splice(place(others, now), 0, `${name} ${encoding}`);
  return others.join('\r\n');
}

/** Where a delimiter was encoded away, what were parts to the signer is one text to the reader. */
function hasBoundary(decoded: string, boundaries: readonly string[]): boolean {
  const lines = `\n${decoded.replaceAll('\r', '\n')}`;
  return boundaries.some((boundary) => lines.includes(`\n--${boundary}`));
}
