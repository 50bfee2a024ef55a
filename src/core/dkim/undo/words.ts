/** How much there is to read in a text: what is cut off must not be what the reader takes for the mail. */
import { decodeRaw } from '../../message/characters/charset.ts';

/** Bytes of a text that are looked at: a cut has 2 KB at most, so this tells which is longer. */
export const MAX_LOOKED_AT = 64 * 1024;

/** Less than this is no text that anything could stand under: "Hi", "See below". */
const MIN_LEFT = 12;

/**
 * Whether the signed text, and not what was added to it, is what the mail says.
 *
 * The attack: a brand's mail that is empty but for an image, a greeting or invisible characters, under which a "footer" is all that
 * there is to read. An honest "OK" under a list's footer pays for it: nothing tells it from that greeting.
 *
 * @param left the text without what was added, decoded, one character per byte
 * @param own what the added text says in words of its own, by `wordBytes`
 */
export function outweighs(left: string, own: number): boolean {
  return wordsReach(left, Math.max(MIN_LEFT, own + 1));
}

/** Whether letters and digits take so many columns on a screen; signs, blanks and what cannot be seen count for nothing. */
function wordsReach(text: string, enough: number): boolean {
  let width = 0;
  for (const character of decodeRaw(text.slice(0, MAX_LOOKED_AT))) {
    if (LETTER.test(character)) width += character >= FIRST_WIDE ? 2 : 1;
    if (width >= enough) return true;
  }
  return false;
}

/** A letter or a digit; Hangul fillers are letters that nobody sees. */
const LETTER = /^(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]$/u;
/** From here on (CJK Radicals Supplement) most characters take two columns. */
const FIRST_WIDE = '\u2e80';

/** Bytes that are no white space: of what somebody added, signs, pictures and anything else count too. */
export function wordBytes(text: string): number {
  return text.replace(/[\0- ]+/g, '').length;
}
