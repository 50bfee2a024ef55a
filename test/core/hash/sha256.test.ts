import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256, sha256OfBeginnings } from '../../../src/core/hash/sha256.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('SHA-256', () => {
  it('hashes the examples of FIPS 180-2', () => {
    expect(hex(sha256(Buffer.from('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(hex(sha256(Buffer.from('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')))).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    );
  });

  it('agrees with Node at every length around the ends of blocks', () => {
    for (let length = 0; length < 200; length++) {
      const data = new Uint8Array(length).map((_, at) => at * 7 + length);
      expect(hex(sha256(data)), `${length}`).toBe(createHash('sha256').update(data).digest('hex'));
    }
  });

  it('agrees with Node on whatever it is given, views into larger arrays included', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 9000 }), fc.nat(10), (bytes, start) => {
        const view = bytes.subarray(Math.min(start, bytes.length));
        expect(hex(sha256(view))).toBe(createHash('sha256').update(view).digest('hex'));
      }),
    );
  });

  it('hashes beginnings of the same data like each for itself', () => {
    const lengths = fc.array(fc.nat(300), { maxLength: 8 });
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 300, maxLength: 400 }), lengths, (data, wanted) => {
        const hashes = sha256OfBeginnings(data, wanted);
        for (const length of wanted) {
          const expected = createHash('sha256').update(data.subarray(0, length)).digest('hex');
          expect(hex(hashes.get(length) ?? new Uint8Array())).toBe(expected);
        }
      }),
    );
  });
});
