/** The pictures of the README: taken anew by `npm run screenshots -- --readme`, so that they never show what is gone. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { waitForBadges } from '../browsers/badges.ts';
import { ROOT } from '../paths.ts';
import { sleep } from '../services/process.ts';
import { openStage, type Stage } from './stage.ts';

const FOLDERS = {
  en: join(ROOT, 'docs', 'screenshots'),
  ja: join(ROOT, 'docs', 'screenshots', 'ja'),
};
const STORY = 'attack';
/** A sentence takes so long to read, at least; the last one stays longer. */
const SECONDS = 4;
const LAST_SECONDS = 7;

export interface Frames {
  file: string;
  frames: Uint8Array[];
  seconds: number[];
}

/** Takes the pictures that stand still, for the README of each language. @returns the frames of those that move */
export async function takeReadmePictures(): Promise<Frames[]> {
  const stage = await openStage();
  try {
    const moving: Frames[] = [];
    for (const [language, folder] of Object.entries(FOLDERS)) moving.push(await takePictures(stage, language, folder));
    return moving;
  } finally {
    await stage.close();
  }
}

async function takePictures(stage: Stage, language: string, folder: string): Promise<Frames> {
  mkdirSync(folder, { recursive: true });
  const { chromium } = stage;
  const picture = async (page: Page, name: string) => await page.screenshot({ path: join(folder, `${name}.png`) });
  await chromium.store({ language });
  for (const mail of ['verified', 'failed'] as const) {
    const popup = await stage.openPopup(mail);
    await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: mail === 'failed' ? 'dark' : 'light' }]);
    await picture(popup, `popup-${mail}`);
  }
  // A verified sender's badge is its domain alone: this one has words, and so differs between the languages.
  const page = await stage.openMail('vouched');
  await page.setViewport({ width: 1120, height: 300 });
  await waitForBadges(page, 1);
  await picture(page, 'badge');
  const report = await stage.openReport('sixHops');
  await report.setViewport({ width: 1120, height: 720 });
  await report.click('[role="tab"][id$="route"]');
  await report.waitForSelector('.diagram');
  await picture(report, 'route');
  return {
    file: join(folder, 'story.png'),
    ...(await tellStory(await chromium.openOwnPage(`learn/learn.html#${STORY}`))),
  };
}

/** A story, sentence by sentence. */
async function tellStory(page: Page): Promise<Omit<Frames, 'file'>> {
  await page.setViewport({ width: 1120, height: 640 });
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.waitForSelector('.player');
  const frames: Uint8Array[] = [];
  const seconds: number[] = [];
  const dots = await page.$$eval('.player-dots li', (all) => all.length);
  for (let beat = 1; beat <= dots; beat++) {
    if (beat > 1) await page.click('.player-ways .button:nth-child(2)');
    await page.waitForSelector(`.player-dots li:nth-child(${beat})[data-here="true"]`);
    await sleep(300);
    frames.push(await page.screenshot());
    seconds.push(beat === dots ? LAST_SECONDS : SECONDS);
  }
  return { frames, seconds };
}
