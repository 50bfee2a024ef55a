import { readFileSync } from 'node:fs';
import { useState } from 'preact/hooks';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../../../src/core/inspection/index.ts';
import { buildJourney } from '../../../src/core/journey/build.ts';
import { SequenceDiagram } from '../../../src/views/diagram/sequence-diagram.tsx';
import { LESSON } from '../../../src/views/lesson/lesson-later.ts';
import { oneHop, sixtyHops, stories, verified } from '../../fakes/inspections.ts';
import { draw, mount } from '../page.tsx';

function Diagram({ inspection }: { inspection: Inspection }) {
  const [open, setOpen] = useState<string | null>(null);
  return <SequenceDiagram journey={buildJourney(inspection)} inspection={inspection} open={open} onOpen={setOpen} />;
}

// What explains a step is loaded when the first one is opened.
beforeAll(async () => {
  await LESSON.load('en');
});

describe('the sequence diagram', () => {
  it('marks what is claimed, and draws it dashed', () => {
    const page = draw(<Diagram inspection={verified} />);
    const claimed = page.querySelectorAll('.step[data-trust="claimed"]');
    const recorded = page.querySelectorAll('.step[data-trust="recorded"]');
    expect(claimed.length).toBe(1);
    expect(recorded.length).toBeGreaterThan(3);
    const css = readFileSync(new URL('../../../src/views/styles/diagram.css', import.meta.url), 'utf8');
    expect(css).toMatch(/\.step\[data-trust="claimed"\] \.arrow \{[^}]*stroke-dasharray/);
    expect(css).toMatch(/\.lifeline\[data-trust="claimed"\] \{[^}]*stroke-dasharray/);
  });

  it.each(Object.entries(stories))('of "%s" stands beside it as an ordered list, one line a step', (_, story) => {
    const page = draw(<Diagram inspection={story} />);
    expect(page.querySelectorAll('.journey-text ol > li').length).toBe(buildJourney(story).steps.length);
  });

  it('names every step for screen readers with the words that are drawn, and says what is only claimed', () => {
    const page = draw(<Diagram inspection={verified} />);
    for (const step of page.querySelectorAll('.step')) {
      const name = step.getAttribute('aria-label') ?? '';
      for (const word of step.querySelectorAll('text')) expect(name).toContain(word.textContent);
      if (step.getAttribute('data-trust') === 'claimed') expect(name).toContain('Only claimed');
    }
  });

  it('says of each host whose word it is that it took part, and of nobody else', () => {
    const heads = [...draw(<Diagram inspection={verified} />).querySelectorAll('.head')].map(
      (head) => head.textContent ?? '',
    );
    expect(heads.find((text) => text.includes('mx.rcpt'))).toMatch(/recorded$/);
    for (const name of ['DNS', 'You']) {
      const head = heads.find((text) => text.includes(name));
      expect(head).toBeDefined();
      expect(head).not.toMatch(/recorded|claimed/);
    }
  });

  it('is one stop for the Tab key; arrows move from step to step', () => {
    const stops = [...draw(<Diagram inspection={sixtyHops} />).querySelectorAll('.step')].filter(
      (step) => step.getAttribute('tabindex') === '0',
    );
    expect(stops.length).toBe(1);
    const page = mount(<Diagram inspection={verified} />);
    const steps = page.all('.step');
    const [first, second] = steps;
    if (!first || !second) throw new Error('no steps');
    page.press(first, 'ArrowDown');
    expect(page.document.activeElement).toBe(second);
    page.press(second, 'End');
    expect(page.document.activeElement).toBe(steps.at(-1));
  });

  // No field tells that you read it, yet it is where the way ends: MRA, POP and IMAP are taught there.
  it("opens the reader's last step like the others", async () => {
    const page = mount(<Diagram inspection={verified} />);
    expect(page.all('.step[role="button"]').length).toBe(page.all('.step').length);
    page.click(page.get('.step[data-kind="read"]'));
    const panel = page.get('.panel').textContent;
    expect(panel).toContain('IMAP or POP');
    expect(panel).toContain('No field records this step');
  });

  it('says over the questions who asks them, and when: the arrows start at the server that asked on arrival', () => {
    const page = draw(<Diagram inspection={verified} />);
    const captions = [...page.querySelectorAll('[data-label="caption"]')];
    expect(captions.map((caption) => caption.textContent)).toEqual([
      'Waybill asks again now, as your provider asked on arrival',
    ]);
    const alone = draw(<Diagram inspection={{ ...verified, route: { ...verified.route, hops: [], border: null } }} />);
    expect(alone.querySelector('[data-label="caption"]')?.textContent).toBe('Waybill asks now');
  });

  it('tells what the server saw apart from what it was only told, within one hop', () => {
    const page = mount(<Diagram inspection={verified} />);
    page.click(page.get('.step[data-kind="receive"]'));
    const [seen, said] = page.all('.hop-part');
    expect(seen?.textContent).toContain('Seen by the server');
    expect(seen?.textContent).toContain('198.51.100.7');
    expect(seen?.textContent).not.toContain('out7');
    expect(said?.textContent).toContain('not proven');
    expect(said?.textContent).toContain('out7.mailhost.example');
  });

  it('says of the first hop what OP25B means for it', () => {
    const page = mount(<Diagram inspection={verified} />);
    page.click(page.get('.step[data-kind="submit"]'));
    expect(page.get('.first-hop').textContent).toContain('OP25B leaves that way open');
    page.click(page.get('.step[data-kind="receive"]'));
    expect(page.all('.first-hop')).toEqual([]);
  });

  it('claims no sign-in where no field tells how the message came to the first host, and no port at the line', () => {
    const page = mount(<Diagram inspection={oneHop} />);
    const step = page.get('.step[data-kind="write"]');
    expect(step.textContent).toContain('protocol unknown');
    page.click(step);
    expect(page.get('.panel').textContent).toContain('No field says');
    expect(page.get('.panel').textContent).not.toMatch(/signed in|Submission/);
    page.click(page.get('.step[data-kind="line"]'));
    expect(page.all('.first-hop')).toEqual([]);
  });

  it('opens a record tag by tag', () => {
    const page = mount(<Diagram inspection={verified} />);
    const answer = page.all('.step[data-kind="answer"]')[0];
    if (!answer) throw new Error('no answer');
    page.click(answer);
    const terms = page.all('.panel .terms dt').map((term) => term.textContent);
    expect(terms).toEqual(['v=spf1', 'include:_spf.mailhost.example', '-all']);
  });

  it('explains the trust line by the field that the receiver wrote first', () => {
    const page = mount(<Diagram inspection={verified} />);
    page.click(page.get('.step[data-kind="line"]'));
    expect(page.get('.panel').textContent).toContain('Received: from out7.mailhost.example');
  });

  it('explains a step by Enter, with its header field, and gives the focus back by Escape', () => {
    const page = mount(<Diagram inspection={verified} />);
    const step = page.get('.step[data-kind="receive"]');
    step.focus();
    page.press(step, 'Enter');
    const panel = page.get('.panel');
    expect(panel.textContent).toContain('out7.mailhost.example → mx.rcpt.example');
    expect(panel.textContent).toContain('Received: from out7.mailhost.example');
    expect(panel.textContent).toContain('usually port 25');
    expect(page.document.activeElement).toBe(page.get('.panel-title'));
    page.press(panel, 'Escape');
    expect(page.all('.panel')).toEqual([]);
    expect(page.document.activeElement).toBe(step);
  });

  it('explains an answer of the DNS with its record, TTL and whether DNSSEC vouches for it', () => {
    const page = mount(<Diagram inspection={verified} />);
    const answers = page.all('.step[data-kind="answer"]');
    const key = answers[2];
    if (!key) throw new Error('no answer');
    page.click(key);
    const panel = page.get('.panel').textContent;
    expect(panel).toContain('s2026._domainkey.shop.example');
    expect(panel).toContain('v=DKIM1');
    expect(panel).toContain('TTL 1 h');
    expect(panel).toContain('DNSSEC (AD bit)');
  });

  it('explains a lifeline by its roles', () => {
    const page = mount(<Diagram inspection={verified} />);
    const head = page.all('.head').find((candidate) => candidate.textContent?.includes('mx.rcpt'));
    if (!head) throw new Error('no head');
    page.click(head);
    expect(page.get('.panel').textContent).toContain('MX record');
    page.click(page.get('.panel .icon-button'));
    expect(page.all('.panel')).toEqual([]);
  });
});
