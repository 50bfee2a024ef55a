/** Values put into a sentence that is at hand: for translate.ts, and for whoever keeps its few sentences itself. */
import type { Language } from './language.ts';

export type TextValues = Readonly<Record<string, string | number>>;

/** A piece of a sentence: our own words, or a value, which may be hostile and stays apart (drawn in a <bdi>). */
export type TextPart = { kind: 'text' | 'value'; text: string };

/** Puts values into a sentence. */
export function fillSentence(sentence: string, values: TextValues, language: Language): string {
  return fillParts(sentence, values, language)
    .map((part) => part.text)
    .join('');
}

/** Like fillSentence, in pieces. */
export function fillParts(sentence: string, values: TextValues, language: Language): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  while (at < sentence.length) {
    const open = sentence.indexOf('{', at);
    const close = open < 0 ? -1 : sentence.indexOf('}', open);
    if (close < 0) break;
    if (open > at) parts.push({ kind: 'text', text: sentence.slice(at, open) });
    const value = values[sentence.slice(open + 1, close)];
    parts.push({
      kind: 'value',
      text: value === undefined ? sentence.slice(open, close + 1) : formatValue(value, language),
    });
    at = close + 1;
  }
  if (at < sentence.length) parts.push({ kind: 'text', text: sentence.slice(at) });
  return parts;
}

function formatValue(value: string | number, language: Language): string {
  return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value;
}
