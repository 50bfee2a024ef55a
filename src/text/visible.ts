/**
 * Makes characters visible that would hide or turn text around. The attack: a name padded with blanks that no one sees
 * (U+3164, U+2800), or written backwards by U+202E, so that another name seems to stand there.
 */

/** Ranges of code points, from–to, in order. */
const HIDDEN: readonly (readonly [number, number])[] = [
  [0x00, 0x1f], // C0 controls
  [0x7f, 0x9f], // DEL and C1 controls
  [0xad, 0xad], // soft hyphen
  [0x34f, 0x34f], // combining grapheme joiner
  [0x61c, 0x61c], // Arabic letter mark
  [0x115f, 0x1160], // Hangul fillers
  [0x17b4, 0x17b5], // Khmer inherent vowels
  [0x180b, 0x180f], // Mongolian selectors
  [0x200b, 0x200b], // zero width space
  [0x200e, 0x200f], // direction marks
  [0x2028, 0x202e], // line and paragraph separators, embeddings and overrides
  [0x2060, 0x206f], // word joiner, invisible operators, isolates
  [0x2800, 0x2800], // blank Braille pattern
  [0x3164, 0x3164], // Hangul filler
  [0xd800, 0xdfff], // surrogates that stand alone
  [0xfeff, 0xfeff], // byte order mark
  [0xffa0, 0xffa0], // half-width Hangul filler
  [0xfff9, 0xfffb], // interlinear annotation
  [0xe0000, 0xe0fff], // tags and selectors
];

/**
 * U+200C and U+200D stay as they are: Persian, Indic scripts and emoji are written with them.
 *
 * @returns `text` with each such character as [U+202E], and blanks of other kinds (U+00A0, U+2003, …) as plain spaces,
 *   which a page then draws as one
 */
export function visible(text: string): string {
  let out = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (isBlank(code)) out += ' ';
    else if (isHidden(code)) out += `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    else out += character;
  }
  return out;
}

function isBlank(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x09 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

function isHidden(code: number): boolean {
  let low = 0;
  let high = HIDDEN.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = HIDDEN[middle];
    if (!range) return false;
    if (code < range[0]) high = middle - 1;
    else if (code > range[1]) low = middle + 1;
    else return true;
  }
  return false;
}
