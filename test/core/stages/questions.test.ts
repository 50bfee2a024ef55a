/** The attack: names that cost their sender nothing use up the questions, and the record that makes his mail fail is never read. */
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/core/inspect.ts';
import { MAX_DNS_QUESTIONS } from '../../../src/core/limits.ts';
import type { Receiver } from '../../../src/core/receivers/receiver.ts';
import { type Zone, zoneResolver } from '../../fakes/zone-resolver.ts';
import { type Draft, draft, prepend, received, toBytes } from '../../messages/message.ts';
import { keyZone, signDkim } from '../../messages/sign.ts';

const NOW = new Date('2026-11-24T03:00:00Z');
const RECEIVER: Receiver = {
  name: 'Rcpt Mail',
  borderBy: ['mx.rcpt.example'],
  networks: [],
  gateways: [],
  authservIds: [],
  results: 'none',
  returnPath: 'top',
};
/** Each include leads to the next, so that all of them come late. */
const ZONE: Zone = {
  'sender.example': {
    TXT: ['v=spf1 include:a.sender.example mx -all'],
    MX: ['1 m1.sender.example', '2 m2.sender.example'],
  },
  'a.sender.example': { TXT: ['v=spf1 include:b.sender.example -all'] },
  'b.sender.example': { TXT: ['v=spf1 include:c.sender.example -all'] },
  'c.sender.example': { TXT: ['v=spf1 exists:%{i}.hosts.%{d} -all'] },
  '_dmarc.sender.example': { TXT: ['v=DMARC1; p=reject; np=quarantine'] },
};

const deepDomains = Array.from({ length: 10 }, (_, at) => `a.b.c.d.e.f.attack${at}.example`);

function arcSets(count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const tags = `i=${at + 1}; a=rsa-sha256; d=arc${at}.attack.example`;
    return [
      `ARC-Seal: ${tags}; s=seal; cv=${at === 0 ? 'none' : 'pass'}; b=AAAA`,
      `ARC-Message-Signature: ${tags}; s=sign; h=from; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=AAAA`,
      `ARC-Authentication-Results: i=${at + 1}; attack.example; dmarc=pass`,
    ];
  }).flat();
}

function arrive(message: Draft): Draft {
  return prepend(message, 'Return-Path: <alice@sender.example>', received({ ip: '203.0.113.66' }));
}

async function look(message: Draft, zone: Zone) {
  const resolver = zoneResolver(zone);
  const inspection = await inspect(toBytes(arrive(message)), { resolver, now: NOW, receiver: RECEIVER });
  expect(resolver.asked.length).toBeLessThanOrEqual(MAX_DNS_QUESTIONS);
  return inspection;
}

describe('forged mail', () => {
  it('fails', async () => {
    expect((await look(draft(), ZONE)).verdict.level).toBe('failed');
  });

  it('fails, however many domains its signatures and seals name', async () => {
    const signatures = deepDomains.map(
      (domain) =>
        `DKIM-Signature: v=1; a=rsa-sha256; d=${domain}; s=x; h=from; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=AAAA`,
    );
    const { verdict, spf } = await look(prepend(draft(), ...signatures, ...arcSets(30)), ZONE);
    expect([verdict.level, spf?.result]).toEqual(['failed', 'fail']);
  });

  it('fails, however many domains of their own its signatures are valid for', async () => {
    let message = draft({ from: 'alice@gone.sender.example' });
    for (const domain of deepDomains) message = signDkim(message, { domain });
    const keys = Object.assign({}, ...deepDomains.map((domain) => keyZone(domain)));
    const { verdict, dkim, dmarc } = await look(message, { ...ZONE, ...keys });
    expect(dkim.map(({ result }) => result)).toEqual(deepDomains.map(() => 'pass'));
    expect([verdict.level, dmarc?.policy]).toEqual(['failed', 'quarantine']);
  });

  it('fails, however many questions the SPF record of another domain needs', async () => {
    const hosts = Array.from({ length: 10 }, (_, at) => `${at} h${at}.attack.example`);
    const explosive: Zone = {
      ...ZONE,
      'attack.example': { TXT: [`v=spf1 ${deepDomains.map((_, at) => `mx:m${at}.attack.example`).join(' ')} -all`] },
    };
    for (const at of deepDomains.keys())
      explosive[`m${at}.attack.example`] = { MX: hosts.map((host) => `${host}.m${at}.attack.example`) };
    const message = prepend(
      draft({ from: 'alice@gone.sender.example' }),
      'Return-Path: <eve@attack.example>',
      received({ ip: '203.0.113.66' }),
    );
    const resolver = zoneResolver(explosive);
    const { verdict, dmarc } = await inspect(toBytes(message), { resolver, now: NOW, receiver: RECEIVER });
    expect([verdict.level, dmarc?.policy]).toEqual(['failed', 'quarantine']);
  });
});
