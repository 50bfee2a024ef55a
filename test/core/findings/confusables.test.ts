import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readsAsLatin, skeleton } from '../../../src/core/findings/confusables.ts';
import { isOneEditAway } from '../../../src/core/findings/edit-distance.ts';
import { hasStyledLetters, lookalikeScripts } from '../../../src/core/findings/scripts.ts';

describe('the skeleton of a name', () => {
  for (const [name, like] of [
    ['раураӏ', 'paypal'], // Cyrillic
    ['ρaypal', 'paypal'], // Greek rho
    ['ｐａｙｐａｌ', 'paypal'], // full-width
    ['PAYPAL', 'paypal'],
    ['pàypäl', 'paypal'],
    ['paypa1', 'paypal'],
    ['rnicrosoft', 'microsoft'],
    ['vvindows', 'windows'],
    ['g00gle', 'google'],
    ['googIe', 'google'], // capital i
  ] as const) {
    it(`of ${name} is that of ${like}`, () => expect(skeleton(name)).toBe(skeleton(like)));
  }

  it('of different names is different', () => {
    expect(skeleton('example')).not.toBe(skeleton('sample'));
  });

  it('is its own skeleton', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9.-]{0,30}$/), (name) => skeleton(skeleton(name)) === skeleton(name)),
    );
  });
});

describe('a label', () => {
  it('all of foreign letters that look Latin reads as Latin', () => {
    expect(readsAsLatin('аррӏе')).toBe(true);
    expect(readsAsLatin('apple')).toBe(false);
    expect(readsAsLatin('почта')).toBe(false);
    expect(readsAsLatin('123')).toBe(false);
  });

  it('of Latin beside Han, Kana or Hangul mixes no scripts that look alike', () => {
    expect(lookalikeScripts('ABC日本ごカナ한글')).toEqual(['Latin']);
    expect(lookalikeScripts('pаypal')).toEqual(['Latin', 'Cyrillic']);
  });
});

describe('letters in a style of their own', () => {
  it.each([
    ['mathematical', 0x1d400, 0x1d7ff],
    ['full-width capital', 0xff21, 0xff3a],
    ['full-width small', 0xff41, 0xff5a],
    ['circled', 0x24b6, 0x24e9],
  ])('are the %s ones, from the first to the last, and none beside them', (_says, first, last) => {
    const told = (code: number) => hasStyledLetters(`Pay${String.fromCodePoint(code)}Pal`);
    expect([first - 1, first, last, last + 1].map(told)).toEqual([false, true, true, false]);
  });
});

describe('one edit', () => {
  it('is none where one letter moved and another came, or where more than the swapped ones differ', () => {
    expect(isOneEditAway('abcd', 'acbd')).toBe(true);
    for (const far of ['axbd', 'acxd', 'acbx']) expect(isOneEditAway('abcd', far), far).toBe(false);
    for (const [one, other] of [
      ['', ''],
      ['', 'ab'],
      ['ab', 'xxab'],
    ] as const)
      expect(isOneEditAway(one, other)).toBe(false);
    expect(isOneEditAway('', 'a')).toBe(true);
  });

  it('is one letter more, less, other, or two swapped', () => {
    for (const near of ['legitt', 'legi', 'lexit', 'lgeit', 'xlegit']) expect(isOneEditAway('legit', near)).toBe(true);
    for (const far of ['legit', 'lexix', 'ligite', 'legitxx', 'tigel']) expect(isOneEditAway('legit', far)).toBe(false);
  });

  it('reads the same in both directions', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 8 }),
        fc.string({ maxLength: 8 }),
        (one, other) => isOneEditAway(one, other) === isOneEditAway(other, one),
      ),
    );
  });

  it('is found for every way of making one', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        (text, seed, letter) => {
          const at = seed % text.length;
          const edits = [
            text.slice(0, at) + text.slice(at + 1),
            text.slice(0, at) + letter + text.slice(at),
            text.slice(0, at) + letter + text.slice(at + 1),
          ];
          for (const edit of edits) expect(isOneEditAway(text, edit)).toBe(edit !== text);
        },
      ),
    );
  });
});
