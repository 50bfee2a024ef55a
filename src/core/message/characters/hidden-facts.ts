/**
 * What hidden characters do to a text that people read: made from the decoded text itself, before anything is made visible, so that
 * a name which only spells out "[U+202E]" hides nothing.
 */
import { HTAB } from '../../bytes/ascii.ts';
import type { HiddenCharacters, HiddenEffect } from '../../inspection/index.ts';
import { RIGHT_TO_LEFT, turningCodes } from './direction.ts';
import { forEachCodePoint, type HiddenKind, hiddenKind, mayHide } from './hidden.ts';

/** Of each effect; ten tell what kind of text it is. */
const MAX_CODES = 10;

/**
 * @param text decoded, not made visible
 * @returns hidden characters by what they do, the gravest first; none for a text without any. Linear
 */
export function hiddenIn(text: string): HiddenCharacters[] {
  if (!mayHide(text)) return [];
  const found: Record<HiddenEffect, Set<number>> = {
    turns: turningCodes(text),
    cuts: new Set(),
    unseen: new Set(),
    harmless: new Set(),
  };
  const isRightToLeft = RIGHT_TO_LEFT.test(text);
  const isShifted = ISO_2022_SHIFT.test(text);
  const mayPartAddress = text.includes('@');
  /** What it does should anything be seen behind it: at the end of a text nothing is cut off, and nothing is parted. */
  const open = new Map<number, 'cuts' | 'unseen'>();
  let isSeenBefore = false;
  let previous = 0;
  const see = (code: number) => {
    if (isBlank(code)) return;
    isSeenBefore = true;
    for (const [before, effect] of open) found[effect].add(before);
    open.clear();
  };
  const meet = (kind: Control, code: number) => {
    found.harmless.add(code);
    const effect = isShifted && SHIFTS.includes(code) ? null : effectOf(kind, code, isSeenBefore, mayPartAddress);
    if (effect !== null) open.set(code, effect);
  };
  forEachCodePoint(text, (code, at, next) => {
    const kind = code === HTAB ? null : hiddenKind(code, previous, next);
    previous = code;
    if (kind === null) see(code);
    else if (kind === 'bidi') {
      // Marks, embeddings and isolates are normal where people write from right to left.
      if (!isRightToLeft && !found.turns.has(code)) found.harmless.add(code);
    } else if (kind === 'invisible') found[code === BYTE_ORDER_MARK && at === 0 ? 'harmless' : 'unseen'].add(code);
    else meet(kind, code);
  });
  for (const code of [...found.cuts, ...found.unseen]) found.harmless.delete(code);
  return EFFECTS.flatMap((effect) => {
    const codes = [...found[effect]].slice(0, MAX_CODES);
    return codes.length === 0 ? [] : [{ effect, codes }];
  });
}

const EFFECTS: readonly HiddenEffect[] = ['turns', 'cuts', 'unseen', 'harmless'];
const BYTE_ORDER_MARK = 0xfeff;

/** SO, SI and ESC: where nobody decodes a charset of ISO 2022, they are what is left of it. */
const SHIFTS: readonly number[] = [0x0e, 0x0f, 0x1b];

type Control = Exclude<HiddenKind, 'bidi' | 'invisible'>;

function isBlank(code: number): boolean {
  return code === 0x20 || code === HTAB || (code >= 0xa0 && /\s/.test(String.fromCodePoint(code)));
}

/**
 * What a control does to a text that goes on behind it. A line end comes with text copied from elsewhere; one that parts an address from what
 * follows it cuts the name there, for programs that take the first line (Mailsploit). C1 controls are windows-1252 read as Latin-1.
 */
function effectOf(
  kind: Control,
  code: number,
  isSeenBefore: boolean,
  mayPartAddress: boolean,
): 'cuts' | 'unseen' | null {
  if (kind === 'control') return 'cuts';
  if (!isSeenBefore) return null;
  if (kind === 'break') return mayPartAddress ? 'cuts' : null;
  return code < 0x80 ? 'unseen' : null;
}

/** ESC and the designation of a set (ISO 2022): no terminal's cursor moves by it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
const ISO_2022_SHIFT = /\x1b[$()*+,./-]/;
