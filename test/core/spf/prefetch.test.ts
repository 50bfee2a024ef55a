import { describe, expect, it } from 'vitest';
import { checkHost } from '../../../src/core/spf/check-host.ts';
import { waveResolver } from '../../fakes/wave-resolver.ts';
import type { Zone } from '../../fakes/zone-resolver.ts';

async function rounds(record: string, zone: Zone = {}, ip = '192.0.2.1') {
  const resolver = waveResolver({ ...zone, 'sender.example': { ...zone['sender.example'], TXT: [record] } });
  const check = await checkHost({ ip, helo: 'h.example', mailFrom: 'u@sender.example' }, resolver);
  return { check, waves: resolver.waves.map((wave) => wave.sort()) };
}

const nothing = { TXT: ['v=spf1 -all'], A: ['203.0.113.1'] };

describe('asking ahead', () => {
  it('asks for all that a record names in one round, and for what those name in the next', async () => {
    const { check, waves } = await rounds(
      'v=spf1 include:a.example include:b.example mx a:host.example exists:e.example -all',
      {
        'sender.example': { MX: ['1 mx.example'] },
        'a.example': { TXT: ['v=spf1 include:a1.example -all'] },
        'b.example': { TXT: ['v=spf1 include:b1.example -all'] },
        'a1.example': nothing,
        'b1.example': { TXT: ['v=spf1 ip4:198.51.100.1 -all'] },
        'mx.example': nothing,
        'host.example': nothing,
      },
    );
    expect(check).toMatchObject({ result: 'fail', evidence: { lookups: 7, voidLookups: 1 } });
    expect(waves).toEqual([
      ['TXT sender.example'],
      ['A e.example', 'A host.example', 'MX sender.example', 'TXT a.example', 'TXT b.example'],
      ['A mx.example', 'TXT a1.example', 'TXT b1.example'],
    ]);
  });

  it('asks for nothing behind a term that matches whatever the DNS says', async () => {
    expect((await rounds('v=spf1 ip4:192.0.2.0/24 include:a.example -all')).waves).toHaveLength(1);
    expect((await rounds('v=spf1 -all include:a.example redirect=b.example')).waves).toHaveLength(1);
    const { waves } = await rounds('v=spf1 include:a.example ip4:192.0.2.1 include:b.example', {
      'a.example': nothing,
    });
    expect(waves.slice(1)).toEqual([['TXT a.example']]);
  });

  it('asks ahead for a redirect', async () => {
    const { waves } = await rounds('v=spf1 a:h.example redirect=r.example', {
      'h.example': nothing,
      'r.example': nothing,
    });
    expect(waves[1]).toEqual(['A h.example', 'TXT r.example']);
  });

  it('leaves names with macros and reverse names until their turn', async () => {
    const { waves } = await rounds('v=spf1 a:h.example exists:%{i}.x.example ptr -all', { 'h.example': nothing });
    expect(waves.slice(1)).toEqual([['A h.example'], ['A 192.0.2.1.x.example'], ['PTR 1.2.0.192.in-addr.arpa']]);
  });

  it('keeps what it may ask ahead for records that are new', async () => {
    const blocks = ['b1', 'b2', 'b3'].map((block) => `include:${block}.example`).join(' ');
    const { waves } = await rounds('v=spf1 include:all.example -all', {
      'all.example': {
        TXT: ['v=spf1 include:a.example include:c.example include:d.example include:e.example include:f.example -all'],
      },
      'a.example': { TXT: [`v=spf1 ${blocks} -all`] },
      ...Object.fromEntries(['b1', 'b2', 'b3', 'c', 'd', 'e', 'f'].map((name) => [`${name}.example`, nothing])),
    });
    expect(waves.map((wave) => wave.length)).toEqual([1, 1, 5, 3]);
  });

  it('never asks ahead for more terms than could be evaluated', async () => {
    const includes = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, index) => `include:${prefix}${index}.example`).join(' ');
    const zone: Zone = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`i${index}.example`, { TXT: [`v=spf1 ${includes('j', 40)} -all`] }]),
    );
    const { check, waves } = await rounds(`v=spf1 ${includes('i', 40)} -all`, zone);
    expect(check.result).toBe('permerror');
    expect(waves[1]).toHaveLength(10);
    // Ten terms evaluated at most, and ten asked ahead at most, beside the first record.
    expect(waves.flat().length).toBeLessThanOrEqual(21);
  });

  it('asks for no redirect ahead that ten terms before it leave no room for', async () => {
    const includes = Array.from({ length: 10 }, (_, at) => `include:i${at}.example`);
    const zone = Object.fromEntries(includes.map((_, at) => [`i${at}.example`, nothing]));
    const { waves } = await rounds(`v=spf1 ${includes.join(' ')} redirect=r.example`, zone);
    expect([waves[1]?.length, waves[1]?.includes('TXT r.example')]).toEqual([10, false]);
  });

  it('takes nothing of that for addresses, of either kind (RFC 7208 §4.6.4)', async () => {
    const addresses = Array.from({ length: 12 }, (_, at) => `ip6:2001:db8:${at}::/48 ip4:198.51.100.${at}`).join(' ');
    const { waves } = await rounds(`v=spf1 ${addresses} include:a.example include:b.example -all`, {
      'a.example': nothing,
      'b.example': nothing,
    });
    expect(waves[1]).toEqual(['TXT a.example', 'TXT b.example']);
  });

  it('asks for the client\u2019s own kind of address, but where one need only exist (§5.7)', async () => {
    const { waves } = await rounds('v=spf1 a:h.example exists:e.example -all', {}, '2001:db8::1');
    expect(waves[1]).toEqual(['A e.example', 'AAAA h.example']);
  });

  it('counts limits in the order of evaluation, whatever was asked ahead', async () => {
    const { check } = await rounds('v=spf1 a:v1.example a:v2.example ip4:192.0.2.1 a:v3.example a:v4.example -all');
    expect(check).toMatchObject({ result: 'pass', evidence: { lookups: 2, voidLookups: 2 } });
  });
});
