import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findUnprintable, findUpToCr, fourBytesOf } from '../../../src/core/bytes/four-bytes.ts';

const FINDERS = {
  'bytes up to CR': { find: findUpToCr, isSought: (byte: number) => byte < 0x0e },
  'bytes that are not printable': { find: findUnprintable, isSought: (byte: number) => byte < 0x20 || byte >= 0x80 },
};
/** Mostly what is passed over, and the values beside the bounds. */
const byte = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0x20, max: 0x7f }) },
  { weight: 2, arbitrary: fc.constantFrom(0x0d, 0x0e, 0x1f, 0x20, 0x7f, 0x80, 0x8d, 0xff, 0x00) },
);

describe.each(Object.entries(FINDERS))('looking for %s', (_, { find, isSought }) => {
  it('finds what a look at each byte finds, wherever the view begins and ends', () => {
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 60 }), fc.nat(8), fc.nat(60), fc.nat(60), (all, shift, one, other) => {
        const bytes = Uint8Array.from([...new Array<number>(shift).fill(0), ...all]).subarray(shift);
        const [start, end] = [Math.min(one, other, all.length), Math.min(Math.max(one, other), all.length)];
        const at = all.slice(start, end).findIndex(isSought);
        expect(find(bytes, fourBytesOf(bytes), start, end)).toBe(at < 0 ? end : start + at);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes each value of a byte for what it is, at each place of a word', () => {
    for (let value = 0; value < 256; value++) {
      for (let at = 0; at < 8; at++) {
        const bytes = new Uint8Array(12).fill(0x41);
        bytes[at] = value;
        expect(find(bytes, fourBytesOf(bytes), 0, 12), `${value} at ${at}`).toBe(isSought(value) ? at : 12);
      }
    }
  });
});
