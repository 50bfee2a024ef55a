import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/core/inspection/index.ts';
import { buildJourney } from '../../src/core/journey/build.ts';
import { stepEvidence } from '../../src/core/journey/evidence.ts';
import { isSupposed } from '../../src/core/journey/supposed.ts';
import { journeyLines } from '../../src/core/journey/text.ts';
import { whatIf } from '../../src/core/what-if/index.ts';
import { storyOf } from '../../src/lesson/journey-story.ts';
import { LANGUAGES, translate } from '../../src/text/translate.ts';
import { stepSentence } from '../../src/views/diagram/sentences.ts';
import { failed, oneHop, stories, verified, vouched } from '../fakes/inspections.ts';

const told = (inspection: Inspection) =>
  storyOf(buildJourney(inspection), inspection).map(({ said }) => translate(said.key, said.values));

describe('the story', () => {
  it.each(Object.entries(stories))('of "%s" has one sentence a step, and the verdict at its end', (_, story) => {
    const journey = buildJourney(story);
    const scenes = storyOf(journey, story);
    expect(scenes.map(({ step }) => step)).toEqual([...journey.steps.map(({ id }) => id), null]);
    expect(scenes.at(-1)?.said.key).toBe(story.verdict.headline.code);
    for (const { said } of scenes) {
      const plain = Object.fromEntries(Object.keys(said.values).map((name) => [name, 'x']));
      for (const language of LANGUAGES)
        expect(translate(said.key, plain, language), said.key).not.toMatch(/^lesson_|\{/);
    }
  });

  it('tells which term decided, what the key proved and what the domain asks for', () => {
    const sentences = told(verified);
    expect(sentences[0]).toBe(
      'orders@shop.example signs in and submits the message to out7.mailhost.example: submission, port 587 with SMTP-AUTH.',
    );
    expect(sentences).toContain('The record refers to _spf.mailhost.example, so SPF asks there, too.');
    expect(sentences).toContain('The term ip4:198.51.100.0/24 decides for 198.51.100.7. SPF: pass.');
    expect(sentences).toContain('With this key the signature by shop.example verifies: what was signed is unchanged.');
    expect(sentences.some((sentence) => sentence.startsWith('shop.example asks for “reject”'))).toBe(true);
  });

  it('of a server that is only supposed calls it that: no field claims it', async () => {
    const { inspection } = await whatIf(verified, ['forwarded']);
    const sentences = told(inspection).filter((sentence) => sentence.includes(' to forwarder.example'));
    expect(sentences).toEqual(['Supposed: out7.mailhost.example passes the message on to forwarder.example as it is.']);
    const lines = journeyLines(buildJourney(inspection));
    for (const { id, ...step } of buildJourney(inspection).steps.filter(isSupposed)) {
      const line = lines.find((one) => one.step === id);
      expect(line && stepSentence(line, { id, ...step }, 'en')).not.toContain('claimed');
      expect(stepEvidence(step)).toBeNull();
    }
  });

  it('tells what SPF came to behind its last question, and of DMARC’s walk what it is for', () => {
    const { spf } = verified;
    if (!spf) throw new Error('no SPF');
    const late: Inspection = {
      ...verified,
      spf: {
        ...spf,
        evidence: { ...spf.evidence, mechanism: '-all', mechanismDomain: spf.evidence.domain },
        result: 'fail',
      },
      dns: verified.dns.flatMap((question) =>
        question.purpose === 'dmarc'
          ? [question, { ...question, name: '_dmarc.example', status: 'nxdomain', answers: [] }]
          : [question],
      ),
    };
    const sentences = told(late);
    const last = sentences.findIndex((sentence) => sentence.startsWith('The term -all decides'));
    expect(last).toBeGreaterThan(
      sentences.indexOf('The record refers to _spf.mailhost.example, so SPF asks there, too.'),
    );
    expect(sentences.filter((sentence) => sentence.startsWith('The term -all decides'))).toHaveLength(1);
    expect(sentences.some((sentence) => sentence.startsWith('DMARC asks at example, too'))).toBe(true);
    expect(sentences.some((sentence) => sentence.includes('does example have a policy'))).toBe(false);
  });

  it('tells why a forged message failed, and that a key that is gone proves nothing', () => {
    expect(told(failed)).toContain('The term -all decides for 203.0.113.66. SPF: fail.');
    expect(told(vouched)).toContain('There is no usable key of city.example here, so the signature proves nothing.');
  });

  it("says of a consumer's line that spoke to port 25 what would have stopped it", () => {
    const [hop] = oneHop.route.hops;
    const name = 'p203-0-113-66.dyn.isp.example';
    const direct: Inspection = {
      ...oneHop,
      route: { ...oneHop.route, hops: hop ? [{ ...hop, ip: '203.0.113.66', reverseName: name }] : [] },
    };
    expect(told(direct).some((sentence) => sentence.includes('OP25B or IP25B would have stopped it'))).toBe(true);
    expect(told(oneHop).some((sentence) => sentence.includes('OP25B'))).toBe(false);
  });
});
