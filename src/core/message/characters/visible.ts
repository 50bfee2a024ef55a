/**
 * Hostile text, shown as what it is. Characters that move, hide or end other characters are replaced by something that can be
 * seen: U+202E turns "moc.elpmaxe" into "example.com" on the screen, a zero-width space parts a name from its look-alike, an escape
 * character speaks to the terminal.
 */
import { HTAB } from '../../bytes/ascii.ts';
import { forEachCodePoint, type HiddenKind, hiddenKind, mayHide } from './hidden.ts';

/**
 * Replaces control, bidirectional and invisible characters: "␀" for NUL, "[U+202E]" for what has no picture, a blank for HTAB.
 * Joiners and variation selectors stay where scripts and emoji need them.
 *
 * @param text any Unicode text
 * @returns inert text, without line ends; made inert again it stays the same
 */
export function makeVisible(text: string): string {
  return replaceHidden(text, picture);
}

/** @returns whether a text holds a character that is not seen as what it is; HTAB is none */
export function hidesAny(text: string): boolean {
  const plain = text.replaceAll('\t', ' ');
  return makeVisible(plain) !== plain;
}

/** The text as the eye takes it: without characters that are not seen; a line end parts words. */
export function withoutHidden(text: string): string {
  return replaceHidden(text, (_code, kind) => (kind === 'break' ? ' ' : ''));
}

/**
 * The last guard before a screen, a file or a terminal, for texts from wherever: like makeVisible, and blanks of other kinds (U+00A0,
 * U+2003, …) become plain ones, which a page then draws as one. The attack: a name padded with blanks pushes the address out of sight.
 */
export function visible(text: string): string {
  return makeVisible(text).replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ');
}

function replaceHidden(text: string, put: (code: number, kind: HiddenKind) => string): string {
  if (!mayHide(text)) return text;
  const parts: string[] = [];
  let previous = 0;
  forEachCodePoint(text, (code, at, next) => {
    const kind = hiddenKind(code, previous, next);
    parts.push(kind !== null ? put(code, kind) : text.slice(at, at + (code > 0xffff ? 2 : 1)));
    previous = code;
  });
  return parts.join('');
}

const CONTROL_PICTURES = 0x2400;

function picture(code: number): string {
  if (code === HTAB) return ' ';
  if (code < 0x20) return String.fromCharCode(CONTROL_PICTURES + code);
  if (code === 0x7f) return '\u2421';
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}
