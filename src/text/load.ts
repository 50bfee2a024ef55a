/**
 * Loads, in a page, the sentences that it says, in the one language that it speaks. Each language of a slice is a script of its
 * own in the extension's package: nothing is fetched from elsewhere.
 */
import { addSentences, type Language, type Sentences } from './translate.ts';

type Slice = Record<Language, () => Promise<Sentences>>;

const SLICES = {
  /** Popup and report page. */
  inspection: {
    en: async () => (await import('../_locales/en/inspection.ts')).inspection,
    ja: async () => (await import('../_locales/ja/inspection.ts')).inspection,
  },
  /** What a saved report says beside that. */
  saving: {
    en: async () => (await import('../_locales/en/saving.ts')).saving,
    ja: async () => (await import('../_locales/ja/saving.ts')).saving,
  },
  /** What a card of the lesson and a story say beside that: loaded when somebody opens one. */
  lesson: {
    en: async () => (await import('../_locales/en/lesson.ts')).lesson,
    ja: async () => (await import('../_locales/ja/lesson.ts')).lesson,
  },
  /** Files with many messages, and what a message holds: the report page alone. */
  files: {
    en: async () => (await import('../_locales/en/files.ts')).files,
    ja: async () => (await import('../_locales/ja/files.ts')).files,
  },
  /** The comparison of two messages. */
  compare: {
    en: async () => (await import('../_locales/en/compare.ts')).compare,
    ja: async () => (await import('../_locales/ja/compare.ts')).compare,
  },
  /** The form for an abuse report. */
  abuse: {
    en: async () => (await import('../_locales/en/abuse.ts')).abuse,
    ja: async () => (await import('../_locales/ja/abuse.ts')).abuse,
  },
  /** What each header field is: loaded when somebody opens the headers. */
  headers: {
    en: async () => (await import('../_locales/en/headers.ts')).headers,
    ja: async () => (await import('../_locales/ja/headers.ts')).headers,
  },
  /** The settings page. */
  options: {
    en: async () => (await import('../_locales/en/options.ts')).options,
    ja: async () => (await import('../_locales/ja/options.ts')).options,
  },
  /** What the Learn page says beside what it says of its messages. */
  learn: {
    en: async () => (await import('../_locales/en/learn.ts')).learn,
    ja: async () => (await import('../_locales/ja/learn.ts')).learn,
  },
  /** What the switches of "what if" say: loaded when somebody opens them. */
  whatIf: {
    en: async () => (await import('../_locales/en/what-if.ts')).whatIf,
    ja: async () => (await import('../_locales/ja/what-if.ts')).whatIf,
  },
  /** What the welcome page says beside the settings' own words and the names of webmails. */
  welcome: {
    en: async () => (await import('../_locales/en/welcome.ts')).welcome,
    ja: async () => (await import('../_locales/ja/welcome.ts')).welcome,
  },
  /** The popup, where a webmail gives its source only by hand. */
  byHand: {
    en: async () => (await import('../_locales/en/by-hand.ts')).byHand,
    ja: async () => (await import('../_locales/ja/by-hand.ts')).byHand,
  },
} satisfies Record<string, Slice>;

/**
 * Loads what a page says first, in the likely language while the chosen one is still being read: nearly always it is the same.
 *
 * @param likely the browser's own language
 * @param chosen the language to speak; it may reject, and then this does
 * @returns that language, once its sentences are there
 */
export async function loadFirst(
  slices: readonly (keyof typeof SLICES)[],
  likely: Language,
  chosen: Promise<Language>,
): Promise<Language> {
  const load = (language: Language) => Promise.all(slices.map((slice) => loadSentences(slice, language)));
  const [language] = await Promise.all([chosen, load(likely)]);
  if (language !== likely) await load(language);
  return language;
}

/** @returns when the slice can be spoken; rejects only when a file of the extension itself is missing */
export async function loadSentences(slice: keyof typeof SLICES, language: Language): Promise<void> {
  addSentences(language, await SLICES[slice][language]());
}
