/** The Learn page: every story opens, its message is judged in the page, its questions have one right answer, and nothing leaves the browser. */
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { STORIES } from '../../src/lesson/stories/index.ts';
import { STORY_IDS } from '../../src/lesson/stories/story.ts';
import { STORY_LEVELS } from '../lesson/story-levels.ts';
import { Chromium } from './browsers/chromium.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readVerdict } from './browsers/shown.ts';
import { troubleFor } from './browsers/trouble.ts';
import { SCREENSHOTS } from './paths.ts';

const RUNS = runs('the Learn page in Chromium', findChromium() === null ? 'chromium' : null);
/** axe takes seconds a page: what does not change with colours, language or width is judged once. */
const LOOKS = [
  { language: 'en', scheme: 'light', width: 1360, rules: 'all' },
  { language: 'ja', scheme: 'dark', width: 1360, rules: 'contrast' },
  { language: 'ja', scheme: 'light', width: 360, rules: 'none' },
] as const;

describe.runIf(RUNS)('the Learn page', () => {
  let chromium: Chromium;
  beforeAll(async () => {
    // No host but this machine is found: it works offline.
    chromium = await Chromium.open({ stored: { language: 'en' } });
  });
  afterAll(async () => await chromium?.close());
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  const open = async (place: string) => {
    const page = await chromium.openOwnPage(`learn/learn.html#${place}`);
    await page.waitForSelector('.learn-main h1');
    return page;
  };

  it.each(STORY_IDS)('tells "%s" to its end, and each of its messages is judged as it should be', async (id) => {
    const page = await open(id);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    for (const [index, mail] of STORIES[id].mails.entries()) {
      if (index > 0) await page.click(`.switch-choice:nth-of-type(${index + 1})`);
      expect((await readVerdict(page)).level).toBe(STORY_LEVELS[mail.id]);
      for (let beat = 1; beat < mail.beats.length; beat++) {
        const before = await words(page);
        await page.click('.player-ways .button:nth-child(2)');
        await page.waitForFunction((old) => document.querySelector('.player-words')?.textContent !== old, {}, before);
      }
      expect(await words(page)).not.toMatch(/[{}]/);
    }
    await page.waitForSelector('.learn-place[aria-current] [data-done="true"]');
    expect(requests.filter((url) => !url.startsWith('chrome-extension:'))).toEqual([]);
    await page.close();
  });

  it('opens a story at its top, where a reader left it to: nothing is brought into sight before the first step', async () => {
    const page = await open('glossary');
    await page.setViewport({ width: 400, height: 420 });
    await page.evaluate(() => (location.hash = '#way'));
    await page.waitForSelector('.step[data-lit]');
    // A step is brought into sight once more when what explains it has come.
    await page.evaluate(async () => await new Promise((resolve) => setTimeout(resolve, 300)));
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.click('.player-ways .button:nth-child(2)');
    await page.waitForFunction(() => scrollY > 0);
    await page.close();
  });

  it('asks every question, says why after each, and keeps what was answered on this device alone', async () => {
    const page = await open('quiz');
    const all = Number(await page.$eval('progress', (bar) => (bar as HTMLProgressElement).max));
    expect(all).toBeGreaterThanOrEqual(20);
    for (let number = 1; number <= all; number++) {
      await page.click('.question-choice');
      await page.waitForSelector('.question-why');
      expect(await page.$$eval('.question-choice[data-mark="pass"]', (choices) => choices.length)).toBe(1);
      expect(await page.$eval('.question', (card) => card.textContent)).not.toMatch(/[{}]/);
      if (number < all) {
        await page.click('.question > .button-strong');
        await page.waitForFunction(() => document.querySelector('.question-why') === null);
      }
    }
    await page.reload();
    await page.waitForSelector('progress');
    expect(Number(await page.$eval('progress', (bar) => (bar as HTMLProgressElement).value))).toBe(all);
    const stored = await (await chromium.worker()).evaluate(async () => Object.keys(await chrome.storage.local.get()));
    expect(stored).toEqual(['language']);
    await page.close();
  });

  it('finds terms, and leads from one card to the next', async () => {
    const page = await open('glossary');
    await page.type('.glossary-search', 'forwarding');
    await page.waitForFunction(() => document.querySelectorAll('.glossary-term').length < 10);
    await page.click('.glossary-term[href="#glossary/forwarding"]');
    await page.waitForSelector('.card[data-card="forwarding"]');
    await page.click('.card .term-chip');
    await page.waitForFunction(() => document.querySelector('.card')?.getAttribute('data-card') !== 'forwarding');
    await page.close();
  });

  it('supposes something else, and the verdict and the drawing change', async () => {
    const page = await open('dmarc');
    expect((await readVerdict(page)).level).toBe('verified');
    const choose = async (text: string) => {
      const switches = await page.$$('.what-if-switch');
      for (const one of switches)
        if ((await one.evaluate((element) => element.textContent))?.includes(text)) await one.click();
    };
    await choose('only another domain');
    await page.waitForSelector('.verdict[data-level="failed"]');
    await choose('p=none');
    await page.waitForSelector('.verdict[data-level="unverified"]');
    // It says so where the switch stands, and leaves the tab that is open.
    expect(await page.$eval('.what-if-result', (result) => result.textContent)).toContain('No proof');
    expect(await page.$$('.learn-views [role="tab"][id$="summary"][aria-selected="true"]')).toHaveLength(1);
    await page.click('.learn-views [role="tab"][id$="route"]');
    await page.waitForSelector('.learn-views .diagram');
    expect(await page.$$eval('.step[data-changed]', (steps) => steps.length)).toBeGreaterThan(0);
    await page.screenshot({ path: join(SCREENSHOTS, 'learn-what-if.png'), fullPage: true });
    expect(await troubleFor(page)).toEqual([]);
    await page.click('.supposed .button');
    await page.waitForSelector('.verdict[data-level="verified"]');
    await page.close();
  });

  it.each([
    [1280, 900],
    [1280, 720],
    [400, 800],
  ])('keeps Back and Next where they are from step to step, %s × %s', async (width, height) => {
    const page = await open('way');
    await page.setViewport({ width, height });
    for (const id of STORY_IDS) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, id);
      await page.waitForSelector(`.learn-place[aria-current][href="#${id}"]`);
      await page.evaluate(() => document.querySelector('.player-ways')?.scrollIntoView({ block: 'nearest' }));
      const seen = new Set<string>();
      const beats = STORIES[id].mails[0]?.beats.length ?? 0;
      for (let beat = 1; beat < beats; beat++) {
        seen.add(
          await page.$eval('.player-ways .button:nth-child(2)', (button) => {
            const { x, y } = button.getBoundingClientRect();
            return `${Math.round(x)} ${Math.round(y)}`;
          }),
        );
        await page.click('.player-ways .button:nth-child(2)');
        await page.waitForSelector(`.player-dots li:nth-child(${beat + 1})[data-here="true"]`);
      }
      expect([id, ...seen]).toHaveLength(2);
    }
    await page.close();
  });

  it.each(LOOKS)(
    'looks as it should in $language, $scheme, $width px wide',
    async ({ language, scheme, width, rules }) => {
      await chromium.store({ language });
      const page = await open('way');
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      for (const place of [...STORY_IDS, 'quiz', 'glossary/spf']) {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, place);
        await page.waitForSelector(`.learn-place[aria-current][href="#${place.split('/')[0]}"]`);
        await page.screenshot({
          path: join(SCREENSHOTS, `learn-${place.split('/')[0]}-${language}-${scheme}-${width}.png`),
          fullPage: true,
        });
        expect({ place, trouble: await troubleFor(page, rules) }).toEqual({ place, trouble: [] });
      }
      await page.close();
    },
    120_000,
  );
});

/** What functions see that run inside the extension. */
declare const chrome: { storage: { local: { get(): Promise<object> } } };

const words = (page: Page) => page.$eval('.player-words', (element) => element.textContent ?? '');
