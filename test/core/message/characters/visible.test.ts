import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visible, withoutHidden } from '../../../../src/core/message/characters/visible.ts';

describe('hidden characters', () => {
  it('that turn the direction of writing are written out', () => {
    expect(visible('\u202Eelpmaxe.tigel@nimda')).toBe('[U+202E]elpmaxe.tigel@nimda');
    expect(visible('a\u2066b\u2069c\u200Fd')).toBe('a[U+2066]b[U+2069]c[U+200F]d');
  });

  it('that pad a name without being seen are written out', () => {
    expect(visible('a\u3164\u2800b')).toBe('a[U+3164][U+2800]b');
  });

  it('that control a terminal are written out', () => {
    expect(visible('a\u001b[31m\u0000')).toBe('a␛[31m␀');
  });

  it('that are half of a pair are written out', () => {
    expect(visible('a\ud800')).toBe('a[U+D800]');
  });

  it('that a script needs stay', () => {
    const persian = 'می\u200Cخواهم';
    const family = '👨\u200D👩\u200D👧';
    expect(visible(`${persian} ${family} 市役所`)).toBe(`${persian} ${family} 市役所`);
  });

  it('that do not show are taken off for the eye', () => {
    expect(withoutHidden('Pay\u200bPal\0 \ud83d\udc69\u200d\ud83d\udcbb [U+200B]')).toBe('PayPal 👩\u200d💻 [U+200B]');
  });

  it('that are blanks of another kind become plain ones', () => {
    expect(visible('a\u00a0\u2003\u3000b')).toBe('a   b');
  });

  it('of no kind are left, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const codes = Array.from(visible(text), (character) => character.codePointAt(0) ?? 0);
        expect(codes.filter((code) => code < 0x20 || code === 0x7f || (code >= 0x202a && code <= 0x202e))).toEqual([]);
      }),
    );
  });
});
