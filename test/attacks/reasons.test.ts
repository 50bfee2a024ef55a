/** The cause that decides, as a reader is told it: from a mail to the sentences of the popup, in both languages. */
import { describe, expect, it } from 'vitest';
import { troubled } from '../../src/core/dns/answer.ts';
import { cachingResolver } from '../../src/core/dns/cache.ts';
import type { Resolver } from '../../src/core/dns/resolver.ts';
import { inspect } from '../../src/core/inspect.ts';
import type { DnsTrouble, Inspection, Note } from '../../src/core/inspection/index.ts';
import type { InspectContext } from '../../src/core/stages/context.ts';
import { sentenceFor } from '../../src/text/told-values.ts';
import { LANGUAGES, type Language, type TextKey } from '../../src/text/translate.ts';
import { type Zone, zoneResolver } from '../fakes/zone-resolver.ts';
import { type Draft, toBytes } from '../messages/message.ts';
import { arrive, byBrand, from, NOW, RCPT, WORLD } from './world.ts';

const FORGED = from('admin@legit.example');
const AS_BRAND = { path: '<x@legit.example>' };

function look(message: Draft, resolver: Resolver, more: Partial<InspectContext> = {}): Promise<Inspection> {
  return inspect(toBytes(message), { resolver, now: NOW, receiver: RCPT, ...more });
}

/** @returns the sentence; a value that is missing would stand in it as {name} */
function say({ code, values }: Note, language: Language = 'en'): string {
  const sentence = sentenceFor(code as TextKey, values, language);
  expect(sentence).not.toMatch(/[{}]/);
  return sentence;
}

describe('an SPF record that needs more than ten look-ups', () => {
  const includes = Array.from({ length: 12 }, (_, at) => `i${at}.legit.example`);
  const zone: Zone = {
    ...WORLD,
    'legit.example': { TXT: [`v=spf1 ${includes.map((name) => `include:${name}`).join(' ')} -all`] },
    ...Object.fromEntries(includes.map((name) => [name, { TXT: ['v=spf1 ip4:192.0.2.77 -all'] }])),
  };

  it('is the reason, and its check counts each include', async () => {
    const { verdict, spf } = await look(arrive(FORGED, AS_BRAND), zoneResolver(zone));
    expect([verdict.level, verdict.reason.code]).toEqual(['failed', 'verdict_reason_spf_lookups']);
    for (const language of LANGUAGES) {
      expect(say(verdict.reason, language)).toContain('10');
      const told = spf ? say(spf, language) : '';
      for (const name of includes.slice(0, 10)) expect(told).toContain(name);
    }
  });
});

describe('a way to the DNS that is closed', () => {
  const mails: [string, Draft, Partial<InspectContext>][] = [
    ['a signed mail', arrive(byBrand(FORGED)), {}],
    ['an unsigned mail', arrive(FORGED, AS_BRAND), {}],
    ['a signed file', byBrand(FORGED), { receiver: undefined as never }],
    ['an unsigned file', FORGED, { receiver: undefined as never }],
    ['a header alone', arrive(byBrand(FORGED)), { fidelity: 'headers' }],
  ];
  const kinds: [DnsTrouble, string, RegExp][] = [
    ['html', 'verdict_reason_dns_web_page', /login page/],
    ['offline', 'verdict_reason_dns_blocked', /No answer comes/],
    ['http', 'verdict_reason_dns_blocked', /No answer comes/],
    // Which a name of its own could make as well: a network that throws the questions away, a resolver whose own way out is closed, one that answers in another's stead.
    ['timeout', 'verdict_reason_dns_blocked', /No answer comes/],
    ['servfail', 'verdict_reason_dns_blocked', /No answer comes/],
    ['mismatch', 'verdict_reason_dns_blocked', /No answer comes/],
  ];

  it.each(mails)('is said first of %s, with the way to the settings', async (_, message, more) => {
    for (const [trouble, code, words] of kinds) {
      const { verdict } = await look(message, { query: async () => troubled(trouble) }, more);
      expect([verdict.level, verdict.reason.code]).toEqual(['unchecked', code]);
      expect(say(verdict.reason)).toMatch(words);
      expect(say(verdict.advice)).toMatch(/settings/);
      expect(say(verdict.advice, 'ja')).toMatch(/設定/);
    }
  });

  it('is said, too, where answers of earlier mails are still known', async () => {
    for (const [trouble, code] of kinds.slice(0, 3)) {
      let isClosed = false;
      const open = zoneResolver(WORLD);
      const resolver = cachingResolver(
        { query: async (name, type) => (isClosed ? troubled(trouble) : await open.query(name, type)) },
        () => 0,
      );
      const before = await look(arrive(from('admin@attack.example'), { path: '<x@attack.example>' }), resolver);
      expect(before.dns.some(({ cached }) => cached)).toBe(false);
      isClosed = true;
      const { verdict, dns } = await look(arrive(byBrand(FORGED)), resolver);
      expect(dns.some(({ cached }) => cached)).toBe(true);
      expect([verdict.level, verdict.reason.code]).toEqual(['unchecked', code]);
    }
  });

  it.each(['timeout', 'servfail'] as const)(
    'is not what a domain makes whose own servers end in %s',
    async (trouble) => {
      const open = zoneResolver(WORLD);
      const query: Resolver['query'] = async (name, type) =>
        name.endsWith('legit.example') ? troubled(trouble) : await open.query(name, type);
      const { verdict } = await look(arrive(FORGED, AS_BRAND), { query });
      expect(verdict.reason.code).toBe('verdict_reason_spf_unavailable');
      expect(say(verdict.advice)).not.toMatch(/settings/);
    },
  );

  it('hides no fail that the provider recorded with its policy, where DNS is not asked at all', async () => {
    const message = arrive(FORGED, { results: 'dmarc=fail (p=reject) header.from=legit.example' });
    const { verdict } = await look(message, zoneResolver(WORLD), { resolver: null });
    expect(verdict.level).toBe('failed');
  });
});

describe('a fail of the provider', () => {
  it('is told with ours', async () => {
    const message = arrive(FORGED, { results: 'dmarc=fail (p=reject) header.from=legit.example' });
    const { verdict } = await look(message, zoneResolver(WORLD));
    for (const language of LANGUAGES) {
      expect(say(verdict.reason, language)).toContain(RCPT.name);
      expect(say(verdict.reason, language)).toContain('Waybill');
    }
  });
});

describe('a header of which not every field was read', () => {
  it('is never said to have no signature', async () => {
    const filler = Array.from({ length: 2100 }, (_, at) => `X-Filler: ${at}\r\n`);
    for (const arrival of [{}, AS_BRAND]) {
      const { verdict } = await look(
        arrive({ ...FORGED, fields: [...FORGED.fields, ...filler] }, arrival),
        zoneResolver(WORLD),
      );
      expect([verdict.level, verdict.reason.code]).toEqual(['failed', 'verdict_reason_nothing']);
    }
  });
});
