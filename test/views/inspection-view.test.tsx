import { describe, expect, it } from 'vitest';
import { buildJourney } from '../../src/core/journey/build.ts';
import { LANGUAGES } from '../../src/text/translate.ts';
import { LESSON } from '../../src/views/lesson/lesson-later.ts';
import { InspectionView, type TabId } from '../../src/views/page/inspection-view.tsx';
import { checking, failed, stories, verified } from '../fakes/inspections.ts';
import { draw, html, mount } from './page.tsx';

const TABS: TabId[] = ['summary', 'route', 'checks', 'headers'];
const nothing = () => {};

function view(inspection: (typeof stories)[string], tab: TabId = 'summary') {
  return (
    <InspectionView
      inspection={inspection}
      journey={buildJourney(inspection)}
      initialTab={tab}
      onCopy={nothing}
      onAgain={nothing}
    />
  );
}

describe('the view of an inspection', () => {
  for (const language of LANGUAGES) {
    it.each(Object.entries(stories))(
      `tells all of "%s" in ${language}, with every sentence known and complete`,
      (_, story) => {
        for (const tab of TABS) {
          const text = draw(view(story, tab), { language }).body.textContent ?? '';
          expect(text).not.toMatch(/(?<!%)\{[a-zA-Z]+\}/);
          expect(text).not.toMatch(
            /\b(verdict|finding|spf|dkim|dmarc|arc|route|recorded|message|dns|view|journey)_[a-z]/,
          );
        }
      },
    );
  }

  it.each(Object.entries(stories))('shows the level of "%s" as colour, drawing and word at once', (_, story) => {
    const page = draw(view(story));
    const { level } = story.verdict;
    expect(page.querySelector('.verdict')?.getAttribute('data-level')).toBe(level);
    expect(page.querySelector('.verdict [data-icon]')?.getAttribute('data-icon')).toBe(level);
    expect(page.querySelector('.verdict h1')?.textContent?.length).toBeGreaterThan(5);
  });

  it('draws every level with lines of its own', () => {
    const drawings = Object.values(stories).map((story) => [
      story.verdict.level,
      draw(view(story)).querySelector('.verdict .level-icon')?.innerHTML,
    ]);
    const byLevel = new Map(drawings.map(([level, drawing]) => [level, drawing]));
    expect(byLevel.size).toBe(9);
    expect(new Set(byLevel.values()).size).toBe(9);
  });

  it('parts no short name with a hyphen between two lines, and lets long ones wrap', () => {
    const lines = (domain: string) => {
      const verdict = { ...verified.verdict, headline: { code: 'verdict_verified', values: { domain } } as const };
      return draw(view({ ...verified, verdict })).querySelector('.verdict-headline bdi')?.className;
    };
    expect(lines('spf-only.example')).toBe('whole');
    expect(lines('a-name-that-no-line-has-room-for.example')).toBe('');
  });

  it('writes three lines about the verdict: level, reason, one thing to do', () => {
    const page = draw(view(verified));
    expect(page.querySelector('.verdict-headline')?.textContent).toContain('Really from shop.example');
    expect(page.querySelector('.verdict-reason')?.textContent).toContain('shop.example');
    expect(page.querySelector('.verdict-advice')?.textContent).toContain('shop.example');
  });

  it('leaves hostile text as text, in every tab', () => {
    const hostile = stories['longNames'] ?? verified;
    for (const tab of TABS) {
      const page = draw(view(hostile, tab));
      expect(page.querySelectorAll('img, script, svg svg, b b').length).toBe(0);
      for (const element of page.querySelectorAll('*')) {
        expect([...element.attributes].filter(({ name }) => name.startsWith('on'))).toEqual([]);
      }
    }
    expect(draw(view(hostile)).body.textContent).toContain('<img src=x onerror=alert(1)>');
  });

  it('needs no style attribute, which the content security policy would refuse in a file', () => {
    for (const tab of TABS) expect(html(view(failed, tab))).not.toMatch(/<[^>]* style=/);
  });

  it('keeps the end of a domain that is too long, where its owner stands', () => {
    const headline = draw(view(stories['longNames'] ?? verified)).querySelector('.verdict-headline')?.textContent ?? '';
    expect(headline).toMatch(/secure-login\.attack\.example$/);
    expect(headline.length).toBeLessThan(130);
  });

  it('isolates the direction of foreign names and writes out what turns text around', () => {
    const page = draw(view(stories['rightToLeft'] ?? verified));
    expect(page.body.textContent).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    const name = [...page.querySelectorAll('.fact bdi')].find((element) => element.textContent?.includes('[U+202E]'));
    expect(name).toBeDefined();
    expect(page.querySelector('.verdict-headline bdi')?.getAttribute('dir')).toBe('ltr');
  });

  it('never names a level while checks run, and each result that is there stays there', () => {
    const pages = checking.map((step) => draw(view(step)));
    const passed = pages.map((page) => page.querySelectorAll('.progress-steps [data-mark="pass"]').length);
    expect(passed).toEqual([1, 2, 4]);
    for (const page of pages) {
      expect(page.querySelector('.verdict')?.getAttribute('data-level')).toBe('checking');
      expect(page.querySelector('.progress-now p')?.textContent).toMatch(/DNS answers? so far/);
    }
  });

  it('has one stop for the Tab key among its tabs', () => {
    const tabs = [...draw(view(verified, 'checks')).querySelectorAll('[role="tab"]')];
    expect(tabs.map((tab) => tab.getAttribute('tabindex'))).toEqual(['-1', '-1', '0', '-1']);
  });

  it('shows tabs that arrows, Home and End move between', () => {
    const page = mount(view(verified));
    const selected = () => page.get('[role="tab"][aria-selected="true"]');
    expect(selected().textContent).toBe('Summary');
    page.press(selected(), 'ArrowRight');
    expect(selected().textContent).toBe('Route');
    expect(page.document.activeElement).toBe(selected());
    page.press(selected(), 'End');
    expect(selected().textContent).toBe('Headers');
    page.press(selected(), 'ArrowRight');
    expect(selected().textContent).toBe('Summary');
    page.press(selected(), 'x');
    expect(selected().textContent).toBe('Summary');
    const panel = page.get('[role="tabpanel"]');
    expect(panel.getAttribute('aria-labelledby')).toBe(selected().id);
    expect(selected().getAttribute('aria-controls')).toBe(panel.id);
  });

  it('leads from the route in one line to the journey, and from a step to its header field', async () => {
    // What explains a step is loaded when the first one is opened.
    await LESSON.load('en');
    const page = mount(view(verified));
    page.click(page.byText('button', 'See the route'));
    expect(page.get('[role="tab"][aria-selected="true"]').textContent).toBe('Route');
    page.click(page.get('.step[data-kind="receive"]'));
    page.click(page.byText('.panel button', 'Show the header field'));
    expect(page.get('[role="tab"][aria-selected="true"]').textContent).toBe('Headers');
    expect(page.get('.field[data-current="true"]').textContent).toContain('mx.rcpt.example');
  });
});
