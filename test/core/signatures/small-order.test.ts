import { describe, expect, it } from 'vitest';
import { parseKeyRecord } from '../../../src/core/signatures/key-record.ts';

/** The prime of the field, and d, of edwards25519 (RFC 8032 §5.1). */
const P = 2n ** 255n - 19n;
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;
/** Of a point whose double has y = 0, so that it is of order eight. */
const Y_OF_ORDER_8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022n;

/** What a record that publishes this y-coordinate with this sign of x as its Ed25519 key has against it. */
function problemOf(y: bigint, sign: bigint): string | null {
  const number = y + (sign << 255n);
  const bytes = Array.from({ length: 32 }, (_, at) => Number((number >> BigInt(8 * at)) & 0xffn));
  return parseKeyRecord(`k=ed25519; p=${Buffer.from(bytes).toString('base64')}`).problem;
}

describe('a public key of small order, under which anybody signs', () => {
  it.each([
    ['order one', 1n],
    ['order two', P - 1n],
    ['order four', 0n],
    ['order eight', Y_OF_ORDER_8],
    ['order eight, below the axis', P - Y_OF_ORDER_8],
    ['order four, too large by the prime', P],
    ['order one, too large by the prime', P + 1n],
  ])('is refused: %s, whatever the sign of x', (_, y) => {
    for (const sign of [0n, 1n]) expect(problemOf(y, sign)).toBe('key_unsupported');
  });

  it('is none beside them', () => {
    expect((D * Y_OF_ORDER_8 ** 4n + 2n * Y_OF_ORDER_8 ** 2n - 1n) % P).toBe(0n);
    for (const y of [2n, P - 2n, Y_OF_ORDER_8 + 1n]) expect(problemOf(y, 0n)).toBeNull();
  });
});
