/** A multipart cut into its parts, so that one can be put back as it was and all around it stays. */
import { trimBlanks } from '../../message/fields/field-value.ts';
import { readMediaType, readPartHeader } from '../../message/fields/media-type.ts';

/** A part that holds no others, and says its encoding. */
export interface Part {
  /** Its header's lines and its content, as in `source`. */
  readonly source: string;
  readonly lines: readonly string[];
  readonly content: string;
  /** In lower case. */
  readonly encoding: string;
  /** Of all multiparts around it. */
  readonly boundaries: readonly string[];
}

/** Multiparts within multiparts, and pieces of all of them: beyond that nothing is put back. */
const MAX_DEPTH = 4;
const MAX_PIECES = 200;

/**
 * @param text a body, one character per byte
 * @returns its parts, and as strings what stands between them: joined they are the text; null when it is too much of a multipart
 */
export function splitParts(text: string, boundary: string): (string | Part)[] | null {
  const pieces: (string | Part)[] = [];
  let open = [boundary];
  let from = 0;
  let header: PartHeader | null = null;
  // The first delimiter may stand where no line ends before it (RFC 2046 §5.1.1).
  for (let at = text.startsWith('--') ? -2 : text.indexOf('\r\n--'); at !== -1; at = text.indexOf('\r\n--', at + 2)) {
    const found = text.indexOf('\r\n', at + 2);
    const end = found < 0 ? text.length : found;
    const line = trimBlanks(text.slice(at + 4, end));
    const depth = open.findIndex((one) => line === one || line === `${one}--`);
    if (depth < 0) continue;
    const content = header?.isLeaf === true && at >= header.end ? text.slice(header.end, at) : null;
    if (header !== null && content !== null) {
      const { lines, encoding } = header;
      pieces.push(text.slice(from, header.start));
      pieces.push({ source: text.slice(header.start, at), lines, content, encoding, boundaries: open });
      from = at;
    }
    const isOpening = line === open[depth];
    header = isOpening ? readHeader(text, end + 2) : null;
    open = [...open.slice(0, isOpening ? depth + 1 : depth), ...(header?.boundary ? [header.boundary] : [])];
    if (open.length > MAX_DEPTH || pieces.length > MAX_PIECES) return null;
  }
  return [...pieces, text.slice(from)];
}

interface PartHeader {
  readonly start: number;
  /** Where the content begins. */
  readonly end: number;
  readonly lines: readonly string[];
  readonly encoding: string;
  readonly isLeaf: boolean;
  /** Of a multipart within. */
  readonly boundary: string | undefined;
}

/** Longer headers of parts are left alone. */
const MAX_HEADER = 4096;

function readHeader(text: string, start: number): PartHeader | null {
  const length = text.slice(start, start + MAX_HEADER).indexOf('\r\n\r\n');
  const source = text.slice(start, start + length);
  const fields = length < 0 ? null : readPartHeader(source);
  const media = readMediaType(fields?.get('content-type') ?? '');
  if (fields === null || media === null) return null;
  const encoding = fields.get('content-transfer-encoding')?.toLowerCase() ?? '';
  const isMultipart = media.type.startsWith('multipart/');
  const isLeaf = encoding !== '' && !isMultipart && !media.type.startsWith('message/');
  const boundary = isMultipart ? media.parameters.get('boundary') : undefined;
  return { start, end: start + length + 4, lines: source.split('\r\n'), encoding, isLeaf, boundary };
}
