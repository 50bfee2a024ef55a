/** The worker's few words, in both languages: all other sentences are said by pages. */
import { worker as en } from '../_locales/en/worker.ts';
import { worker as ja } from '../_locales/ja/worker.ts';
import type { BadgeSentences } from '../platform/wire/messages.ts';
import { fillSentence, type TextValues } from '../text/fill.ts';
import type { Language } from '../text/language.ts';

const SENTENCES: Record<Language, Record<keyof typeof en, string>> = { en, ja };

/** @returns what badges say: a content script brings no words along, since every frame of a site loads it */
export function badgeSentences(language: Language): BadgeSentences {
  return SENTENCES[language];
}

/** A row of a list has a mark only where its message has a verdict. */
const MARKED = ['verified', 'altered', 'vouched', 'listed', 'internal', 'failed', 'ambiguous', 'unverified'] as const;

/** @returns the same for marks in a list, whose titles speak of a message that is not open */
export function markSentences(language: Language): BadgeSentences {
  const sentences = SENTENCES[language];
  const titles = MARKED.map((level) => [`badge_title_${level}`, sentences[`badge_mark_${level}`]]);
  return { ...sentences, ...Object.fromEntries(titles) };
}

/**
 * @param key may be made of stored data, which another version wrote
 * @returns the sentence of that key, its values filled in; a missing value stays as {name}, an unknown key comes back as it is
 */
export function say(key: keyof typeof en, values: TextValues, language: Language): string {
  const sentences = SENTENCES[language];
  return Object.hasOwn(sentences, key) ? fillSentence(sentences[key], values, language) : key;
}
