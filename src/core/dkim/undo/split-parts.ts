/** A multipart cut at its delimiters (RFC 2046 §5.1.1). */
import { trimBlanks } from '../../message/fields/field-value.ts';

/** Multiparts within multiparts that are looked into; mixed, related, alternative and one more are usual. */
export const MAX_DEPTH = 4;
const MAX_PARTS = 100;

/**
 * @param body one character per byte
 * @returns in turn what stands before, between or behind the parts, and a part, whose header begins it: joined they are the body. Behind
 *   MAX_PARTS parts the rest is one
 */
export function splitParts(body: string, boundary: string): string[] {
  const pieces: string[] = [];
  const delimiter = `\r\n--${boundary}`;
  let from = 0;
  // The first one may stand where no line ends before it.
  let at = body.startsWith(delimiter.slice(2)) ? -2 : body.indexOf(delimiter);
  for (; at !== -1 && pieces.length < 2 * MAX_PARTS; at = body.indexOf(delimiter, at + 2)) {
    const found = body.indexOf('\r\n', at + 2);
    const end = found < 0 ? body.length : found;
    const rest = trimBlanks(body.slice(at + delimiter.length, end));
    if (rest !== '' && rest !== '--') continue;
    if (pieces.length > 0) {
      pieces.push(body.slice(from, at));
      from = Math.max(from, at);
    }
    if (rest === '--') break;
    pieces.push(body.slice(from, end + 2));
    from = end + 2;
  }
  return [...pieces, body.slice(from)];
}
