/**
 * Which marks of direction really turn text around (UAX 9), as far as a person is deceived by it: an embedding or an isolate around a
 * name, as social networks and Windows write them, leaves every letter where it is.
 */

const ALM = 0x61c;
const RLM = 0x200f;
const LRE = 0x202a;
const RLE = 0x202b;
const PDF = 0x202c;
const LRO = 0x202d;
const RLO = 0x202e;
const LRI = 0x2066;
const RLI = 0x2067;
const FSI = 0x2068;
const PDI = 0x2069;

/** Deeper ones a program ignores (UAX 9, BD2: 125 levels); whoever nests so many means no good. */
const MAX_DEPTH = 125;

interface Open {
  code: number;
  /** Letters from left to right, figures and signs within it. */
  leftToRight: number;
  /** Letters from right to left. */
  rightToLeft: number;
  beginsWithFigure: boolean;
  /** A mark that counts as a letter from right to left, behind something that is seen. */
  marked: boolean;
  /** Something is seen on both sides of such a mark. */
  parted: boolean;
}

/**
 * @param text decoded, not made visible
 * @returns the code points that turn something around: an override over letters of the other direction, or an embedding from right
 *   to left that changes the order of words. Each character is looked at once
 */
export function turningCodes(text: string): Set<number> {
  const found: Found = { open: [], turning: new Set(), embeddings: new Set(), hasRightToLeft: false };
  const { open, turning } = found;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const top = open.at(-1);
    if (isOpener(code)) {
      if (open.length < MAX_DEPTH) open.push({ ...NOTHING, code });
      else turning.add(code);
    } else if (code === PDF) {
      if (top !== undefined && top.code < LRI) endInnermost(found);
    } else if (code === PDI) {
      const isolate = open.findLastIndex((one) => one.code >= LRI);
      while (isolate >= 0 && open.length > isolate) endInnermost(found);
    } else if (RIGHT_TO_LEFT.test(character)) {
      found.hasRightToLeft = true;
      if (top !== undefined) top.rightToLeft++;
    } else if (top !== undefined) look(top, code, character);
  }
  while (open.length > 0) endInnermost(found);
  // Among letters from right to left an embedding is how one writes.
  if (!found.hasRightToLeft) for (const code of found.embeddings) turning.add(code);
  return turning;
}

interface Found {
  /** Embeddings, overrides and isolates that have no end yet. */
  readonly open: Open[];
  readonly turning: Set<number>;
  /** They turn words unless the text is one from right to left. */
  readonly embeddings: Set<number>;
  hasRightToLeft: boolean;
}

function endInnermost({ open, turning, embeddings }: Found): void {
  const { code, leftToRight, rightToLeft, beginsWithFigure, parted } = open.pop() ?? NOTHING;
  if ((code === RLO && leftToRight > 1) || (code === LRO && rightToLeft > 1)) turning.add(code);
  const moves = parted || (beginsWithFigure && leftToRight > 1);
  if ((code === RLE || code === RLI) && moves) embeddings.add(code);
}

function look(top: Open, code: number, character: string): void {
  if (code === RLM || code === ALM) top.marked = top.leftToRight > 0;
  else if (SEEN.test(character)) {
    top.beginsWithFigure ||= top.leftToRight === 0 && /[0-9]/.test(character);
    top.parted ||= top.marked;
    top.leftToRight++;
  }
}

const NOTHING: Open = {
  code: 0,
  leftToRight: 0,
  rightToLeft: 0,
  beginsWithFigure: false,
  marked: false,
  parted: false,
};

function isOpener(code: number): boolean {
  return code === LRE || code === RLE || code === LRO || code === RLO || (code >= LRI && code <= FSI);
}

/**
 * Letters of scripts that are written from right to left, as far as names are written in them. The attack: ALM is of Arabic script too, and
 * not seen; among Latin letters it excuses no mark that turns them.
 */
export const RIGHT_TO_LEFT =
  /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;
