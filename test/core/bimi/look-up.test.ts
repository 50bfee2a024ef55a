import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookUpBimi } from '../../../src/core/bimi/look-up.ts';
import { type Zone, type ZoneOptions, zoneResolver } from '../../fakes/zone-resolver.ts';

const RECORD = 'v=BIMI1; l=https://sender.example/logo.svg; a=https://sender.example/logo.pem';

async function look(zone: Zone, options?: ZoneOptions) {
  const resolver = zoneResolver(zone, options);
  return { ...(await lookUpBimi('news.sender.example', resolver, resolver)), asked: resolver.asked };
}

describe('a BIMI record', () => {
  it('of the author domain is taken apart into its tags', async () => {
    const found = await look({ 'default._bimi.news.sender.example': { TXT: [RECORD, 'unrelated'] } });
    expect(found).toMatchObject({ code: 'bimi_published', domain: 'news.sender.example', record: RECORD });
    expect(found.tags.map(({ name }) => name)).toEqual(['v', 'l', 'a']);
  });

  it('is looked for at the organizational domain where the author domain has none', async () => {
    const found = await look({
      '_dmarc.sender.example': { TXT: ['v=DMARC1; p=none'] },
      'default._bimi.sender.example': { TXT: [RECORD] },
    });
    expect([found.code, found.domain]).toEqual(['bimi_published', 'sender.example']);
  });

  const cases: [string, string[], string][] = [
    ['with an empty location declines', ['v=BIMI1; l=; a=;'], 'bimi_declined'],
    ['without a location is malformed', ['v=BIMI1; a=https://sender.example/x'], 'bimi_malformed'],
    ['that names a tag twice is malformed', ['v=BIMI1; l=https://a.example/; l=https://b.example/'], 'bimi_malformed'],
    ['of another version is none', ['v=BIMI2; l=https://a.example/'], 'bimi_none'],
    ['beside a second one does not count', [RECORD, RECORD], 'bimi_several'],
  ];
  it.each(cases)('%s', async (_, TXT, code) => {
    expect((await look({ 'default._bimi.news.sender.example': { TXT } })).code).toBe(code);
  });

  it('that could not be looked up is no missing one, and nothing further is asked', async () => {
    const found = await look(
      { 'default._bimi.sender.example': { TXT: [RECORD] }, '_dmarc.sender.example': { TXT: ['v=DMARC1; p=none'] } },
      { failing: { 'default._bimi.news.sender.example': 'servfail' } },
    );
    expect(found.code).toBe('bimi_unknown');
    expect(found.asked).not.toContain('TXT default._bimi.sender.example');
  });

  it('may hold anything', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (rest) => {
        const found = await look({ 'default._bimi.news.sender.example': { TXT: [`v=BIMI1;${rest}`] } });
        expect(found.code).toMatch(/^bimi_/);
      }),
      { numRuns: 200 },
    );
  });
});
