import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeaderField } from '../../../src/core/message/message.ts';
import { parseMessage } from '../../../src/core/message/parse.ts';
import { canonicalHeader, selectFields } from '../../../src/core/signatures/canonical-header.ts';
import { canonicalizeField } from '../../messages/canonicalize.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const text = (field: Uint8Array) => Buffer.from(field).toString('latin1');

function first(source: string): { message: ReturnType<typeof parseMessage>; field: HeaderField } {
  const message = parseMessage(bytes(source));
  const [field] = message.fields;
  if (!field) throw new Error('no field');
  return { message, field };
}

function canonical(source: string, how: 'simple' | 'relaxed'): string {
  const { message, field } = first(source);
  return text(canonicalHeader(message).field(field, how));
}

describe('relaxed header canonicalization', () => {
  it('follows the example of RFC 6376 §3.4.5', () => {
    expect(canonical('A: X\r\n\r\n', 'relaxed')).toBe('a:X\r\n');
    expect(canonical('B : Y\t\r\n\tZ  \r\n\r\n', 'relaxed')).toBe('b:Y Z\r\n');
  });

  it('takes a fold out before it counts white space, and keeps other controls', () => {
    expect(canonical('Subject:\r\n \r\n\ta\xa0 b\x0b\0 \r\n\r\n', 'relaxed')).toBe('subject:a\xa0 b\x0b\0\r\n');
  });

  it('of an empty value is the name alone', () => {
    expect(canonical('Subject:  \r\n\t\r\n\r\n', 'relaxed')).toBe('subject:\r\n');
  });

  it('lowers only US-ASCII letters', () => {
    expect(canonical('X-[\\]^_ABCZ: Q\r\n\r\n', 'relaxed')).toBe('x-[\\]^_abcz:Q\r\n');
  });
});

describe('simple header canonicalization', () => {
  it('changes nothing', () => {
    expect(canonical('SUBJect : a\r\n\t  b \r\n\r\n', 'simple')).toBe('SUBJect : a\r\n\t  b \r\n');
  });

  it('gives a last field its line end', () => {
    expect([canonical('A: b', 'simple'), canonical('A: b', 'relaxed')]).toEqual(['A: b\r\n', 'a:b\r\n']);
  });
});

describe('both header canonicalizations', () => {
  it('do what the plainest code does', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,10}[ \t]{0,2}$/);
    const value = fc
      .array(fc.constantFrom(' ', '\t', '\r\n ', '\r\n\t', 'a', 'B', ':', '\xe9', '\0'), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(name, value, fc.constantFrom('simple', 'relaxed'), (left, right, how) => {
        const field = `${left}:${right}\r\n`;
        expect(canonical(`${field}\r\n`, how as 'simple')).toBe(canonicalizeField(field, how as 'simple'));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("a signature's own field", () => {
  const own = (field: string, how: 'simple' | 'relaxed', value: string) => {
    const { message, field: signature } = first(`${field}\r\n`);
    const start = field.indexOf(value) - field.indexOf(':') - 1;
    return text(canonicalHeader(message).ownField(signature, how, { start, end: start + value.length }));
  };

  it('loses the value of b= with the white space around it, and its line end', () => {
    const field = 'DKIM-Signature: a=x; b= \r\n\tAAAA \r\n\tBBBB ; bh=CCCC;\r\n';
    const value = ' \r\n\tAAAA \r\n\tBBBB ';
    expect(own(field, 'relaxed', value)).toBe('dkim-signature:a=x; b=; bh=CCCC;');
    expect(own(field, 'simple', value)).toBe('DKIM-Signature: a=x; b=; bh=CCCC;');
  });

  it('loses it where it stands last too', () => {
    const field = 'DKIM-Signature: a=x;\r\n\tb=AAAA\r\n\tBBBB\r\n';
    const value = 'AAAA\r\n\tBBBB\r\n';
    expect(own(field, 'relaxed', value)).toBe('dkim-signature:a=x; b=');
    expect(own(field, 'simple', value)).toBe('DKIM-Signature: a=x;\r\n\tb=');
  });
});

describe('the fields that h= names', () => {
  const select = (source: string, names: string[], ownIndex = -1) => {
    const message = parseMessage(bytes(source));
    const own = message.fields[ownIndex] ?? ({} as HeaderField);
    return selectFields(message, names, own).map(({ index }) => index);
  };

  it('are taken from the bottom up (RFC 6376 §5.4.2)', () => {
    expect(select('A: 1\r\nB: 2\r\na: 3\r\n\r\n', ['a', 'b', 'a'])).toEqual([2, 1, 0]);
  });

  it('give nothing when they are not there, or no more', () => {
    expect(select('A: 1\r\n\r\n', ['b', 'a', 'a', 'a'])).toEqual([0]);
  });

  it('are never the signature itself (§3.5, h=)', () => {
    const source = 'DKIM-Signature: 1\r\nDKIM-Signature: 2\r\nDKIM-Signature: 3\r\n\r\n';
    expect(select(source, ['dkim-signature', 'dkim-signature', 'dkim-signature'], 1)).toEqual([2, 0]);
    expect(select(source, ['dkim-signature'], 2)).toEqual([1]);
  });
});
