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

/** Code points by kind (Unicode 16: categories Cc and Cf, Default_Ignorable_Code_Point, and blanks that are letters), in hexadecimal. */
const CODES: Readonly<Record<HiddenKind, string>> = {
  control: '0 8 1b',
  // Tab and line ends; next line; line and paragraph separator
  break: '9-d 85 2028-2029',
  remnant: '1-7 e-1a 1c-1f 7f-84 86-9f',
  // Arabic letter mark; marks; embeddings and overrides; isolates
  bidi: '61c 200e-200f 202a-202e 2066-2069',
  invisible:
    // Soft hyphen; combining grapheme joiner; Hangul fillers; Khmer inherent vowels; Mongolian variation selectors
    'ad 34f 115f-1160 17b4-17b5 180b-180f ' +
    // Zero-width space, non-joiner, joiner; word joiner and invisible operators; shapes of digits; Braille blank; Hangul filler
    '200b-200d 2060-2065 206a-206f 2800 3164 ' +
    // A surrogate without its other half; variation selectors; byte order mark; Hangul filler of half width; unassigned and annotations
    'd800-dfff fe00-fe0f feff ffa0 fff0-fffb ' +
    // Musical controls; tags and further variation selectors
    '1d173-1d17a e0000-e0fff',
};

/** In their order. */
const HIDDEN = Object.entries(CODES)
  .flatMap(([kind, codes]) =>
    codes.split(' ').map((range) => {
      const [first = 0, last = first] = range.split('-').map((code) => Number.parseInt(code, 16));
      return { first, last, kind: kind as HiddenKind };
    }),
  )
  .sort((one, other) => one.first - other.first);

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

/** Plain letters of US-ASCII are most of all text: one look at each, and nothing is copied. */
export function mayHide(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code >= 0x7f) return true;
  }
  return false;
}

/**
 * @param previous code point before it, 0 at the beginning
 * @param next code point behind it, 0 at the end
 * @returns what a character is that is not seen as what it is; null for all others, and where scripts and emoji need it
 */
export function hiddenKind(code: number, previous: number, next: number): HiddenKind | null {
  return isNeeded(code, previous, next) ? null : kindOf(code);
}

function kindOf(code: number): HiddenKind | null {
  for (const { first, last, kind } of HIDDEN) {
    if (code < first) return null;
    if (code <= last) return kind;
  }
  return null;
}

/** Joiners between characters of scripts that join (Arabic, Indic, emoji), variation selectors behind a symbol, tags of a flag. */
function isNeeded(code: number, previous: number, next: number): boolean {
  if (code === ZWJ || code === ZWNJ) return joins(previous) && joins(next);
  if (isTag(code)) return previous === BLACK_FLAG || isTag(previous);
  return isSelector(code) && (previous >= 0x2000 ? kindOf(previous) === null : KEYCAPS.includes(previous));
}

function joins(code: number): boolean {
  return code >= 0x600 && (kindOf(code) === null || isSelector(code));
}

/** Variation selectors: of emoji and signs, and of ideographs, with which Japanese names are written ("葛" has two forms; UTS 37). */
function isSelector(code: number): boolean {
  return (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef);
}

/** "#", "*", 0–9, "©" and "®" have emoji forms. */
const KEYCAPS: readonly number[] = [...'#*0123456789©®'].map((character) => character.charCodeAt(0));

/** The flags of England, Scotland and Wales are this one and letters that are not seen (UTS 51 §C.1). */
const BLACK_FLAG = 0x1f3f4;

function isTag(code: number): boolean {
  return code >= 0xe0020 && code <= 0xe007f;
}
