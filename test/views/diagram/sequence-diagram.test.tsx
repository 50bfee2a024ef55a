import { readFileSync } from 'node:fs';
import { useState } from 'preact/hooks';
import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../../src/core/inspection/index.ts';
import { buildJourney } from '../../../src/core/journey/build.ts';
import { SequenceDiagram } from '../../../src/views/diagram/sequence-diagram.tsx';
import { sixtyHops, stories, verified } from '../../fakes/inspections.ts';
import { draw, mount } from '../page.tsx';

function Diagram({ inspection }: { inspection: Inspection }) {
  const [open, setOpen] = useState<string | null>(null);
  return <SequenceDiagram journey={buildJourney(inspection)} inspection={inspection} open={open} onOpen={setOpen} />;
}

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
    expect(page.document.activeElement).toBe(steps.at(-2));
  });

  it('has no control where there is nothing to explain: that you read it stands in no field', () => {
    const page = mount(<Diagram inspection={verified} />);
    const read = page.get('.step[data-kind="read"]');
    for (const attribute of ['tabindex', 'aria-expanded']) expect(read.hasAttribute(attribute)).toBe(false);
    expect(read.getAttribute('role')).not.toBe('button');
    page.click(read);
    expect(page.all('.panel')).toEqual([]);
    const steps = page.all('.step').length;
    expect(page.all('.step[role="button"]').length).toBe(steps - 1);
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
