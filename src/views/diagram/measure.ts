/**
 * Widths of text without a page to measure in, so that the same drawing comes out of a popup, a file and a test.
 * Estimates for the usual system fonts, a little on the wide side.
 */

/** Parts of the font's size. */
const NARROW = 0.31;
const USUAL = 0.565;
const BROAD = 0.85;
const SQUARE = 1;
const FIXED = 0.605;

/** @returns pixels */
export function textWidth(text: string, size: number, fixed = false): number {
  let width = 0;
  for (const character of text)
    width += size * (isSquare(character) ? SQUARE : fixed ? FIXED : proportional(character));
  return width;
}

/** Cuts `text` at its end, so that it fits into `room` pixels. */
export function fitEnd(text: string, room: number, size: number, fixed = false): string {
  return cut(Array.from(text), room, size, fixed, (characters) => `${characters.join('')}…`, 'end');
}

/** Cuts `text` at its beginning: the end of a host name tells whose it is. */
export function fitStart(text: string, room: number, size: number): string {
  return cut(Array.from(text), room, size, false, (characters) => `…${characters.join('')}`, 'start');
}

function cut(
  characters: string[],
  room: number,
  size: number,
  fixed: boolean,
  join: (kept: string[]) => string,
  side: 'start' | 'end',
): string {
  const whole = characters.join('');
  if (textWidth(whole, size, fixed) <= room) return whole;
  const ordered = side === 'end' ? characters : characters.toReversed();
  let left = room - textWidth('…', size, fixed);
  let count = 0;
  for (const character of ordered) {
    left -= textWidth(character, size, fixed);
    if (left < 0) break;
    count++;
  }
  const kept = ordered.slice(0, Math.max(1, count));
  return join(side === 'end' ? kept : kept.reverse());
}

function proportional(character: string): number {
  if ('iljtfrI.,:;|!·\'"()[] '.includes(character)) return NARROW;
  if ('mwMW@%—'.includes(character)) return BROAD;
  return USUAL;
}

/** Characters of East Asian writing, and whatever else is as broad as high. */
function isSquare(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xd7ff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    code >= 0xff00
  );
}
