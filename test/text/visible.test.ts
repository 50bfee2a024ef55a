import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visible } from '../../src/text/visible.ts';

describe('hidden characters', () => {
  it('that turn the direction of writing are written out', () => {
    expect(visible('\u202Eelpmaxe.tigel@nimda')).toBe('[U+202E]elpmaxe.tigel@nimda');
    expect(visible('a\u2066b\u2069c\u200Fd')).toBe('a[U+2066]b[U+2069]c[U+200F]d');
  });

  it('that pad a name without being seen are written out', () => {
    expect(visible('a\u3164\u2800b')).toBe('a[U+3164][U+2800]b');
  });

  it('that control a terminal are written out', () => {
    expect(visible('a\u001b[31m\u0000')).toBe('a[U+001B][31m[U+0000]');
  });

  it('that are half of a pair are written out', () => {
    expect(visible('a\ud800')).toBe('a[U+D800]');
  });

  it('that a script needs stay', () => {
    const persian = 'می\u200Cخواهم';
    const family = '👨\u200D👩\u200D👧';
    expect(visible(`${persian} ${family} 市役所`)).toBe(`${persian} ${family} 市役所`);
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
