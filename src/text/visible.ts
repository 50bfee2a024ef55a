/**
 * Makes characters visible that would hide or turn text around. The attack: a name padded with blanks that no one sees
 * (U+3164, U+2800), or written backwards by U+202E, so that another name seems to stand there.
 */

/** Blanks of all kinds. */
const BLANKS = /[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;
/** Controls, lone surrogates, marks of direction, fillers and joiners, separators, selectors and tags. */
const HIDDEN =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u115f\u1160\u17b4\u17b5\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb]|\u034f|[\u180b-\u180f]|[\u{e0000}-\u{e0fff}]/gu;

/**
 * U+200C and U+200D stay as they are: Persian, Indic scripts and emoji are written with them.
 *
 * @returns `text` with each such character as [U+202E], and blanks of other kinds (U+00A0, U+2003, …) as plain spaces,
 *   which a page then draws as one
 */
export function visible(text: string): string {
  return text.replace(BLANKS, ' ').replace(HIDDEN, named);
}

function named(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}
