import { type Language, type TextKey, type TextPart, type TextValues, translateParts } from '../../text/translate.ts';

/** A sentence's beginning, which says it, and what explains it. */
export interface Lead {
  lead: TextPart[];
  rest: TextPart[];
}

/**
 * Splits after the first full stop of our own words; a full stop in a value ("mail.example.org") ends nothing.
 *
 * @returns `rest` is empty for a single sentence
 */
export function leadOf(key: TextKey, values: TextValues, language: Language): Lead {
  const parts = translateParts(key, values, language);
  for (const [index, part] of parts.entries()) {
    if (part.kind !== 'text') continue;
    const end = sentenceEnd(part.text, index === parts.length - 1);
    if (end < 0) continue;
    const head: TextPart = { kind: 'text', text: part.text.slice(0, end) };
    const tail: TextPart = { kind: 'text', text: part.text.slice(end) };
    return { lead: [...parts.slice(0, index), head], rest: [tail, ...parts.slice(index + 1)] };
  }
  return { lead: parts, rest: [] };
}

/** Where the text behind a full stop begins; -1 = there is none, or nothing follows it. */
function sentenceEnd(text: string, last: boolean): number {
  for (const stop of ['. ', '。', '! ', '? ']) {
    const at = text.indexOf(stop);
    if (at < 0) continue;
    const end = at + 1;
    return last && text.slice(end).trim() === '' ? -1 : end;
  }
  return -1;
}
