import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIp } from '../../../src/core/net/ip.ts';
import { inPrefix, parsePrefix } from '../../../src/core/net/prefix.ts';

function lies(address: string, network: string): boolean {
  const ip = parseIp(address);
  const prefix = parsePrefix(network);
  if (!ip || !prefix) throw new Error(`cannot read ${address} or ${network}`);
  return inPrefix(ip, prefix);
}

describe('inPrefix', () => {
  it.each([
    ['192.0.2.255', '192.0.2.0/24', true],
    ['192.0.3.0', '192.0.2.0/24', false],
    ['192.0.2.129', '192.0.2.128/25', true],
    ['192.0.2.127', '192.0.2.128/25', false],
    ['203.0.113.9', '0.0.0.0/0', true],
    ['192.0.2.1', '192.0.2.1', true],
    ['192.0.2.1', '192.0.2.99/24', true],
    ['2001:db8:ffff::1', '2001:db8::/32', true],
    ['2001:db9::1', '2001:db8::/32', false],
    ['fdff::1', 'fc00::/7', true],
    ['fe00::1', 'fc00::/7', false],
    ['2001:db8::1', '0.0.0.0/0', false],
    ['192.0.2.1', '::/0', false],
    ['::ffff:192.0.2.1', '192.0.2.0/24', true],
  ])('%s in %s: %s', (address, network, expected) => {
    expect(lies(address, network)).toBe(expected);
  });

  it('compares exactly the leading bits', () => {
    const address = fc.uint8Array({ minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(address, address, fc.integer({ min: 0, max: 32 }), (one, other, length) => {
        const bits = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
        const expected = bits(one).slice(0, length) === bits(other).slice(0, length);
        expect(lies(one.join('.'), `${other.join('.')}/${length}`)).toBe(expected);
      }),
    );
  });
});

describe('parsePrefix', () => {
  it.each([
    '192.0.2.0/33',
    '::/129',
    '192.0.2.0/',
    '192.0.2.0/08',
    '192.0.2.0/-1',
    '192.0.2.0/2a',
    '/24',
    '1.2.3/8',
    '',
  ])('refuses %j', (text) => {
    expect(parsePrefix(text)).toBeNull();
  });
});
