import { describe, expect, it } from 'vitest';
import { parseResolverAddress } from '../../src/platform/doh-address.ts';
import { RESOLVER_PRESETS } from '../../src/platform/doh-presets.ts';
import { DEFAULT_SETTINGS } from '../../src/platform/settings-shape.ts';

describe('parseResolverAddress', () => {
  it.each([
    ['https://dns.example/dns-query', 'https://dns.example/dns-query'],
    [' https://dns.example/dns-query{?dns} ', 'https://dns.example/dns-query'],
    ['https://dns.example', 'https://dns.example/'],
    ['https://dns.example/q?token=1', 'https://dns.example/q?token=1'],
    ['http://127.0.0.1:8053/dns-query', 'http://127.0.0.1:8053/dns-query'],
    ['http://127.1:8053/', 'http://127.0.0.1:8053/'],
    ['http://[::1]:8053/', 'http://[::1]:8053/'],
    ['http://localhost/', 'http://localhost/'],
  ])('takes %j', (text, address) => {
    expect(parseResolverAddress(text)).toBe(address);
  });

  it.each([
    '',
    'dns.example',
    'http://dns.example/dns-query',
    'http://127.0.0.1.evil.example/',
    'http://localhost.evil.example/',
    'https://user:secret@dns.example/',
    'https://dns.example/#dns',
    'javascript:alert(1)',
    'data:text/html,hello',
  ])('refuses %j', (text) => {
    expect(parseResolverAddress(text)).toBeNull();
  });

  it('takes every preset as it stands, and the first is the default', () => {
    for (const { address } of RESOLVER_PRESETS) expect(parseResolverAddress(address)).toBe(address);
    expect(DEFAULT_SETTINGS.resolvers).toEqual([RESOLVER_PRESETS[0]?.address]);
  });
});
