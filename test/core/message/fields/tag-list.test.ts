import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TAGS } from '../../../../src/core/limits.ts';
import { parseTagList, tagValue } from '../../../../src/core/message/fields/tag-list.ts';

const pairs = (text: string) => parseTagList(text).tags.map(({ name, value }) => [name, value]);
const problem = (text: string) => parseTagList(text).problem;

describe('a tag list', () => {
  it('keeps the order of its tags', () => {
    expect(pairs('v=1; b=x; a=y')).toEqual([
      ['v', '1'],
      ['b', 'x'],
      ['a', 'y'],
    ]);
  });

  it('takes white space and folds around name, "=" and value as nothing', () => {
    const text = ' v \t = \r\n 1 \r\n\t;\r\n a=b ;';
    expect(pairs(text)).toEqual([
      ['v', '1'],
      ['a', 'b'],
    ]);
    expect(problem(text)).toBeNull();
  });

  it('keeps white space inside a value, unfolded', () => {
    expect(pairs('n=a  note\r\n\tin two lines')).toEqual([['n', 'a  note\tin two lines']]);
  });

  it('keeps "=" inside a value', () => {
    expect(pairs('p=AAAA==; i=a=2b@x')).toEqual([
      ['p', 'AAAA=='],
      ['i', 'a=2b@x'],
    ]);
  });

  it('may end in ";", white space and a line end', () => {
    for (const end of [';', '; ', ';\r\n', '\r\n', ';\t\r\n ']) expect(problem(`v=1${end}`)).toBeNull();
  });

  it('takes an empty value for a value', () => {
    expect(pairs('p=; v=')).toEqual([
      ['p', ''],
      ['v', ''],
    ]);
    expect(problem('p=; v=')).toBeNull();
  });

  it('has case-sensitive names', () => {
    const list = parseTagList('B=1; b=2');
    expect(list.problem).toBeNull();
    expect([tagValue(list, 'B'), tagValue(list, 'b'), tagValue(list, 'x')]).toEqual(['1', '2', null]);
  });

  it('is invalid when a name occurs twice, even with the same value', () => {
    expect(problem('v=1; a=x; v=1')).toEqual({ kind: 'duplicate', tag: 'v' });
    expect(tagValue(parseTagList('s=first; s=second'), 's')).toBe('first');
  });

  it('is invalid when a part is empty, has no "=" or no proper name', () => {
    expect(problem('')?.kind).toBe('empty');
    expect(problem(' \r\n ')?.kind).toBe('empty');
    expect(problem('v=1;; a=b')?.kind).toBe('empty');
    expect(problem(';v=1')?.kind).toBe('empty');
    expect(problem('v=1; whatever')).toEqual({ kind: 'no_equals', tag: 'whatever' });
    expect(problem('=1')?.kind).toBe('bad_name');
    expect(problem('1a=1')?.kind).toBe('bad_name');
    expect(problem('_a=1')?.kind).toBe('bad_name');
    expect(problem('a-b=1')?.kind).toBe('bad_name');
    expect(problem('a b=1')?.kind).toBe('bad_name');
    expect(problem('a1_b=1')).toBeNull();
  });

  it('is invalid when a value holds a control character or a line end that is no fold', () => {
    for (const value of ['a\0b', 'a\x7fb', 'a\rb', 'a\r\nb', 'a\nb', '\x01', 'a\x0bb']) {
      expect(problem(`v=${value}; a=b`), JSON.stringify(value)).toEqual({ kind: 'bad_value', tag: 'v' });
    }
  });

  it('takes 0xA0 for a character, not for white space', () => {
    expect(pairs('v=\xa01\xa0')).toEqual([['v', '\xa01\xa0']]);
    expect(problem('\xa0v=1')?.kind).toBe('bad_name');
  });

  it('may hold characters beyond those of one byte, as a record that somebody decoded does (RFC 8616 §5)', () => {
    for (const value of ['日本語', 'Alice’s', '😀']) expect(parseTagList(`v=DMARC1; n=${value}`).problem).toBeNull();
  });

  it('says where in the text each value stands', () => {
    const text = ' a=b; b= x\r\n y ; c=d';
    expect(parseTagList(text).tags.map(({ start, end }) => text.slice(start, end))).toEqual(['b', ' x\r\n y ', 'd']);
  });

  it('gives back what was put in, whatever the white space', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,9}$/);
    const value = fc.stringMatching(/^([!-:<-~]([!-:<-~ ]{0,20}[!-:<-~])?)?$/);
    const space = fc.constantFrom('', ' ', '\t', '\r\n ', ' \r\n\t');
    const tag = fc.tuple(space, name, space, space, value, space);
    fc.assert(
      fc.property(fc.uniqueArray(tag, { minLength: 1, selector: (parts) => parts[1] }), fc.boolean(), (tags, final) => {
        const text = tags.map(([a, n, b, c, v, d]) => `${a}${n}${b}=${c}${v}${d}`).join(';') + (final ? ';' : '');
        expect(parseTagList(text).problem).toBeNull();
        expect(pairs(text)).toEqual(tags.map(([, n, , , v]) => [n, v]));
      }),
    );
  });

  it('never throws, and names a problem or reads at least one tag', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab1_=;; \t\r\n\0\xa0"(') }), (text) => {
        const list = parseTagList(text);
        expect(list.problem !== null || list.tags.length > 0).toBe(true);
        expect(list.byName.size).toBeLessThanOrEqual(list.tags.length);
      }),
    );
  });

  it('is invalid when it has more than MAX_TAGS tags, which are not read', () => {
    const list = parseTagList(Array.from({ length: 100_000 }, (_, index) => `a${index}=b`).join(';'));
    expect(list.problem?.kind).toBe('too_many');
    expect(list.tags).toHaveLength(MAX_TAGS);
  });

  it('reads 5 MB of blanks, of semicolons, of tags and of folds in linear time', () => {
    const size = 5_000_000;
    const texts = [
      `b=${' '.repeat(size)}x`,
      ';'.repeat(size),
      'a=b;'.repeat(size / 4),
      `b=${'\r\n '.repeat(size / 3)}x`,
      '='.repeat(size),
      'a'.repeat(size),
    ];
    for (const text of texts) {
      const start = performance.now();
      parseTagList(text);
      expect(performance.now() - start, text.slice(0, 8)).toBeLessThan(10_000);
    }
  });
});
