/** Holds the two languages and the engine's codes together. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/text/translate.ts';

const root = fileURLToPath(new URL('../../src/', import.meta.url));

/** Every sentence with its file, duplicates kept. */
function sentencesOf(language: Language): { file: string; key: string; sentence: string }[] {
  const folder = `${root}_locales/${language}/`;
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const content = JSON.parse(readFileSync(folder + file, 'utf8')) as Record<string, string>;
      return Object.entries(content).map(([key, sentence]) => ({ file, key, sentence }));
    });
}

const all: Record<Language, ReturnType<typeof sentencesOf>> = { en: sentencesOf('en'), ja: sentencesOf('ja') };

/** The {names} of a sentence, sorted. */
function placeholders(sentence: string): string[] {
  return [...sentence.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '').sort();
}

/** Plural keys by their stem: Japanese has no singular of its own. */
function stem(key: string): string {
  return key.replace(/_(one|other)$/, '');
}

async function engineCodes(): Promise<string[]> {
  const folders = readdirSync(`${root}core`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const codes: string[] = [];
  for (const folder of folders) {
    if (!readdirSync(`${root}core/${folder.name}`).includes('codes.ts')) continue;
    const lists = (await import(pathToFileURL(`${root}core/${folder.name}/codes.ts`).href)) as Record<string, unknown>;
    for (const list of Object.values(lists)) if (Array.isArray(list)) codes.push(...list.map(String));
  }
  return codes;
}

describe('sentences', () => {
  it('stand under the same keys in both languages, in the files of the same name', () => {
    const keys = (language: Language) =>
      [...new Set(all[language].map(({ file, key }) => `${file} ${stem(key)}`))].sort();
    expect(keys('ja')).toEqual(keys('en'));
  });

  it('take the same values in both languages', () => {
    const english = new Map(all.en.map(({ key, sentence }) => [key, sentence]));
    for (const { key, sentence } of all.ja) {
      const other = english.get(key) ?? english.get(`${key}_other`) ?? english.get(`${stem(key)}_other`) ?? '';
      expect(placeholders(sentence), key).toEqual(placeholders(other));
    }
  });

  it('in Japanese set Latin letters and digits apart by a blank', () => {
    const glued = /[\u3041-\u30fa\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u3041-\u30fa\u4e00-\u9fff]/u;
    expect(all.ja.filter(({ sentence }) => glued.test(sentence))).toEqual([]);
  });

  it('in English are written with one kind of apostrophe', () => {
    expect(all.en.filter(({ sentence }) => sentence.includes('\u2019'))).toEqual([]);
  });

  it('of a number have a plural, and in English a singular', () => {
    const keys = new Set(all.en.map(({ key }) => key));
    const counted = all.en.filter(({ sentence }) => placeholders(sentence).includes('count'));
    for (const { key } of counted) {
      expect(keys.has(`${stem(key)}_one`) && keys.has(`${stem(key)}_other`), key).toBe(true);
    }
  });

  for (const language of LANGUAGES) {
    it(`in ${language} are each said once, and none is empty`, () => {
      const keys = all[language].map(({ key }) => key);
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
      expect(all[language].filter(({ sentence }) => sentence.trim() === '')).toEqual([]);
    });

    it(`in ${language} have keys that the browser takes for a message's name`, () => {
      expect(all[language].filter(({ key }) => !/^[a-z0-9_]+$/.test(key))).toEqual([]);
    });

    it(`in ${language} hold no brace that is no value`, () => {
      const left = all[language].filter(({ sentence }) => /[{}]/.test(sentence.replace(/\{[a-zA-Z]+\}/g, '')));
      expect(left).toEqual([]);
    });

    // A verified domain says which domain it is, not that it means well: no sentence may promise more.
    it(`in ${language} never call a message safe`, () => {
      const promises = all[language].filter(({ sentence }) =>
        /\b(safe|safely|safety|trustworthy)\b|安全|安心/i.test(sentence),
      );
      expect(promises).toEqual([]);
    });

    // The header is read from its newest field, the drawing and the list from the oldest: only time has one direction.
    it(`in ${language} never say above or below of the trust line`, () => {
      const turned = all[language].filter(({ sentence }) =>
        /(above|below) (the|this) (trust )?line|trust line[^.]*(above|below)|境界より(上|下)|線より(上|下)|それより(上|下)/i.test(
          sentence,
        ),
      );
      expect(turned).toEqual([]);
    });

    it(`in ${language} are written for every code of the engine`, async () => {
      const keys = new Set(all[language].flatMap(({ key }) => [key, stem(key)]));
      const missing = (await engineCodes()).filter((code) => !keys.has(code));
      expect(missing).toEqual([]);
    });
  }

  it('leave none of the Japanese in English', () => {
    const same = new Set(all.en.map(({ key, sentence }) => `${key} ${sentence}`));
    const untranslated = all.ja.filter(
      ({ key, sentence }) => same.has(`${key} ${sentence}`) && /[a-z]{4,} [a-z]{3,} /i.test(sentence),
    );
    expect(untranslated).toEqual([]);
  });
});
