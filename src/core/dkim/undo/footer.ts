/** Footers as list programs write them under a text: where one may begin, and how much of it is not a list's usual words. */
import { LF } from '../../bytes/ascii.ts';
import { latin1 } from '../../bytes/latin1.ts';
import { trimBlanks } from '../../message/fields/field-value.ts';
import { isAsciiAt } from './ascii.ts';
import { MAX_CUT } from './candidate.ts';
import { besideListWords, isFirstLine, isListWords, wordsOfBareLine } from './list-words.ts';
import { wordBytes } from './words.ts';

/** Rulers that are tried, last one first: Groups.io and Yahoo write one above their footer and one within or below it. */
const MAX_RULERS = 3;

/** Lines of usual words that a footer may have (Groups.io writes six), and lines of a bare name, address or URL (Mailman: three). */
const MAX_USUAL_LINES = 8;
const MAX_BARE_LINES = 3;

interface Line {
  readonly start: number;
  readonly text: string;
}

/**
 * Offsets at which a footer may begin: at a ruler ("_____" of Mailman and LISTSERV, "-----" of ezmlm, "-=-=-" of Groups.io), or
 * at "-- " above a list's words (Google Groups, majordomo, Mailman 3 of python.org), since mail programs write "-- " above a person's own.
 */
export function footerStarts(body: Uint8Array): number[] {
  const lines = lastLines(body);
  const rulers = lines.filter(({ text }) => isRuler(text)).slice(-MAX_RULERS);
  const delimiter = lines.findLast(
    ({ text }, at) => DELIMITERS.includes(text) && isFirstLine(lines[at + 1]?.text ?? ''),
  );
  // Something must stand above it, or the whole text would be the "footer".
  return [...rulers.reverse(), ...(delimiter ? [delimiter] : [])].map(({ start }) => start).filter((at) => at > 0);
}

/** "-- ", its blank encoded or lost. */
const DELIMITERS = ['--', '--=20', '---', '---=20'];

/** Whole lines among the last MAX_CUT bytes that are not empty, without the blanks around them. */
function lastLines(body: Uint8Array): Line[] {
  const from = Math.max(0, body.length - MAX_CUT);
  const lines = [...latin1(body, from).matchAll(/[^\n]+/g)]
    .filter(({ index }) => from + index === 0 || body[from + index - 1] === LF)
    .map((line) => ({ start: from + line.index, text: trimLine(line[0]) }));
  return lines.filter(({ text }) => text !== '');
}

function trimLine(line: string): string {
  return trimBlanks(line.endsWith('\r') ? line.slice(0, -1) : line);
}

/** Five or more of one sign, or of two in turn. */
function isRuler(line: string): boolean {
  return line.length > 4 && /^([_=*#~-])([_=*#~-])(?:\1\2)*\1?$/.test(line);
}

/**
 * @param text a footer, decoded, one character per byte
 * @returns bytes of it that are neither a list's usual words nor where it is; null when no line names a list, so that it is no
 *   footer of one
 */
export function footerWords(text: string): number | null {
  let usual = 0;
  let bare = 0;
  let own = 0;
  let at = 0;
  for (const line of text.split('\n')) {
    const words = trimLine(line);
    const isAscii = isAsciiAt(text, at);
    at += line.length + 1;
    if (isAscii && isRuler(words)) continue;
    const name = isAscii && bare < MAX_BARE_LINES ? wordsOfBareLine(words) : null;
    if (name !== null) {
      bare++;
      own += wordBytes(name);
    } else if (isAscii && isListWords(words) && usual < MAX_USUAL_LINES) {
      usual++;
      own += wordBytes(besideListWords(words));
    } else own += wordBytes(words);
  }
  return usual + bare === 0 ? null : own;
}
