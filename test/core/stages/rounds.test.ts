/** How long somebody waits is how many rounds of questions there are, one after the other: a mail of a company's takes four. */
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/core/inspect.ts';
import { waveResolver } from '../../fakes/wave-resolver.ts';
import { corporateMail } from './corporate-mail.ts';

async function look() {
  const { source, zone, receiver, now } = corporateMail();
  const resolver = waveResolver(zone);
  const inspection = await inspect(source, { resolver, receiver, now });
  return { inspection, waves: resolver.waves };
}

describe("a company's mail: nine includes, two signatures, two ARC sets, a DMARC walk, a logo", () => {
  it('is checked to the end', async () => {
    const { inspection } = await look();
    const { verdict, spf, dkim, arc, dmarc, bimi } = inspection;
    expect([verdict.level, verdict.domain]).toEqual(['verified', 'news.corp.example']);
    expect([spf?.result, spf?.evidence.mechanismDomain, spf?.evidence.lookups]).toEqual(['pass', 'desk.example', 9]);
    expect([dkim.map(({ result }) => result), arc?.result]).toEqual([['pass', 'pass'], 'pass']);
    expect([dmarc?.policyDomain, bimi?.domain]).toEqual(['corp.example', 'corp.example']);
  });

  it('is checked in four rounds', async () => {
    const { waves } = await look();
    expect(waves.length).toBeLessThanOrEqual(4);
  });

  it('asks nothing twice, and no more than 25 questions', async () => {
    const questions = (await look()).waves.flat();
    expect(questions).toEqual([...new Set(questions)]);
    expect(questions.length).toBeLessThanOrEqual(25);
  });

  it('asks for all keys, policies and the SPF record in the first round', async () => {
    const [first = []] = (await look()).waves;
    expect(first.sort()).toEqual([
      'TXT _dmarc.corp.example',
      'TXT _dmarc.example',
      'TXT _dmarc.news.corp.example',
      'TXT _dmarc.service.example',
      'TXT arc._domainkey.forward.example',
      'TXT arc._domainkey.list.example',
      'TXT corp.example',
      'TXT default._bimi.news.corp.example',
      'TXT s1._domainkey.news.corp.example',
      'TXT smtpapi._domainkey.service.example',
    ]);
  });
});
