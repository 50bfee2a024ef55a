/** How long what a person reads at a glance may be, so that the popup (420 px) holds it without a surprise. */
import { describe, expect, it } from 'vitest';
import { en } from '../../src/_locales/en/index.ts';
import { ja } from '../../src/_locales/ja/index.ts';
import { FINDING_CODES } from '../../src/core/codes/findings.ts';
import { VERDICT_CODES } from '../../src/core/codes/verdict.ts';
import type { TextKey } from '../../src/text/translate.ts';
import { LANGUAGES, type Language } from '../../src/text/translate.ts';
import { leadOf } from '../../src/views/model/lead.ts';

const sentences: Record<Language, Readonly<Record<string, string>>> = { en, ja };

/** Twelve letters, as a usual domain has; other values are short words and numbers. */
const DOMAIN = 'shop.example';
const VALUES: Record<string, string> = {
  count: '3',
  n: '2',
  all: '3',
  number: '2',
  percent: '42',
  bytes: '1,234',
  total: '2,345',
  hours: '5',
  seconds: '3 s',
  addresses: '1,234,567',
  codes: 'U+202E',
  fields: 'Subject',
  line: '12',
  command: 'HELO',
  field: 'Subject',
  name: 'Subject',
};
const isName = (name: string) => VALUES[name] === undefined;

/** Characters; in Japanese those of a full em, where a letter of ours takes half of one. */
function lengthOf(text: string, language: Language): number {
  const characters = Array.from(text);
  if (language === 'en') return characters.length;
  return characters.reduce((sum, character) => sum + (/[\u0020-\u007e\uff61-\uff9f]/.test(character) ? 0.5 : 1), 0);
}

function filled(sentence: string, domain = DOMAIN): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => (isName(name) ? domain : (VALUES[name] ?? '')));
}

type Limit = Record<Language, number>;

/** Each text of the two languages under keys that `belongs` names, and that is longer than it may be. */
function tooLong(belongs: (key: string) => boolean, limit: Limit, domain = DOMAIN): string[] {
  return LANGUAGES.flatMap((language) =>
    Object.entries(sentences[language])
      .filter(([key]) => belongs(key))
      .map(([key, sentence]) => ({ key, text: filled(sentence, domain) }))
      .filter(({ text }) => lengthOf(text, language) > limit[language])
      .map(({ key, text }) => `${language} ${key} ${lengthOf(text, language)}: ${text}`),
  );
}

const verdictCodes: readonly string[] = VERDICT_CODES;
const findingCodes: readonly string[] = FINDING_CODES;
const stem = (key: string) => key.replace(/_(one|other)$/, '');

describe('no text is longer than the popup has room for', () => {
  it('a headline: two lines', () => {
    const isHeadline = (key: string) => verdictCodes.includes(key) && !/^verdict_(reason|advice)_/.test(key);
    expect(tooLong(isHeadline, { en: 56, ja: 30 })).toEqual([]);
  });

  it('a reason: three lines', () => {
    expect(tooLong((key) => /^verdict_(reason|policy)_/.test(key), { en: 130, ja: 66 })).toEqual([]);
  });

  it('an advice: three lines', () => {
    expect(tooLong((key) => key.startsWith('verdict_advice_'), { en: 110, ja: 60 })).toEqual([]);
  });

  it('a caution, and its first sentence, which stands out', () => {
    expect(tooLong((key) => findingCodes.includes(stem(key)), { en: 140, ja: 75 })).toEqual([]);
    const leads = LANGUAGES.flatMap((language) =>
      findingCodes.flatMap((code) => {
        const values = new Proxy({}, { get: (_, name) => VALUES[String(name)] ?? DOMAIN });
        const { lead, rest } = leadOf(code as TextKey, values, language);
        const text = lead.map((part) => part.text).join('');
        const limit = { en: 70, ja: 40 }[language];
        return rest.length > 0 && lengthOf(text, language) > limit
          ? [`${language} ${code} ${lengthOf(text, language)}: ${text}`]
          : [];
      }),
    );
    expect(leads).toEqual([]);
  });

  it('a badge, without its domain', () => {
    expect(tooLong((key) => /^badge_(?!title|mark)/.test(key), { en: 24, ja: 10 }, '')).toEqual([]);
  });

  it('a label in the column of names', () => {
    expect(tooLong((key) => /^view_fact_/.test(key), { en: 12, ja: 8 })).toEqual([]);
  });

  it('a button', () => {
    const BUTTONS = [
      'popup_badges_turn_on',
      'popup_dns_turn_on',
      'popup_paste',
      'view_full_page',
      'view_settings',
      'view_save',
      'view_route_journey',
      'view_show_field',
      'view_check_again',
      'popup_receiver_yes',
      'popup_receiver_no',
    ];
    expect(tooLong((key) => BUTTONS.includes(key), { en: 24, ja: 12 })).toEqual([]);
  });
});
