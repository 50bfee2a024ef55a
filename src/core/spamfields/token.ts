import type { SpamFieldsCode } from '../codes/index.ts';
import type { SpamToken, Values } from '../inspection/index.ts';
import { displayText } from '../message/characters/inert-text.ts';

/** One statement, its text made inert: filters copy host names and rule texts out of the mail. */
export function tokenOf(
  text: string,
  code: SpamFieldsCode,
  values: Values = {},
  score: number | null = null,
): SpamToken {
  return { code, values, text: displayText(text.slice(0, MAX_TEXT)), score };
}

/** A value for a sentence. */
export function inert(text: string): string {
  return displayText(text.slice(0, MAX_TEXT));
}

/** Points as filters write them: "7.1", "-0.10", "+3"; null when it is none. */
export function readScore(text: string | undefined): number | null {
  const trimmed = text ?? '';
  // "-0.00", which Rspamd writes, is 0: JSON cannot tell -0.
  return /^[+-]?\d{1,6}(?:\.\d{1,6})?$/.test(trimmed) ? Number(trimmed) + 0 : null;
}

const MAX_TEXT = 300;
