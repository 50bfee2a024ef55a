import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../src/text/language.ts';
import { type TextKey, translate, translateParts } from '../../src/text/translate.ts';

describe('translation', () => {
  it('puts values into a sentence', () => {
    expect(translate('format_seconds', { n: 5 }, 'en')).toBe('5 s');
    expect(translate('format_seconds', { n: 5 }, 'ja')).toBe('5 秒');
  });

  it('keeps values apart from our own words, so that a view can isolate them', () => {
    expect(translateParts('format_seconds', { n: '<b>' }, 'en')).toEqual([
      { kind: 'value', text: '<b>' },
      { kind: 'text', text: ' s' },
    ]);
  });

  it('never reads a value as a sentence: braces in it stay as they are', () => {
    expect(translate('format_seconds', { n: '{n}{n}' }, 'en')).toBe('{n}{n} s');
  });

  it('leaves a missing value as its name, and an unknown key as it is', () => {
    expect(translate('format_seconds', {}, 'en')).toBe('{n} s');
    expect(translate('no_such_key' as TextKey, {}, 'ja')).toBe('no_such_key');
  });

  it('does not take what every object inherits for a sentence or a value', () => {
    expect(translate('constructor' as TextKey, {}, 'en')).toBe('constructor');
  });

  it('takes the first preferred language that there is, else English', () => {
    expect(chooseLanguage(['fr-FR', 'ja-JP', 'en'])).toBe('ja');
    expect(chooseLanguage(['EN-us'])).toBe('en');
    expect(chooseLanguage(['de'])).toBe('en');
    expect(chooseLanguage([])).toBe('en');
  });
});
