import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64Url } from '../../../src/core/bytes/base64.ts';

const decode = (text: string) => {
  const bytes = decodeBase64(text);
  return bytes && Buffer.from(bytes).toString('latin1');
};

describe('base64 in tags', () => {
  it('gives back what was encoded, with white space anywhere', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom('', ' ', '\t', '\r\n '), fc.nat(10), (bytes, space, every) => {
        const text = Buffer.from(bytes).toString('base64');
        const folded = text.replace(new RegExp(`.{1,${every + 1}}`, 'g'), (part) => part + space);
        expect(decodeBase64(folded)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it('may lack its padding', () => {
    expect([decode('YQ'), decode('YQ='), decode('YQ =\t='), decode('YWI'), decode('YWI=')]).toEqual([
      'a',
      null,
      'a',
      'ab',
      'ab',
    ]);
  });

  it('is nothing else than base64', () => {
    for (const text of ['Y', 'YWJjY', 'YQ==YQ==', '=', 'YWJj=', 'YQ===', 'YW-_', 'YQ\xa0==', 'YQ\0==', 'é', '🙂🙂']) {
      expect(decode(text), JSON.stringify(text)).toBeNull();
    }
  });

  it('of nothing is nothing', () => {
    expect([decode(''), decode(' \r\n\t')]).toEqual(['', '']);
  });

  it('encodes like everybody for JSON Web Keys', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(encodeBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      }),
    );
  });
});
