/** Kinds of characters that hide something, by code point. */

/** U+202D and U+202E force a direction on letters that have one of their own; no language needs that in a name. */
export function isOverride(code: number): boolean {
  return code === 0x202d || code === 0x202e;
}

/** Marks, embeddings and isolates: normal within text from right to left. */
export function isTurning(code: number): boolean {
  return (
    code === 0x061c ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  );
}

/** C0 and C1 controls; a tabulator stands wherever a header was folded. */
export function isControl(code: number): boolean {
  return (code < 0x20 && code !== 0x09) || (code >= 0x7f && code < 0xa0);
}

/** What takes no room, or takes it without a mark. Joiners are left out: emoji, Indic and Persian words need them. */
export function isInvisible(code: number): boolean {
  return INVISIBLE.has(code) || (code >= 0x2060 && code <= 0x2064) || (code >= 0xe0000 && code <= 0xe001f);
}

const INVISIBLE: ReadonlySet<number> = new Set([
  0x00ad, // soft hyphen
  0x034f, // combining grapheme joiner
  0x115f, // Hangul fillers
  0x1160,
  0x17b4, // Khmer inherent vowels
  0x17b5,
  0x200b, // zero width space
  0x2800, // blank Braille pattern
  0x3164, // Hangul filler
  0xfeff, // byte order mark
  0xffa0, // half-width Hangul filler
]);
