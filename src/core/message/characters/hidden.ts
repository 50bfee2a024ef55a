/**
 * The one table of characters that move, hide or end other characters: whoever shows text makes them visible (visible.ts), and what
 * they do to a name or a subject is a fact (hidden-facts.ts).
 */

export type HiddenKind =
  /** Some programs end the text there, or obey it: NUL, backspace, escape. */
  | 'control'
  /** A line end, or the like. */
  | 'break'
  /** A control that does nothing to the text: mostly what a wrong charset leaves. */
  | 'remnant'
  | 'bidi'
  | 'invisible';

/** Code points by kind, in order (Unicode 16: categories Cc and Cf, Default_Ignorable_Code_Point, and blanks that are letters). */
const HIDDEN: readonly (readonly [first: number, last: number, kind: HiddenKind])[] = [
  [0x00, 0x00, 'control'],
  [0x01, 0x07, 'remnant'],
  [0x08, 0x08, 'control'],
  [0x09, 0x0d, 'break'],
  [0x0e, 0x1a, 'remnant'],
  [0x1b, 0x1b, 'control'],
  [0x1c, 0x1f, 'remnant'],
  [0x7f, 0x84, 'remnant'],
  [0x85, 0x85, 'break'],
  [0x86, 0x9f, 'remnant'],
  [0xad, 0xad, 'invisible'], // soft hyphen
  [0x34f, 0x34f, 'invisible'], // combining grapheme joiner
  [0x61c, 0x61c, 'bidi'], // Arabic letter mark
  [0x115f, 0x1160, 'invisible'], // Hangul fillers
  [0x17b4, 0x17b5, 'invisible'],
  [0x180b, 0x180f, 'invisible'],
  [0x200b, 0x200d, 'invisible'], // zero-width space, non-joiner, joiner
  [0x200e, 0x200f, 'bidi'], // marks
  [0x2028, 0x2029, 'break'], // line and paragraph separator
  [0x202a, 0x202e, 'bidi'], // embeddings and overrides
  [0x2060, 0x2065, 'invisible'],
  [0x2066, 0x2069, 'bidi'], // isolates
  [0x206a, 0x206f, 'invisible'],
  [0x2800, 0x2800, 'invisible'], // Braille blank
  [0x3164, 0x3164, 'invisible'], // Hangul filler
  [0xd800, 0xdfff, 'invisible'], // a surrogate without its other half
  [0xfe00, 0xfe0f, 'invisible'], // variation selectors
  [0xfeff, 0xfeff, 'invisible'], // byte order mark
  [0xffa0, 0xffa0, 'invisible'],
  [0xfff0, 0xfffb, 'invisible'],
  [0x1d173, 0x1d17a, 'invisible'],
  [0xe0000, 0xe0fff, 'invisible'], // tags, further variation selectors
];

const ZWNJ = 0x200c;
const ZWJ = 0x200d;

/** Walks over code points, each with the one behind it (0 at the end). */
export function forEachCodePoint(text: string, visit: (code: number, at: number, next: number) => void): void {
  let at = 0;
  let code = text.codePointAt(0) ?? 0;
  while (at < text.length) {
    const behind = at + (code > 0xffff ? 2 : 1);
    const next = text.codePointAt(behind) ?? 0;
    visit(code, at, next);
    at = behind;
    code = next;
  }
}

/** Plain letters are most of all text: one look at each, and nothing is copied. */
export function mayHide(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || (code >= 0x7f && code <= 0xad) || code >= 0x34f) return true;
  }
  return false;
}

/**
 * @param previous code point before it, 0 at the beginning
 * @param next code point behind it, 0 at the end
 * @returns what a character is that is not seen as what it is; null for all others, and where scripts and emoji need it
 */
export function hiddenKind(code: number, previous: number, next: number): HiddenKind | null {
  const kind = kindOf(code);
  return kind === null || isNeeded(code, previous, next) ? null : kind;
}

/**
 * @param text before it was made visible
 * @returns whether it holds such a character; HTAB is none
 */
export function hidesAny(text: string): boolean {
  if (!mayHide(text)) return false;
  let found = false;
  let previous = 0;
  forEachCodePoint(text, (code, _at, next) => {
    found ||= code !== 0x09 && hiddenKind(code, previous, next) !== null;
    previous = code;
  });
  return found;
}

function kindOf(code: number): HiddenKind | null {
  for (const [first, last, kind] of HIDDEN) {
    if (code < first) return null;
    if (code <= last) return kind;
  }
  return null;
}

/** Joiners between characters of scripts that join (Arabic, Indic, emoji), variation selectors behind a symbol, tags of a flag. */
function isNeeded(code: number, previous: number, next: number): boolean {
  if (code === ZWJ || code === ZWNJ) return joins(previous) && joins(next);
  if (isTag(code)) return previous === BLACK_FLAG || isTag(previous);
  if (code < 0xfe00 || code > 0xfe0f) return false;
  return previous >= 0x2000 ? kindOf(previous) === null : KEYCAPS.includes(previous);
}

function joins(code: number): boolean {
  return code >= 0x600 && (kindOf(code) === null || (code >= 0xfe00 && code <= 0xfe0f));
}

/** "#", "*", 0–9, "©" and "®" have emoji forms. */
const KEYCAPS: readonly number[] = [...'#*0123456789©®'].map((character) => character.charCodeAt(0));

/** The flags of England, Scotland and Wales are this one and letters that are not seen (UTS 51 §C.1). */
const BLACK_FLAG = 0x1f3f4;

function isTag(code: number): boolean {
  return code >= 0xe0020 && code <= 0xe007f;
}
