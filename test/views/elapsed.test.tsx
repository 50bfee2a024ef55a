/** A wait that brings nothing new for a while: it still shows that it goes on. */
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Popup } from '../../src/popup/popup.tsx';
import { VerdictBlock } from '../../src/views/verdict/verdict-block.tsx';
import { checking, verified } from '../fakes/inspections.ts';
import { fakeDependencies } from '../popup/fake-dependencies.ts';
import { html, mount } from './page.tsx';

const START = Date.parse('2026-11-20T10:01:00Z');
const [first = verified] = checking;
const begun = { ...first, inspectedAt: new Date(START).toISOString() };
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

beforeEach(() => void vi.useFakeTimers({ now: START }));
afterEach(() => void vi.useRealTimers());

describe('a check that runs', () => {
  it('says how long it has been running, from its first second on', () => {
    const page = mount(<VerdictBlock inspection={begun} />);
    const time = () => page.all('.elapsed').map((element) => element.textContent);
    const said = [500, 1500, 3000].map((ms) => {
      pass(ms);
      return time();
    });
    expect(said).toEqual([[], ['2 s'], ['5 s']]);
    // Those who hear the page are not told each second.
    expect(page.get('.elapsed').closest('[role="status"]')).toBeNull();
  });

  it('counts from its own beginning, not from when a page was opened on it', () => {
    vi.setSystemTime(START + 4200);
    expect(mount(<VerdictBlock inspection={begun} />).get('.elapsed').textContent).toBe('4 s');
  });

  it('tells no time that cannot be: a clock that was set, a page that slept', () => {
    for (const ms of [-5000, 90_000]) {
      vi.setSystemTime(START + ms);
      expect(html(<VerdictBlock inspection={begun} />)).not.toContain('elapsed');
    }
  });

  it('stops when it is done', () => {
    const page = mount(<VerdictBlock inspection={verified} />);
    pass(3000);
    expect(page.all('.elapsed')).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the popup before a page has answered', () => {
  it('says how long it has been reading', () => {
    const page = mount(<Popup outside={fakeDependencies({ tab: null, inspections: [] })} />, { language: 'ja' });
    expect(page.all('.elapsed')).toEqual([]);
    pass(3100);
    expect(page.get('.elapsed').textContent).toBe('3\u00a0秒');
    expect(page.get('.elapsed').closest('[role="status"]')).toBeNull();
  });
});
