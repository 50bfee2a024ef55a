/** What explains a step, whether a panel, a card, the story or a card over the story, stands beside or below that step, never over it. */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, runs } from './browsers/installed.ts';
import { openPanel } from './screenshots/openings.ts';
import { openStage, type Stage } from './screenshots/stage.ts';
import { waitFor } from './services/process.ts';

const RUNS = runs('explained steps in Chromium', findChromium() === null ? 'chromium' : null);
const MAILS = ['sixHops', 'sixtyHops'] as const;
/** The popup, a phone, twice the size, and the narrowest side panel. */
const PLACES = {
  popup: null,
  phone: { width: 360, height: 640, isMobile: true, hasTouch: true },
  zoomed: { width: 400, height: 300, deviceScaleFactor: 2 },
  panel: { width: 300, height: 700 },
} as const;
type Place = keyof typeof PLACES;

describe.runIf(RUNS)('what explains a step leaves it in sight', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage([...MAILS]);
    await stage.chromium.store({ language: 'en' });
  });
  afterAll(async () => await stage?.close());
  afterEach(() => expect(stage.chromium.errors.splice(0)).toEqual([]));

  const openRoute = async (mail: (typeof MAILS)[number], place: Place) => {
    const size = PLACES[place];
    const page =
      size === null
        ? await stage.openPopup(mail)
        : place === 'panel'
          ? await openPanel(stage, await stage.openMail(mail), '.verdict[data-level="verified"]')
          : await stage.openSmallPopup(mail, size);
    if (place === 'panel' && size) await page.setViewport(size);
    // A page that nobody sees is not laid out anew.
    if (place === 'phone' || place === 'zoomed') await page.bringToFront();
    await press(page, '[role="tab"][id$="route"]');
    await page.waitForSelector('.step');
    return page;
  };

  it.each(MAILS.flatMap((mail) => (Object.keys(PLACES) as Place[]).map((place) => [mail, place] as const)))(
    'of %s in the %s: a panel, a card out of it, the story, and a card over the story',
    async (mail, place) => {
      const page = await openRoute(mail, place);
      const last = (await page.$$eval('.step', (all) => all.length)) - 1;
      const found: { what: string }[] = [];
      const look = async (what: string) => {
        await settled(page);
        found.push({ what, ...(await page.evaluate(covered)) });
      };
      for (const index of [0, Math.floor(last / 2), last]) {
        await page.$$eval(
          '.step',
          (steps, at) => steps[at]?.dispatchEvent(new MouseEvent('click', { bubbles: true })),
          index,
        );
        await page.waitForSelector('.panel');
        await look(`panel of ${index}`);
        if (await page.$('.panel .term-chip')) {
          await press(page, '.panel .term-chip');
          await page.waitForSelector('.card');
          await look(`card of ${index}`);
          await press(page, '.card .icon-button');
          await waitFor('the card to close', async () => (await page.$('.card')) === null);
        }
        await press(page, '.panel .icon-button');
        await waitFor('the panel to close', async () => (await page.$('.panel')) === null);
      }
      await press(page, '.story-start');
      await page.waitForSelector('.story');
      for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'End', 'ArrowLeft'] as const) {
        await page.focus('.story-sentence');
        await page.keyboard.press(key);
        // The last sentence is about the whole.
        if (key === 'End') continue;
        await look(`story at ${key}`);
        if (await page.$('.story .term-chip')) {
          await press(page, '.story .term-chip');
          await page.waitForSelector('.card');
          await look(`card over the story at ${key}`);
          await press(page, '.card .icon-button');
          await waitFor('the card to close', async () => (await page.$('.card')) === null);
        }
      }
      expect(found).toEqual(found.map(({ what }) => ({ what, hidden: 0, explained: true })));
      await (place === 'popup' ? stage.chromium.closePopup(page) : page.close());
    },
  );
});

/** Presses it wherever it stands. */
async function press(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector);
  await page.$eval(selector, (element) => (element as HTMLElement).click());
}

/** Waits until what scrolls stands still. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const where = () => {
      const { top = 0 } = document.querySelector('.diagram')?.getBoundingClientRect() ?? {};
      return top;
    };
    let still = 0;
    for (let before = Number.NaN; still < 6; still = where() === before ? still + 1 : 0) {
      before = where();
      await new Promise((done) => setTimeout(done, 30));
    }
  });
}

/** In the page: how many pixels of the step cannot be seen, and whether what explains it can. */
function covered(): object {
  const rect = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
  const step = rect('.step[aria-expanded="true"], .step[data-lit]');
  const cover = rect('.card-place') ?? rect('.panel') ?? rect('.story');
  const room = rect('.inspection-scroll');
  if (!step || !cover || !room) return { trouble: 'nothing is explained' };
  const top = Math.max(0, room.top, rect('.tabs')?.bottom ?? 0, rect('.heads')?.bottom ?? 0);
  const bottom = Math.min(innerHeight, room.bottom, cover.top);
  return {
    hidden: Math.round(Math.max(0, top - step.top, step.bottom - bottom)),
    explained: Math.min(innerHeight, room.bottom, cover.bottom) - cover.top >= 100,
  };
}
