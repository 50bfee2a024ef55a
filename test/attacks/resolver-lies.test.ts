/** Case 109: answers of the DNS that are none, or wrong. */
import { describe, expect, it } from 'vitest';
import { troubled } from '../../src/core/dns/answer.ts';
import { inspect } from '../../src/core/inspect.ts';
import { type Draft, toBytes } from '../messages/message.ts';
import { arrive, BRANDS, byBrand, from, NOW, RCPT, report } from './world.ts';

const BRAND = '<admin@legit.example>';

describe('109: a resolver that lies', () => {
  const message: Draft = arrive(byBrand(from(BRAND)), BRANDS);
  for (const trouble of [
    'servfail',
    'truncated',
    'html',
    'mismatch',
    'malformed',
    'http',
    'timeout',
    'offline',
  ] as const) {
    it(`(${trouble}) proves nothing, and its lie is told`, async () => {
      const resolver = { query: () => Promise.resolve(troubled(trouble)) };
      const { verdict, dns } = await inspect(toBytes(message), { resolver, now: NOW, receiver: RCPT });
      expect(verdict.level).toBe('unchecked');
      expect(dns.map((question) => question.trouble)).toEqual(dns.map(() => trouble));
    });
  }

  // Two resolvers that disagree cannot be seen: one question goes to one resolver, and to another only when the first gave no answer.
  it('that did not validate (AD=0) is shown as such, and proves as much as one that did', async () => {
    const asked = await Promise.all([false, true].map((secure) => report({ message, dns: { secure } })));
    expect(asked.map(({ dns }) => [...new Set(dns.map((question) => question.secure))])).toEqual([[false], [true]]);
    expect(asked.map(({ verdict }) => verdict.level)).toEqual(['verified', 'verified']);
  });

  it('about everything with "no such name" makes new mail red, as it must: that is an answer', async () => {
    const resolver = {
      query: (name: string) =>
        Promise.resolve(
          name === '_dmarc.legit.example'
            ? {
                status: 'ok' as const,
                records: [{ type: 'TXT' as const, data: 'v=DMARC1; p=reject' }],
                secure: false,
                ttl: 1,
              }
            : { status: 'nxdomain' as const, records: [], secure: false, ttl: 1 },
        ),
    };
    const { verdict } = await inspect(toBytes(message), { resolver, now: NOW, receiver: RCPT });
    expect(verdict.level).toBe('failed');
  });
});
