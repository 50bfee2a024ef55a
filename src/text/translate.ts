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

export type Language = 'en' | 'ja';
export const LANGUAGES: readonly Language[] = ['en', 'ja'];

type Key = keyof typeof en;
/** Every key that can be translated; plural keys without their ending. */
export type TextKey = Key extends infer K ? (K extends `${infer Stem}_other` ? Stem | K : K) : never;
export type TextValues = Readonly<Record<string, string | number>>;

/** A piece of a sentence: our own words, or a value, which may be hostile and stays apart (drawn in a <bdi>). */
export type TextPart = { kind: 'text' | 'value'; text: string };

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

/** Puts values into a sentence: for whoever keeps its few sentences itself. */
export function fillSentence(sentence: string, values: TextValues, language: Language): string {
  return fillParts(sentence, values, language)
    .map((part) => part.text)
    .join('');
}

function fillParts(sentence: string, values: TextValues, language: Language): TextPart[] {
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

/** The language to use for a list of preferred languages ('ja-JP', 'en'). */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-')[0];
    const language = LANGUAGES.find((candidate) => candidate === primary);
    if (language) return language;
  }
  return 'en';
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

function formatValue(value: string | number, language: Language): string {
  return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value;
}
