import { describe, expect, it } from 'vitest';
import type { Resolver } from '../../../src/core/dns/resolver.ts';
import {
  confirmReceiver,
  proposeForMx,
  proposeReceiver,
  type RouteSample,
} from '../../../src/core/receivers/propose.ts';
import { zoneResolver } from '../../fakes/zone-resolver.ts';

const hop = (by: string | null, ip: string | null, ipIsName?: boolean): RouteSample[number] => ({
  by,
  ip,
  ...(ipIsName ? { ipIsName } : {}),
});
const usual = (client: string): RouteSample => [
  hop('store.rcpt.example', null),
  hop('localhost', '127.0.0.1'),
  hop('store.rcpt.example', '10.0.0.2'),
  hop('MX.rcpt.example', client),
  hop('mx.rcpt.example', '192.0.2.1'),
];
const three = [usual('203.0.113.1'), usual('203.0.113.2'), usual('203.0.113.3')];

describe('a proposal', () => {
  it('names the host that took each mail from the Internet, and the machines behind it', () => {
    expect(proposeReceiver('mail.rcpt.example', three)).toEqual({
      name: 'mail.rcpt.example',
      borderBy: ['mx.rcpt.example'],
      networks: ['10.0.0.2'],
      gateways: [],
      authservIds: [],
      results: 'none',
      returnPath: 'top',
      inferred: true,
    });
  });

  it('names several hosts when each took several mails', () => {
    const second = [usual('203.0.113.4'), usual('203.0.113.5')].map((sample) =>
      sample.map((one) => ({ ...one, by: one.by?.replace('MX', 'mx2') ?? null })),
    );
    expect(proposeReceiver('x', [...three, ...second])?.borderBy).toEqual(['mx.rcpt.example', 'mx2.rcpt.example']);
  });

  it('is none from one or two mails: they may be the attacker’s', () => {
    expect(proposeReceiver('x', [])).toBeNull();
    expect(proposeReceiver('x', three.slice(0, 2))).toBeNull();
  });

  it('is none when the mails do not agree', () => {
    const others = ['a', 'b', 'c'].map((name) => [hop(`${name}.attack.example`, '203.0.113.9')]);
    expect(proposeReceiver('x', [...three, ...others])).toBeNull();
    expect(proposeReceiver('x', others)).toBeNull();
  });

  it('takes no host from one odd mail among many', () => {
    expect(proposeReceiver('x', [...three, [hop('mx.attack.example', '203.0.113.9')]])?.borderBy).toEqual([
      'mx.rcpt.example',
    ]);
  });

  it('never rests on an address that the client gave for its name', () => {
    const named = three.map(() => [hop('mx.attack.example', '203.0.113.9', true)]);
    expect(proposeReceiver('x', named)).toBeNull();
  });

  it('takes nothing from a hop that names no host, and no more hosts and machines than a server has', () => {
    expect(proposeForMx('x', [[hop(null, '203.0.113.9')]])).toBeNull();
    const many = Array.from({ length: 20 }, (_, at) => [
      hop('mx', `10.0.0.${at}`),
      hop(`mx${at}.rcpt.example`, '203.0.113.9'),
    ]);
    const proposed = proposeForMx('x', many);
    expect([proposed?.borderBy.length, proposed?.networks.length]).toEqual([8, 8]);
  });

  it('counts mails without any hop from outside against itself', () => {
    expect(proposeReceiver('x', [...three, [], [hop('mx.rcpt.example', '127.0.0.1')]])).toBeNull();
  });
});

describe('a proposal is confirmed by the MX records of the account’s own domain', () => {
  const proposed = proposeReceiver('x', three) ?? expect.unreachable('no proposal');

  it('when they name the host', async () => {
    const resolver = zoneResolver({
      'rcpt.example': { MX: ['10 mx.RCPT.example', '20 backup.example'] },
      'mx.rcpt.example': { A: ['10.0.0.3'] },
      'backup.example': { A: ['198.51.100.99'], AAAA: ['2001:db8::99'] },
    });
    const { result, receiver, hosts } = await confirmReceiver(proposed, 'Rcpt.Example', resolver);
    expect(result).toBe('confirmed');
    expect(receiver).toMatchObject({ borderBy: ['mx.rcpt.example', 'backup.example'], results: 'none' });
    expect(receiver).not.toHaveProperty('inferred');
    expect(hosts).toEqual(['mx.rcpt.example', 'backup.example']);
    // A backup MX hands mail on, and is the domain's own; a private address would be whoever stands behind that router.
    expect(receiver.networks).toEqual(['198.51.100.99', '2001:db8::99']);
    expect(resolver.asked).toEqual([
      'MX rcpt.example',
      'A mx.rcpt.example',
      'AAAA mx.rcpt.example',
      'A backup.example',
      'AAAA backup.example',
    ]);
  });

  it('up to eight of them, and only by MX records: an alias on the way is none', async () => {
    const names = ['mx.rcpt.example', ...Array.from({ length: 19 }, (_, at) => `mx${at}.rcpt.example`)];
    const resolver = zoneResolver({
      'rcpt.example': { MX: names.map((host) => `10 ${host}`) },
      ...Object.fromEntries(names.map((host, at) => [host, { A: [`198.51.100.${at}`, `198.51.100.${at + 100}`] }])),
    });
    const { receiver } = await confirmReceiver(proposed, 'rcpt.example', resolver);
    expect([receiver.borderBy.length, receiver.networks.length]).toEqual([8, 8]);
    const aliased: Resolver = {
      query: async () => ({
        status: 'ok',
        records: [{ type: 'CNAME', data: 'mx.rcpt.example' }],
        secure: false,
        ttl: 60,
      }),
    };
    expect(await confirmReceiver(proposed, 'rcpt.example', aliased)).toMatchObject({ result: 'different', hosts: [] });
  });

  it('but of the machines behind it nothing: a server behind NAT would take its forwarder for a relay', async () => {
    expect(proposed.networks).toEqual(['10.0.0.2']);
    const resolver = zoneResolver({ 'rcpt.example': { MX: ['10 mx.rcpt.example'] } });
    expect((await confirmReceiver(proposed, 'rcpt.example', resolver)).receiver.networks).toEqual([]);
  });

  it('not when they name others, or none, or the domain does not exist', async () => {
    for (const zone of [
      { 'rcpt.example': { MX: ['10 mx.other.example'] } },
      { 'rcpt.example': { A: ['192.0.2.1'] } },
      {},
    ]) {
      const { result, receiver } = await confirmReceiver(proposed, 'rcpt.example', zoneResolver(zone));
      expect(result).toBe('different');
      expect(receiver.inferred).toBe(true);
    }
  });

  it('not when the DNS gives no answer: that is no "no" either', async () => {
    const { result, receiver } = await confirmReceiver(
      proposed,
      'rcpt.example',
      zoneResolver({}, { failing: { 'rcpt.example': 'timeout' } }),
    );
    expect(result).toBe('unknown');
    expect(receiver.inferred).toBe(true);
  });

  it('without a question for what is no domain name', async () => {
    const resolver = zoneResolver({});
    expect((await confirmReceiver(proposed, 'rcpt example', resolver)).result).toBe('different');
    expect(resolver.asked).toEqual([]);
  });
});
