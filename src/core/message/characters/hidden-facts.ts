/**
 * What hidden characters do to a text that people read: made from the decoded text itself, before anything is made visible, so that
 * a name which only spells out "[U+202E]" hides nothing.
 */
import type { HiddenCharacters, HiddenEffect } from '../../inspection/index.ts';
import { RIGHT_TO_LEFT, turningCodes } from './direction.ts';
import { forEachCodePoint, hiddenKind, mayHide } from './hidden.ts';

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
  const parts = text.includes('@') ? wordsEnd(text) : { first: Number.POSITIVE_INFINITY, last: -1 };
  let previous = 0;
  forEachCodePoint(text, (code, at, next) => {
    const kind = code === HTAB ? null : hiddenKind(code, previous, next);
    previous = code;
    if (kind === 'bidi') {
      // Marks, embeddings and isolates are normal where people write from right to left.
      if (!isRightToLeft && !found.turns.has(code)) found.harmless.add(code);
    } else if (kind === 'invisible') found[code === BYTE_ORDER_MARK && at === 0 ? 'harmless' : 'unseen'].add(code);
    else if (kind === 'control') {
      const parting = isLineEnd(code) ? at > parts.first && at < parts.last : !isRemnant(code, isShifted);
      found[parting ? 'cuts' : 'harmless'].add(code);
    }
  });
  return EFFECTS.flatMap((effect) => {
    const codes = [...found[effect]].slice(0, MAX_CODES);
    return codes.length === 0 ? [] : [{ effect, codes }];
  });
}

const EFFECTS: readonly HiddenEffect[] = ['turns', 'cuts', 'unseen', 'harmless'];
const HTAB = 0x09;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * Line ends that come with text copied from elsewhere. One that parts an address from what follows it cuts the name there, for programs
 * that take the first line (Mailsploit); any other does nothing to what is read.
 */
function isLineEnd(code: number): boolean {
  return (code >= 0x0a && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** Where the first and the last character stand that are no blank. */
function wordsEnd(text: string): { first: number; last: number } {
  return { first: text.search(/\S/), last: text.trimEnd().length - 1 };
}

/** What a wrong charset leaves: C1 controls (windows-1252 read as Latin-1), and the shifts of ISO 2022 where nobody decodes them. */
function isRemnant(code: number, isShifted: boolean): boolean {
  if (code >= 0x80 && code <= 0x9f) return true;
  return isShifted && (code === 0x1b || code === 0x0e || code === 0x0f);
}

/** ESC and the designation of a set (ISO 2022): no terminal's cursor moves by it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
const ISO_2022_SHIFT = /\x1b[$()*+,./-]/;
