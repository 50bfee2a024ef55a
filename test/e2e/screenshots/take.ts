/**
 * `npm run screenshots`: every state in both languages, light and dark, by the real extension in a real browser. Pictures and their contact
 * sheet land in out/contact-sheet/. axe looks at each; what it finds, and what is wider than its window, fails the run.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from 'puppeteer-core';
import { troubleFor } from '../browsers/trouble.ts';
import { OUT, ROOT } from '../paths.ts';
import { sleep } from '../services/process.ts';
import { type Picture, writeContactSheet } from './contact-sheet.ts';
import { openStage, STORED, type Stage } from './stage.ts';
import { STATES, type State, viewportOf } from './states.ts';

const FOLDER = join(OUT, 'contact-sheet');
const LANGUAGES = ['en', 'ja'];
const SCHEMES = ['light', 'dark'];

export interface Chosen {
  /** Only states whose name holds one of these; none = all. */
  states: readonly string[];
  languages?: readonly string[];
  schemes?: readonly string[];
}

/** @returns how many pictures show something that keeps somebody from reading */
export async function takeScreenshots({ states, languages = LANGUAGES, schemes = SCHEMES }: Chosen): Promise<number> {
  if (states.length === 0) rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const chosen = STATES.filter(({ name }) => states.length === 0 || states.some((part) => name.includes(part)));
  const stage = await openStage();
  const pictures: Picture[] = [];
  try {
    for (const language of languages) {
      await stage.chromium.store({ language });
      for (const state of chosen) pictures.push(...(await pictureState(stage, state, language, schemes)));
    }
    for (const error of stage.chromium.errors) console.error(error);
  } finally {
    await stage.close();
  }
  writeContactSheet(FOLDER, pictures);
  console.log(`${pictures.length} pictures: ${relative(ROOT, FOLDER)}/index.html`);
  return pictures.filter(({ trouble }) => trouble.length > 0).length + stage.chromium.errors.length;
}

async function pictureState(
  stage: Stage,
  state: State,
  language: string,
  schemes: readonly string[],
): Promise<Picture[]> {
  const { name, group, size, whole = false, stored } = state;
  const pictures: Picture[] = [];
  try {
    if (stored) await stage.chromium.store(stored);
    const page = await state.open(stage);
    if (size) {
      await page.setViewport(viewportOf(size));
      // A tab behind another one is not drawn, and may keep its picture waiting for ever.
      await page.bringToFront();
    }
    for (const scheme of schemes) {
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: scheme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      await settle(page);
      const look = `${language}-${scheme}`;
      await pictureOf(page, join(FOLDER, `${name}-${look}.png`), whole ? size : undefined);
      // A webmail's own page is not ours to judge.
      const trouble = group === 'badge' ? [] : await troubleFor(page);
      pictures.push({ name, group, look, trouble });
      if (trouble.length > 0) console.error(`${name} ${look}: ${trouble.join('; ')}`);
    }
  } catch (error) {
    console.error(`${name} ${language}: ${error}`);
    pictures.push({ name, group, look: language, trouble: [String(error)] });
  }
  await closePages(stage);
  if (stored) await stage.chromium.store(STORED);
  return pictures;
}

/** Of a whole page in a window as high as it is: in a picture of more than the window, what sticks to its edges would lie over the page. */
async function pictureOf(page: Page, path: string, size: State['size']): Promise<void> {
  if (!size) return void (await page.screenshot({ path }));
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport(viewportOf({ ...size, height: Math.max(size.height, height) }));
  await settle(page);
  await page.screenshot({ path });
  await page.setViewport(viewportOf(size));
}

/** Waits for the letters, and gives what moves a moment to come to rest. */
async function settle(page: Page): Promise<void> {
  // What lies under the mouse is lit.
  await page.mouse.move(0, 0);
  await page.evaluate(async () => void (await document.fonts.ready));
  await sleep(150);
}

/** All but one, without which the browser would end. */
async function closePages({ chromium }: Stage): Promise<void> {
  const pages = await chromium.browser.pages();
  const blank = await chromium.browser.newPage();
  for (const page of pages) if (page !== blank) await page.close().catch(() => undefined);
}
