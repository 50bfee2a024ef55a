/** The page that greets: it opens by itself once, and nothing on it sends anything until a person chooses it. */
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { Chromium } from './browsers/chromium.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readVerdict } from './browsers/shown.ts';
import { troubleFor } from './browsers/trouble.ts';
import { SCREENSHOTS } from './paths.ts';
import { waitFor } from './services/process.ts';

const RUNS = runs('the welcome page in Chromium', findChromium() === null ? 'chromium' : null);
const LOOKS = [
  { language: 'en', scheme: 'light', width: 1280 },
  { language: 'ja', scheme: 'dark', width: 360 },
] as const;

/** What functions see that run inside the extension. */
declare const chrome: { storage: { local: { get(): Promise<object> } } };

describe.runIf(RUNS)('the welcome page', () => {
  let chromium: Chromium;
  beforeAll(async () => {
    chromium = await Chromium.open({ welcome: true });
  });
  afterAll(async () => await chromium?.close());
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  const opened = () => chromium.browser.targets().filter((target) => target.url().endsWith('/welcome/welcome.html'));
  const open = async () => {
    const page = await chromium.openOwnPage('welcome/welcome.html');
    await page.waitForSelector('h1');
    return page;
  };

  it('opens once after the installation, and not when the worker starts again', async () => {
    const [target] = await waitFor('the page', () => (opened().length > 0 ? opened() : null));
    const page = await target?.page();
    await page?.waitForSelector('h1');
    await page?.close();
    await chromium.killWorker();
    const other = await open();
    // The page's question wakes the worker.
    await chromium.worker();
    expect(opened()).toHaveLength(1);
    await other.close();
  });

  it('has nothing ticked, and keeps a choice in the click that makes it', async () => {
    const page = await open();
    const ticked = () =>
      page.$$eval('input:checked', (inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    expect(await ticked()).toEqual([]);
    expect(await stored(page)).toEqual({});
    await page.click('input[value="headers"]');
    await page.waitForFunction(
      (text) => document.querySelector('[role="status"]')?.textContent === text,
      {},
      translate('welcome_ladder_kept', {}, 'en'),
    );
    expect(await stored(page)).toEqual({ ladder: 'headers' });
    await page.reload();
    await page.waitForSelector('h1');
    expect(await ticked()).toEqual(['headers']);
    await page.close();
  });

  it.each([
    ['#dkim', 'verified'],
    ['#attack', 'failed'],
  ])('leads to a message that is judged at once (%s)', async (story, level) => {
    const page = await open();
    const next = chromium.browser.waitForTarget((target) => target.url().endsWith(`learn/learn.html${story}`));
    await page.click(`a[href$="${story}"]`);
    const learn = await (await next).asPage();
    expect((await readVerdict(learn)).level).toBe(level);
    await learn.close();
    await page.close();
  });

  it.each(LOOKS)('can be read by everybody, in $language, $scheme, $width px', async ({ language, scheme, width }) => {
    await chromium.store({ language });
    const page = await chromium.browser.newPage();
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto(`chrome-extension://${chromium.extensionId}/welcome/welcome.html`);
    await page.waitForSelector('h1');
    await page.screenshot({ path: join(SCREENSHOTS, `welcome-${language}-${scheme}.png`), fullPage: true });
    expect(await page.$eval('main', (main) => main.textContent)).not.toMatch(/[{}]|welcome_|by_hand_|options_/);
    expect(await troubleFor(page)).toEqual([]);
    await page.close();
  });
});

const stored = (page: Page) => page.evaluate(async () => await chrome.storage.local.get());
