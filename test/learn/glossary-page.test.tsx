/** The glossary: each term with the message of a story that shows it. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { GlossaryPage } from '../../src/learn/glossary-page.tsx';
import { judgeWorld } from '../../src/learn/judge.ts';
import { CARD_IDS } from '../../src/lesson/index.ts';
import { STORIES } from '../../src/lesson/stories/index.ts';
import { translate } from '../../src/text/translate.ts';
import { LEVEL_WORDS } from '../../src/views/model/level-words.ts';
import { draw, mount } from '../views/page.tsx';

const world = await judgeWorld();
const shownAt = (term: string) => {
  const page = draw(<GlossaryPage term={term} world={world} />);
  return { card: page.querySelector('.learn-card-place')?.textContent, link: page.querySelector('.learn-example a') };
};

it.each(CARD_IDS)('%s has a link to the story whose message it is shown on', (term) => {
  const { link } = shownAt(term);
  const story = Object.values(STORIES).find(({ title }) => translate(title, {}, 'en') === link?.textContent);
  expect(link?.getAttribute('href')).toBe(`#${story?.id}`);
});

it.each([
  ['envelope', 'They differ here'],
  ['return_path', 'b-8812@bounces.mailer.example'],
  ['subject', '[walks] '],
  ['op25b', 'would have blocked this connection'],
  ['include', '_spf.mailer.example allows'],
  ['p', 'The policy at _dmarc.bank.example'],
  ['none', 'club.example asks for this'],
  ['quarantine', 'school.example asks for this'],
  ['reject', 'bank.example asks for this'],
  ['forwarding', 'The signature by school.example (pass) does not depend'],
  ['arc', '1 seal'],
])('%s is shown, not missed: "%s"', (term, shown) => {
  expect(shownAt(term).card).toContain(shown);
});

describe('the list of terms', () => {
  const place = { hash: '' };
  beforeEach(() => {
    vi.stubGlobal('location', place);
    return () => vi.unstubAllGlobals();
  });

  it('marks the term that is open, and no other', () => {
    const page = mount(<GlossaryPage term="tls" world={world} />);
    expect(page.all('.glossary-term[aria-current]').map((term) => term.getAttribute('href'))).toEqual([
      '#glossary/tls',
    ]);
  });

  it('offers something to begin with before a term is chosen', () => {
    const page = mount(<GlossaryPage term="" world={world} />);
    page.click(page.get('.learn-aside .term-chip[data-card="trust_line"]'));
    expect(place.hash).toBe('#glossary/trust_line');
  });

  it('is walked by arrow keys, from the search too, and gives the focus back when the card is closed', () => {
    const page = mount(<GlossaryPage term="mta" world={world} />);
    const [first, second] = page.all('.glossary-term');
    page.press(page.get('.glossary-search'), 'ArrowDown');
    expect(page.document.activeElement).toBe(first);
    page.press(page.get('.glossary-term'), 'ArrowDown');
    expect(page.document.activeElement).toBe(second);
    page.press(page.get('.card'), 'Escape');
    expect(place.hash).toBe('#glossary');
    expect(page.document.activeElement?.getAttribute('href')).toBe('#glossary/mta');
  });
});

describe('the verdicts', () => {
  it('each stand there with their colour, their word and what they mean', () => {
    const page = draw(<GlossaryPage term="" world={world} />);
    const shown = [...page.querySelectorAll('.learn-levels > div')].map((entry) => {
      const level = entry.querySelector('[data-level]')?.getAttribute('data-level') as keyof typeof LEVEL_WORDS;
      expect(entry.querySelector('dt')?.textContent?.trim()).toBe(translate(LEVEL_WORDS[level], {}, 'en'));
      expect(entry.querySelector('dd')?.textContent).toMatch(/\.$/);
      return level;
    });
    expect(shown.sort()).toEqual(
      Object.keys(LEVEL_WORDS)
        .filter((level) => level !== 'checking')
        .sort(),
    );
  });
});
