/**
 * Sentences in the reader's language: pure, so that it runs in pages, in the worker, in Node and in tests
 * (`browser.i18n` can neither switch its language nor run outside a browser).
 *
 * A sentence holds its values as {name}. A sentence that depends on a number has two keys, `…_one` and `…_other`,
 * chosen by the value named `count` (Japanese needs `…_other` alone).
 *
 * No sentence comes along with this file: whoever speaks gives the slice that it needs, in the languages that it speaks, by
 * addSentences (`load.ts` does that in a page, `all.ts` where weight does not matter).
 */
import type { en } from '../_locales/en/index.ts';
import { fillParts, fillSentence, type TextPart, type TextValues } from './fill.ts';
import type { Language } from './language.ts';

export type { TextPart, TextValues } from './fill.ts';
export { LANGUAGES, type Language } from './language.ts';

type Key = keyof typeof en;
/** Every key that can be translated; plural keys without their ending. */
export type TextKey = Key extends infer K ? (K extends `${infer Stem}_other` ? Stem | K : K) : never;
export type Sentences = Readonly<Record<string, string>>;

const sentences: Record<Language, Record<string, string>> = { en: {}, ja: {} };

/** Adds a slice of a language's sentences to those that are there. */
export function addSentences(language: Language, slice: Sentences): void {
  Object.assign(sentences[language], slice);
}

/**
 * @param key a sentence's key; an engine's code is one
 * @param values what goes into it; inert text, never markup
 * @returns the sentence; a missing value stays as {name}, an unknown key comes back as it is
 */
export function translate(key: TextKey, values: TextValues = {}, language: Language = 'en'): string {
  return fillSentence(findSentence(key, values, language), values, language);
}

/** Like translate, in pieces, so that a view can isolate what is not our own text. */
export function translateParts(key: TextKey, values: TextValues = {}, language: Language = 'en'): TextPart[] {
  return fillParts(findSentence(key, values, language), values, language);
}

function findSentence(key: string, values: TextValues, language: Language): string {
  const count = values['count'];
  const plural = typeof count === 'number' ? `${key}_${new Intl.PluralRules(language).select(count)}` : key;
  return (
    own(language, plural) ??
    own(language, key) ??
    own(language, `${key}_other`) ??
    own('en', key) ??
    own('en', `${key}_other`) ??
    key
  );
}

/** A key can come out of stored data: what every object inherits ("constructor") is no sentence. */
function own(language: Language, key: string): string | undefined {
  return Object.hasOwn(sentences[language], key) ? sentences[language][key] : undefined;
}
