import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalIp, formatIp, type IpAddress, parseIp, unmapIp } from '../../../src/core/net/ip.ts';

function read(text: string): IpAddress {
  const ip = parseIp(text);
  if (!ip) throw new Error(`not an address: ${text}`);
  return ip;
}

describe('parseIp and formatIp', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['0.0.0.0', '0.0.0.0'],
    ['255.255.255.255', '255.255.255.255'],
    // RFC 4291 §2.2
    ['ABCD:EF01:2345:6789:ABCD:EF01:2345:6789', 'abcd:ef01:2345:6789:abcd:ef01:2345:6789'],
    ['2001:DB8:0:0:8:800:200C:417A', '2001:db8::8:800:200c:417a'],
    ['FF01::101', 'ff01::101'],
    ['::1', '::1'],
    ['::', '::'],
    ['0:0:0:0:0:0:13.1.68.3', '::d01:4403'],
    ['::FFFF:129.144.52.38', '::ffff:129.144.52.38'],
    ['::ffff:8190:3426', '::ffff:129.144.52.38'],
    ['2001:db8::', '2001:db8::'],
    // RFC 5952 §4
    ['2001:0db8::0001', '2001:db8::1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:db8::1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    // RFC 4007 §11
    ['fe80::1%eth0', 'fe80::1'],
  ])('reads %s as %s', (text, canonical) => {
    expect(formatIp(read(text))).toBe(canonical);
  });

  it.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '01.2.3.4',
    '1.2.3.4 ',
    '1.2.3.-4',
    '0x7f.0.0.1',
    '2009.05.21.1',
    ':',
    ':::',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8:9',
    '1::2::3',
    '12345::',
    ':1:2:3:4:5:6:7',
    '::1.2.3',
    '1.2.3.4::',
    '::1.2.3.4:5',
    '1:2:3:4:5:6:7:1.2.3.4',
    'g::1',
    'fe80::1%',
    '[::1]',
    'IPv6:::1',
    `::${'0'.repeat(100_000)}1`,
  ])('refuses %j', (text) => {
    expect(parseIp(text)).toBeNull();
  });

  it('agrees with Node about what an address is', () => {
    const piece = fc.constantFrom('0', '1', 'ab', 'FFFF', '255', '256', '00', ':', '::', '.', '12345', 'g');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 18 }).map((all) => all.join('')),
          fc.ipV4(),
          fc.ipV6(),
        ),
        (text) => {
          expect(parseIp(text)?.family ?? 0).toBe(isIP(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads its own text as the same bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const ip = read(text);
        expect(parseIp(formatIp(ip))).toEqual(ip);
        if (ip.family === 6 && !formatIp(ip).includes('.'))
          expect(formatIp(ip)).toBe(new URL(`http://[${text}]`).hostname.slice(1, -1));
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseIp(text)));
  });
});

describe('unmapIp', () => {
  it('takes an IPv4-mapped address for the IPv4 one and leaves others', () => {
    expect(formatIp(unmapIp(read('::ffff:192.0.2.1')))).toBe('192.0.2.1');
    expect(formatIp(unmapIp(read('::192.0.2.1')))).toBe('::c000:201');
    expect(canonicalIp('::FFFF:192.0.2.1')).toBe('192.0.2.1');
    expect(canonicalIp('nonsense')).toBeNull();
  });
});
