import { describe, expect, it } from 'vitest';
import { parseIp } from '../../../src/core/net/ip.ts';
import { isGlobal, isInternal, kindOfIp } from '../../../src/core/net/special.ts';

function ip(text: string) {
  const parsed = parseIp(text);
  if (!parsed) throw new Error(`not an address: ${text}`);
  return parsed;
}

describe('kindOfIp', () => {
  it.each([
    ['8.8.8.8', 'global'],
    ['2a00:1450::1', 'global'],
    ['0.0.0.0', 'unspecified'],
    ['127.9.9.9', 'loopback'],
    ['10.255.0.1', 'private'],
    ['172.15.255.255', 'global'],
    ['172.31.255.255', 'private'],
    ['172.32.0.0', 'global'],
    ['192.168.1.1', 'private'],
    ['100.63.255.255', 'global'],
    ['100.64.0.1', 'shared'],
    ['100.128.0.0', 'global'],
    ['169.254.1.1', 'link_local'],
    ['198.19.0.1', 'benchmarking'],
    ['192.0.2.1', 'documentation'],
    ['198.51.100.1', 'documentation'],
    ['203.0.113.1', 'documentation'],
    ['239.0.0.1', 'multicast'],
    ['250.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::ffff:10.0.0.1', 'private'],
    ['64:ff9b::1', 'nat64'],
    ['2001:0:1::1', 'teredo'],
    ['2001:20::1', 'reserved'],
    ['2001:db8::1', 'documentation'],
    ['3fff:fff::1', 'documentation'],
    ['2002:a00:1::1', '6to4'],
    ['fd00::1', 'unique_local'],
    ['fe80::1%en0', 'link_local'],
    ['fec0::1', 'reserved'],
    ['ff02::1', 'multicast'],
    ['4000::1', 'reserved'],
  ])('%s is %s', (text, kind) => {
    expect(kindOfIp(ip(text))).toBe(kind);
  });

  it('parts what lies on the Internet from what lies inside a network', () => {
    expect([isGlobal(ip('8.8.8.8')), isInternal('8.8.8.8')]).toEqual([true, false]);
    expect([isGlobal(ip('100.64.0.1')), isInternal('100.64.0.1')]).toEqual([false, true]);
    expect([isGlobal(ip('192.0.2.1')), isInternal('192.0.2.1')]).toEqual([false, false]);
  });
});
