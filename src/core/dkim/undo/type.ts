/**
 * A Content-Type as it may have been before a list wrote it anew: Mailman does so with every plain text that it writes under, and names
 * the list's own charset where that will do.
 *
 * The attack: a type that makes rubbish, or other words, of the signed text, so that the "footer" alone is read. So all that the value means stays:
 * its parameters are only spelt and ordered otherwise. Another charset is tried where the text reads the same in both, and a text that flows may not
 * have flowed (RFC 3676), which moves its line ends.
 */
import { readMediaType } from '../../message/fields/media-type.ts';

/** In which US-ASCII means itself. */
const CHARSETS = ['utf-8', 'us-ascii', 'iso-8859-1', undefined];

/**
 * @param value of the field, unfolded
 * @param isAscii whether there is a text, and all of it is US-ASCII
 * @returns other ways of saying the same, the most likely ones first
 */
export function otherTypes(value: string, isAscii: boolean): string[] {
  const media = readMediaType(value);
  const { charset, format, ...others } = Object.fromEntries(media?.parameters ?? []);
  const isPlain = media?.type === 'text/plain';
  const isAnyCharset = isPlain && isAscii && CHARSETS.includes(charset?.toLowerCase());
  const flows = isPlain ? [format, format === undefined ? 'flowed' : undefined] : [format];
  const charsets = new Set(isAnyCharset ? [charset, ...CHARSETS] : [charset]);
  const found = flows.flatMap((flow) =>
    [...charsets].flatMap((one) => spellings(media?.type ?? '', one, flow, others)),
  );
  // Of a text that says nothing of its type, US-ASCII is read.
  return media === null ? [] : [...new Set(found), ...(isAnyCharset ? [''] : [])];
}

type Parameters = Readonly<Record<string, string | undefined>>;

/** With its charset in capitals or small letters, quoted or not, before and behind how the text flows. */
function spellings(
  type: string,
  charset: string | undefined,
  format: string | undefined,
  others: Parameters,
): string[] {
  const names = [charset?.toUpperCase(), charset?.toLowerCase(), charset];
  return names.flatMap((name) =>
    ['', '"'].flatMap((sign) => {
      const [first, second, more] = [write({ charset: name }, sign), write({ format }, ''), write(others, sign)];
      return [type + first + second + more, type + second + first + more];
    }),
  );
}

function write(parameters: Parameters, quote: string): string {
  const written = Object.entries(parameters).map(
    ([name, text]) => text !== undefined && `; ${name}=${quote}${text}${quote}`,
  );
  return written.filter(Boolean).join('');
}
