import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLatin1, latin1 } from '../../../../src/core/bytes/latin1.ts';
import { MAX_COMMENT_DEPTH } from '../../../../src/core/limits.ts';
import { readComment, withoutComments } from '../../../../src/core/message/fields/comments.ts';
import { trimBlanks, unfold } from '../../../../src/core/message/fields/field-value.ts';
import { toCrlf } from '../../../../src/core/message/source/to-crlf.ts';

const bytes = fc.uint8Array({ maxLength: 100 });
const crlf = (text: string) => latin1(toCrlf(fromLatin1(text)));

describe('latin1', () => {
  it('gives every byte its character and back, in any length', () => {
    fc.assert(
      fc.property(bytes, (array) => {
        expect(fromLatin1(latin1(array))).toEqual(array);
      }),
    );
    const long = Uint8Array.from({ length: 200_000 }, (_, at) => at & 0xff);
    expect(fromLatin1(latin1(long))).toEqual(long);
    expect(latin1(long, 8190, 8194)).toBe('\xfe\xff\x00\x01');
    expect(latin1(new Uint8Array())).toBe('');
  });
});

describe('toCrlf', () => {
  it('ends every line in CRLF when the first one ends in LF alone', () => {
    expect(crlf('a\nb\r\n\n\nc')).toBe('a\r\nb\r\n\r\n\r\nc');
    expect(crlf('\n')).toBe('\r\n');
    expect(crlf(`${'x'.repeat(40)}\n${'y'.repeat(40)}`)).toBe(`${'x'.repeat(40)}\r\n${'y'.repeat(40)}`);
  });

  it('gives back the same array when the first line ends in CRLF or nowhere', () => {
    for (const text of ['a\r\nb\nc', 'abc', '', '\r\n']) {
      const array = fromLatin1(text);
      expect(toCrlf(array)).toBe(array);
    }
  });

  it('takes one CR of each CR CR LF, where every line ends so', () => {
    expect(crlf('a\r\r\n\r\r\nb')).toBe('a\r\n\r\nb');
    const mixed = ['a\r\r\nb\r\n', 'a\r\nb\r\r\n', 'a\r\r\nb\n', 'a\r\r\nb\rc', 'a\r\r\nb\r\r', 'a\r\r\r\nb\r\r\r\n'];
    for (const text of mixed) expect(crlf(text), JSON.stringify(text)).toBe(text);
    fc.assert(
      fc.property(fc.array(fc.constantFrom('\r\n', 'a', 'b'.repeat(33))), (parts) => {
        const text = parts.join('');
        expect(crlf(text.replaceAll('\r\n', '\r\r\n'))).toBe(text);
      }),
    );
  });

  it('else only ever adds CR before LF, and does so once', () => {
    const line = fc.constantFrom('\n', '\r\n', '\r', 'a', 'b'.repeat(33));
    fc.assert(
      fc.property(
        fc.array(line).map((lines) => lines.join('')),
        (text) => {
          const once = crlf(text);
          // Where all ends are doubled, each stands for one CRLF.
          const isDoubled = /^([^\r\n]|\r\r\n)*$/.test(text);
          const meant = isDoubled ? text.replaceAll('\r\r\n', '\r\n') : text;
          expect(once.replaceAll('\r\n', '\n')).toBe(meant.replaceAll('\r\n', '\n'));
          expect(crlf(once)).toBe(once);
        },
      ),
    );
  });
});

describe('unfold and trimBlanks', () => {
  it('take out line ends and leave every other byte', () => {
    expect(unfold('a\r\n b\n\tc\rd')).toBe('a b\tc\rd');
    expect(trimBlanks(' \t\xa0a \x0b \t')).toBe('\xa0a \x0b');
    expect(trimBlanks(' \t ')).toBe('');
  });
});

describe('comments', () => {
  it('are read with what is nested and quoted in them', () => {
    expect(readComment('x(a(b\\))c)d', 1)).toEqual({ content: 'a(b))c', end: 10, wellFormed: true });
    expect(withoutComments('a(b(c))d(e')).toBe('a d ');
  });

  it('are not well formed without end or past the depth that is read', () => {
    expect(readComment('(a(b)', 0)).toEqual({ content: 'a(b)', end: 5, wellFormed: false });
    expect(readComment('(a\\', 0)).toMatchObject({ end: 3, wellFormed: false });
    const deep = (depth: number) => readComment('('.repeat(depth) + ')'.repeat(depth), 0);
    expect(deep(MAX_COMMENT_DEPTH).wellFormed).toBe(true);
    expect(deep(MAX_COMMENT_DEPTH + 1)).toMatchObject({ end: 2 * MAX_COMMENT_DEPTH + 2, wellFormed: false });
    expect(readComment('('.repeat(1_000_000), 0).wellFormed).toBe(false);
  });
});
