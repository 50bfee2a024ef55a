import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildJourney } from '../../../src/core/journey/build.ts';
import { ZOOMS } from '../../../src/views/diagram/zoom-buttons.tsx';
import { RouteTab } from '../../../src/views/route/route-tab.tsx';
import { sixtyHops, verified } from '../../fakes/inspections.ts';
import { mount } from '../page.tsx';

const lanes = (page: ReturnType<typeof mount>) => page.all('.head').length;

describe('the size of the drawing', () => {
  it('goes step by step in both directions, and stops at its ends', () => {
    const page = mount(<RouteTab inspection={verified} journey={buildJourney(verified)} />);
    const [smaller, larger] = page.all('.zoom button');
    if (!smaller || !larger) throw new Error('no buttons');
    page.click(larger);
    page.click(larger);
    expect(page.get('.zoom-now').textContent).toBe('200%');
    expect(page.get('.diagram-scroll').getAttribute('data-zoom')).toBe('200');
    expect(larger.getAttribute('aria-disabled')).toBe('true');
    for (let step = 0; step < 4; step++) page.click(smaller);
    expect(page.get('.zoom-now').textContent).toBe('50%');
    expect(smaller.getAttribute('aria-disabled')).toBe('true');
  });

  it('gives a long way more lifelines when it is smaller', () => {
    const page = mount(<RouteTab inspection={sixtyHops} journey={buildJourney(sixtyHops)} />);
    const before = lanes(page);
    const [smaller] = page.all('.zoom button');
    if (!smaller) throw new Error('no button');
    page.click(smaller);
    page.click(smaller);
    expect(lanes(page)).toBeGreaterThan(before);
  });

  it('has a rule in the style sheet for each step', () => {
    const css = readFileSync(new URL('../../../src/views/styles/diagram-panel.css', import.meta.url), 'utf8');
    for (const zoom of ZOOMS.filter((each) => each !== 100)) {
      expect(css).toContain(`.diagram-scroll[data-zoom="${zoom}"] {\n  --zoom: ${zoom / 100};`);
    }
  });
});
