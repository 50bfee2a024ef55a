import { describe, expect, it } from 'vitest';
import { checkHost } from '../../../src/core/spf/check-host.ts';
import { type Zone, zoneResolver } from '../../fakes/zone-resolver.ts';

async function evidence(record: string, zone: Zone = {}, ip = '192.0.2.1') {
  const resolver = zoneResolver({ ...zone, 'sender.example': { ...zone['sender.example'], TXT: [record] } });
  const check = await checkHost({ ip, helo: 'h.example', mailFrom: 'u@sender.example' }, resolver);
  return { ...check.evidence, result: check.result, warnings: check.warnings.map(({ code }) => code) };
}

describe('a record that lets everyone in', () => {
  it.each([
    ['+all', 'v=spf1 +all'],
    ['all without qualifier behind others', 'v=spf1 ip4:192.0.2.1 all'],
    ['a prefix of no length', 'v=spf1 ip4:10.0.0.0/0 -all'],
    ['both halves of the Internet', 'v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all'],
    ['many quarters', 'v=spf1 ip4:64.0.0.0/2 ip4:192.0.0.0/2 -all'],
    [
      '256 ranges of 65,536',
      `v=spf1 ${Array.from({ length: 256 }, (_, index) => `ip4:198.${index}.0.0/16`).join(' ')} ip4:192.0.2.1 -all`,
    ],
    ['+all beside a neutral all for others', 'v=spf1 ?ip4:203.0.113.0/24 +all ?all'],
  ])('is one with %s', async (_what, record) => {
    expect(await evidence(record)).toMatchObject({
      result: 'pass',
      letsEveryoneIn: true,
      warnings: ['spf_warning_everyone'],
    });
  });

  it('is one with a single /8, also where the client that came is none of it', async () => {
    expect(await evidence('v=spf1 ip4:11.0.0.0/8 ~all')).toMatchObject({ result: 'softfail', letsEveryoneIn: true });
    expect(await evidence('v=spf1 ip4:11.0.0.0/9 ~all')).toMatchObject({ result: 'softfail', letsEveryoneIn: false });
  });

  it('is one that includes, or is redirected to, such a record', async () => {
    const zone = { 'open.example': { TXT: ['v=spf1 +all'] } };
    expect(await evidence('v=spf1 include:open.example -all', zone)).toMatchObject({ letsEveryoneIn: true });
    expect(await evidence('v=spf1 redirect=open.example', zone)).toMatchObject({ letsEveryoneIn: true });
    expect(await evidence('v=spf1 -include:open.example +ip4:1.2.3.4', zone)).toMatchObject({
      result: 'fail',
      letsEveryoneIn: false,
    });
  });

  it('is one whose host’s address is taken with a short prefix', async () => {
    const zone = { 'host.example': { A: ['203.0.113.1'] } };
    expect(await evidence('v=spf1 a:host.example/1 ip4:192.0.2.1 -all', zone)).toMatchObject({ letsEveryoneIn: true });
    expect(await evidence('v=spf1 a:host.example/0 -all', zone)).toMatchObject({
      letsEveryoneIn: true,
      authorizedAddresses: 2 ** 32,
    });
  });

  it('is one whose includes, redirects and hosts let as many in, whichever term the client matches', async () => {
    const zone = {
      'wide.example': { TXT: ['v=spf1 ip4:11.0.0.0/8 -all'] },
      'sender.example': { MX: ['1 host.example'] },
      'host.example': { A: ['203.0.113.1'] },
    };
    for (const record of ['include:wide.example -all', 'redirect=wide.example', 'mx/8 -all', 'ip4:1.0.0.0/9 mx/8 -all'])
      expect(await evidence(`v=spf1 ${record}`, zone), record).toMatchObject({ result: 'fail', letsEveryoneIn: true });
  });

  it('is one that asks for a name which is there for every client', async () => {
    const zone = { 'there.example': { A: ['127.0.0.2'] }, '192.0.2.1.there.example': { A: ['127.0.0.2'] } };
    expect(await evidence('v=spf1 exists:there.example -all', zone)).toMatchObject({
      result: 'pass',
      letsEveryoneIn: true,
    });
    expect(await evidence('v=spf1 exists:%{i}.there.example -all', zone)).toMatchObject({
      result: 'pass',
      letsEveryoneIn: false,
    });
  });

  it('is one that gives all of IPv6 away', async () => {
    expect(await evidence('v=spf1 ip6:2000::/3 -all', {}, '2001:db8::1')).toMatchObject({ letsEveryoneIn: true });
    expect(await evidence('v=spf1 ip6:2001:db8::/32 -all', {}, '2001:db8::1')).toMatchObject({ letsEveryoneIn: false });
  });

  it('under IPv6 lets more in than anybody was ever given, a /19', async () => {
    const zone = {
      'sender.example': { MX: ['1 host.example'], AAAA: ['2001:db8::2'] },
      'host.example': { AAAA: ['2001:db8::3'] },
    };
    const record = (length: number) => [`ip6:2001:db8::/${length}`, `a//${length}`, `mx//${length}`];
    for (const [length, letsEveryoneIn] of [
      [18, true],
      [19, false],
    ] as const)
      for (const term of record(length))
        expect(await evidence(`v=spf1 ${term} -all`, zone, '2001:db8::1'), term).toMatchObject({
          result: 'pass',
          letsEveryoneIn,
        });
    // What a term says of IPv4 says nothing of the IPv6 address that it found, nor the other way round.
    expect(await evidence('v=spf1 a/0//128 -all', zone, '2001:db8::2')).toMatchObject({
      letsEveryoneIn: false,
      authorizedAddresses: 0,
    });
    expect(await evidence('v=spf1 a//0 -all', { 'sender.example': { A: ['192.0.2.1'] } })).toMatchObject({
      result: 'pass',
      letsEveryoneIn: false,
    });
  });
});

describe('a record that does not', () => {
  it.each([
    ['?all', 'v=spf1 ip4:192.0.2.1 ?all', 1],
    ['~all', 'v=spf1 ip4:192.0.2.0/24 ~all', 256],
    ['everyone refused before everyone is let in', 'v=spf1 ip4:192.0.2.1 -ip4:0.0.0.0/0 +all', 1],
    ['a range named twice', 'v=spf1 ip4:192.0.2.0/24 ip4:192.0.2.0/24 -all', 256],
    ['a range refused', 'v=spf1 -ip4:203.0.113.0/24 ip4:192.0.2.1 -all', 1],
    [
      'a host let in behind the range around it, which is refused',
      'v=spf1 -ip4:10.0.0.0/8 ip4:10.1.1.1 ip4:192.0.2.1',
      1,
    ],
    ['a host within its own range', 'v=spf1 ip4:192.0.0.0/16 ip4:192.0.2.1 -all', 65_536],
  ])('is one with %s', async (_what, record, authorizedAddresses) => {
    expect(await evidence(record)).toMatchObject({ letsEveryoneIn: false, authorizedAddresses, warnings: [] });
  });

  it('counts what an included record passes, and nothing else of it', async () => {
    const zone = { 'inner.example': { TXT: ['v=spf1 ip4:198.51.100.0/24 ip4:10.1.0.0/16 -ip4:0.0.0.0/0'] } };
    expect(await evidence('v=spf1 include:inner.example ip4:192.0.2.1 -all', zone)).toMatchObject({
      authorizedAddresses: 65_536 + 257,
    });
  });

  it('is warned of when it names more addresses than the largest providers have', async () => {
    expect(await evidence('v=spf1 ip4:192.0.0.0/12 -all')).toMatchObject({
      letsEveryoneIn: false,
      authorizedAddresses: 2 ** 20,
      warnings: ['spf_warning_many_addresses'],
    });
  });

  it('is not counted when the check ends in an error', async () => {
    const checked = await evidence('v=spf1 ip4:0.0.0.0/0 moo');
    expect(checked).toMatchObject({ result: 'permerror', letsEveryoneIn: false });
    expect(checked).not.toHaveProperty('authorizedAddresses');
  });
});

describe('counting', () => {
  it('is quick for a record of thousands of wide ranges', async () => {
    const ranges = Array.from(
      { length: 4000 },
      (_, index) => `-ip4:${index % 256}.${index >> 8}.0.0/${1 + (index % 16)}`,
    ).join(' ');
    const before = performance.now();
    await evidence(`v=spf1 ${ranges} +all`, {}, '2001:db8::1');
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it('ends for records that include one another', async () => {
    const zone = {
      'inner.example': { TXT: ['v=spf1 include:outer.example ip4:192.0.2.1 -all'] },
      'outer.example': { TXT: ['v=spf1 ip4:198.51.100.1 -all'] },
    };
    expect(await evidence('v=spf1 include:inner.example include:outer.example -all', zone)).toMatchObject({
      result: 'pass',
      authorizedAddresses: 2,
    });
  });
});

describe('"ptr"', () => {
  it('is warned of when it lets the client in', async () => {
    const zone = { '1.2.0.192.in-addr.arpa': { PTR: ['h.sender.example'] }, 'h.sender.example': { A: ['192.0.2.1'] } };
    expect(await evidence('v=spf1 ptr -all', zone)).toMatchObject({ result: 'pass', warnings: ['spf_warning_ptr'] });
  });
});
