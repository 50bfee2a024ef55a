/**
 * Hostile text, shown as what it is. Characters that move, hide or end other characters are replaced by something that can be
 * seen: "‮" turns "moc.elpmaxe" into "example.com" on the screen, a zero-width space parts a name from its look-alike, an escape
 * character speaks to the terminal.
 */

export type HiddenKind = 'control' | 'bidi' | 'invisible';

/** Code points by kind, in order (Unicode 16: categories Cc and Cf, Default_Ignorable_Code_Point, and blanks that are letters). */
const HIDDEN: readonly (readonly [first: number, last: number, kind: HiddenKind])[] = [
  [0x00, 0x1f, 'control'],
  [0x7f, 0x9f, 'control'],
  [0xad, 0xad, 'invisible'], // soft hyphen
  [0x34f, 0x34f, 'invisible'], // combining grapheme joiner
  [0x61c, 0x61c, 'bidi'], // Arabic letter mark
  [0x115f, 0x1160, 'invisible'], // Hangul fillers
  [0x17b4, 0x17b5, 'invisible'],
  [0x180b, 0x180f, 'invisible'],
  [0x200b, 0x200d, 'invisible'], // zero-width space, non-joiner, joiner
  [0x200e, 0x200f, 'bidi'], // marks
  [0x2028, 0x2029, 'control'], // line and paragraph separator
  [0x202a, 0x202e, 'bidi'], // embeddings and overrides
  [0x2060, 0x2065, 'invisible'],
  [0x2066, 0x2069, 'bidi'], // isolates
  [0x206a, 0x206f, 'invisible'],
  [0x2800, 0x2800, 'invisible'], // Braille blank
  [0x3164, 0x3164, 'invisible'], // Hangul filler
  [0xd800, 0xdfff, 'control'], // a surrogate without its other half
  [0xfe00, 0xfe0f, 'invisible'], // variation selectors
  [0xfeff, 0xfeff, 'invisible'], // byte order mark
  [0xffa0, 0xffa0, 'invisible'],
  [0xfff0, 0xfffb, 'invisible'],
  [0x1d173, 0x1d17a, 'invisible'],
  [0xe0000, 0xe0fff, 'invisible'], // tags, further variation selectors
];

const HTAB = 0x09;
const LINE_FEED_AND_BEYOND = 0x20;
const ZWNJ = 0x200c;
const ZWJ = 0x200d;
const CONTROL_PICTURES = 0x2400;

/**
 * Replaces control, bidirectional and invisible characters: "␀" for NUL, "[U+202E]" for what has no picture, a blank for HTAB.
 * Joiners and variation selectors stay where scripts and emoji need them.
 *
 * @param text any Unicode text
 * @returns inert text, without line ends
 */
export function makeVisible(text: string): string {
  if (!mayHide(text)) return text;
  const parts: string[] = [];
  let previous = 0;
  forEachCodePoint(text, (code, at, next) => {
    const hidden = kindOf(code) !== null && !isNeeded(code, previous, next);
    parts.push(hidden ? picture(code) : text.slice(at, at + (code > 0xffff ? 2 : 1)));
    previous = code;
  });
  return parts.join('');
}

/**
 * @param text before it was made visible
 * @returns which kinds of characters `makeVisible` would replace in it; HTAB is none
 */
export function hiddenKinds(text: string): HiddenKind[] {
  const kinds = new Set<HiddenKind>();
  if (!mayHide(text)) return [];
  let previous = 0;
  forEachCodePoint(text, (code, _at, next) => {
    const kind = kindOf(code);
    if (kind !== null && code !== HTAB && !isNeeded(code, previous, next)) kinds.add(kind);
    previous = code;
  });
  return [...kinds];
}

function forEachCodePoint(text: string, visit: (code: number, at: number, next: number) => void): void {
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
function mayHide(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < LINE_FEED_AND_BEYOND || (code >= 0x7f && code <= 0xad) || code >= 0x34f) return true;
  }
  return false;
}

function kindOf(code: number): HiddenKind | null {
  for (const [first, last, kind] of HIDDEN) {
    if (code < first) return null;
    if (code <= last) return kind;
  }
  return null;
}

/** Joiners between characters of scripts that join (Arabic, Indic, emoji), variation selectors behind a symbol. */
function isNeeded(code: number, previous: number, next: number): boolean {
  if (code === ZWJ || code === ZWNJ) return joins(previous) && joins(next);
  if (code < 0xfe00 || code > 0xfe0f) return false;
  return previous >= 0x2000 ? kindOf(previous) === null : KEYCAPS.includes(previous);
}

function joins(code: number): boolean {
  return code >= 0x600 && (kindOf(code) === null || (code >= 0xfe00 && code <= 0xfe0f));
}

/** "#", "*", 0–9, "©" and "®" have emoji forms. */
const KEYCAPS: readonly number[] = [...'#*0123456789©®'].map((character) => character.charCodeAt(0));

function picture(code: number): string {
  if (code === HTAB) return ' ';
  if (code < 0x20) return String.fromCharCode(CONTROL_PICTURES + code);
  if (code === 0x7f) return '\u2421';
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}
