/** The glossary: each term with the message of a story that shows it. */
import { expect, it } from 'vitest';
import { GlossaryPage } from '../../src/learn/glossary-page.tsx';
import { judgeWorld } from '../../src/learn/judge.ts';
import { CARD_IDS } from '../../src/lesson/index.ts';
import { STORIES } from '../../src/lesson/stories/index.ts';
import { translate } from '../../src/text/translate.ts';
import { draw } from '../views/page.tsx';

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
