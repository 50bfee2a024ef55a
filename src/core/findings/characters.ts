/**
 * Kinds of characters that hide something. Texts of an inspection are inert already: such a character stands there as
 * "[U+202E]" or as its picture ("␀"), and that is what is looked for.
 */

/** @returns the code points of the hidden characters of a text that was made visible, in their order */
export function hiddenCodes(text: string): number[] {
  const codes: number[] = [];
  for (const [, hex, picture] of text.matchAll(/\[U\+([0-9A-F]{4,6})\]|([\u2400-\u2421])/g)) {
    const code = hex === undefined ? pictured(picture ?? '') : Number.parseInt(hex, 16);
    codes.push(code);
    if (codes.length === MAX_CODES) break;
  }
  return codes;
}

const MAX_CODES = 100;

/** The text as the eye takes it: without what stands for characters that are not seen. */
export function withoutHidden(text: string): string {
  return text.replace(/\[U\+[0-9A-F]{4,6}\]|[\u2400-\u2421]/g, '');
}

/** U+2400 … U+241F stand for the controls from NUL on, U+2421 for DEL. */
function pictured(picture: string): number {
  const code = picture.charCodeAt(0) - 0x2400;
  return code === 0x21 ? 0x7f : code;
}

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

/** C0 and C1 controls, line and paragraph separators, halves of surrogates. */
export function isControl(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code < 0xa0) ||
    code === 0x2028 ||
    code === 0x2029 ||
    (code >= 0xd800 && code < 0xe000)
  );
}
