/** The Learn page in Firefox: every story is told to its end and judged as in Chromium, a question says why, and nothing is asked of anybody. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { STORIES } from '../../src/lesson/stories/index.ts';
import { STORY_IDS } from '../../src/lesson/stories/story.ts';
import { STORY_LEVELS } from '../lesson/story-levels.ts';
import { Firefox } from './browsers/firefox.ts';
import { geckoId } from './browsers/gecko-id.ts';
import { findFirefox, runs } from './browsers/installed.ts';
import { FIREFOX_BUILD, SCREENSHOTS } from './paths.ts';
import { waitFor } from './services/process.ts';

const RUNS = runs('the Learn page in Firefox', findFirefox() === null ? 'firefox-esr' : null);
const NEXT = '.player-ways .button:nth-child(2)';

describe.runIf(RUNS)('the Learn page in Firefox', () => {
  let firefox: Firefox;

  beforeAll(async () => {
    // No host is found: it works offline.
    firefox = await Firefox.open({ extensionId: geckoId(FIREFOX_BUILD) });
    await firefox.store({ language: 'en' });
  });
  afterAll(async () => await firefox?.close());
  afterEach(async () => expect(await firefox.errors()).toEqual([]));

  const open = async (place: string, wait: string) => {
    // Only the part behind the # would change, which loads no page.
    await firefox.goto('about:blank');
    await firefox.goto(firefox.extensionPage(`learn/learn.html#${place}`));
    await waitFor('the page', async () => await has(wait));
  };
  const has = async (selector: string) =>
    await firefox.inPage('return document.querySelector(arguments[0]) !== null', [selector]);
  const text = async (selector: string) =>
    String(await firefox.inPage("return document.querySelector(arguments[0])?.textContent ?? ''", [selector]));

  it.each(STORY_IDS)('tells "%s" to its end', async (id) => {
    await open(id, '.player');
    for (const [index, mail] of STORIES[id].mails.entries()) {
      if (index > 0) await firefox.click(`.switch-choice:nth-of-type(${index + 1})`);
      const level = await firefox.inPage("return document.querySelector('.verdict')?.dataset.level");
      expect(level).toBe(STORY_LEVELS[mail.id]);
      for (let beat = 1; beat < mail.beats.length; beat++) {
        const before = await text('.player-words');
        await firefox.click(NEXT);
        await waitFor('the next sentence', async () => (await text('.player-words')) !== before);
      }
      expect(await text('.player-words')).not.toMatch(/[{}]/);
    }
    await waitFor('the tick', async () => await has('.learn-place[aria-current] [data-done="true"]'));
    expect(
      await firefox.inPage('return document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
    ).toBe(true);
    if (id === 'attack') await firefox.screenshot(join(SCREENSHOTS, 'firefox-learn.png'));
  });

  it('says why after each answer, and keeps what was answered', async () => {
    await open('quiz', '.question-choice');
    await firefox.click('.question-choice');
    await waitFor('the reason', async () => await has('.question-why'));
    await open('quiz', 'progress');
    expect(await firefox.inPage("return document.querySelector('progress').value")).toBe(1);
  });

  it('finds a term and opens its card', async () => {
    await open('glossary', '.glossary-search');
    await firefox.type('.glossary-search', 'forwarding');
    await waitFor('the terms found', async () => await has('.glossary-term[href="#glossary/forwarding"]'));
    await firefox.click('.glossary-term[href="#glossary/forwarding"]');
    await waitFor('the card', async () => await has('.card[data-card="forwarding"]'));
  });
});
