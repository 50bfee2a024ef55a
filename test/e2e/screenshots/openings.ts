/** How the states are come to that take more than a click on a tab. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Viewport } from 'puppeteer-core';
import { writeCompoundFile } from '../../report/files/compound-file-writer.ts';
import { readVerdict } from '../browsers/shown.ts';
import { MAILS, type Stage } from './stage.ts';

/** Of the browser's API, what the extension's own pages are asked for here. */
interface ExtensionApi {
  tabs: { getCurrent(): Promise<{ id?: number } | undefined> };
  windows: { create(of: { tabId: number }): Promise<unknown> };
}
declare const chrome: ExtensionApi;

/** Opens what an arrow in the middle of the way is. */
export async function openStep(page: Page): Promise<void> {
  await page.waitForSelector('.step');
  await page.$$eval('.step', (steps) => {
    const step = steps[Math.floor(steps.length / 2)] as SVGElement;
    step.focus();
    step.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  });
  await page.waitForSelector('.panel');
}

/** Opens a term's card out of a step. */
export async function openCard(page: Page): Promise<void> {
  await openStep(page);
  await press(page, '.panel .term-chip');
  await page.waitForSelector('.card');
}

/** Plays the story of a message, some sentences on. */
export async function playStory(page: Page): Promise<void> {
  await press(page, '.story-start');
  await page.waitForSelector('.story');
  for (let sentence = 0; sentence < 4; sentence++) await press(page, NEXT_SENTENCE);
  await page.waitForSelector('.step[data-lit]');
}

/** Behind the one that leads back; the strong one between them plays. */
const NEXT_SENTENCE = '.story-controls > .button:not(.button-strong) ~ .button:not(.button-strong)';

/** The way as a list of what the servers wrote. */
export async function openList(page: Page): Promise<void> {
  await press(page, '.route-bar .switch-choice:nth-of-type(2)');
  await page.waitForSelector('.hops');
}

/** Supposes the first thing that is offered. */
export async function suppose(page: Page): Promise<void> {
  await unfold(page, 'what-if', '.what-if-switch');
  await press(page, '.what-if-switch');
  await page.waitForSelector('.supposed');
}

/** Answers a question. */
export async function answer(page: Page): Promise<void> {
  await press(page, '.question-choice');
  await page.waitForSelector('.question-why');
}

/** Presses it wherever it stands: what sticks to an edge may lie over it. */
async function press(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector);
  await page.$eval(selector, (element) => (element as HTMLElement).click());
}

/** Unfolds what a report page offers below its verdict, and waits until something of it is there. */
export async function unfold(page: Page, section: string, until: string): Promise<void> {
  await page.click(`.report-${section} > summary`);
  await page.waitForSelector(until);
}

/** A story, some sentences on. */
export async function openStory({ chromium }: Stage, size: Viewport): Promise<Page> {
  const page = await chromium.openOwnPage('learn/learn.html#dmarc');
  await page.waitForSelector('.player');
  await page.setViewport(size);
  for (let beat = 0; beat < 3; beat++) await page.click('.player-ways .button:nth-child(2)');
  return page;
}

/** A check that runs, held still: whatever comes is drawn into the body that the page had. */
export async function openRunning({ openRunningCheck }: Stage): Promise<Page> {
  const popup = await openRunningCheck();
  await popup.waitForFunction(() => {
    if (!document.querySelector('.progress-stop')) return false;
    document.body.replaceWith(document.body.cloneNode(true));
    return true;
  });
  return popup;
}

/** A check that a person stopped. */
export async function openStopped({ openRunningCheck }: Stage): Promise<Page> {
  const popup = await openRunningCheck();
  await popup.waitForFunction(() => {
    const button = document.querySelector<HTMLElement>('.progress-stop');
    button?.click();
    return button !== null;
  });
  await readVerdict(popup);
  return popup;
}

/** The side panel, once it shows something of the mail beside it. */
export async function openPanel({ chromium }: Stage, mail: Page, shows: string): Promise<Page> {
  const panel = await chromium.openOwnPage('popup/panel.html');
  await mail.bringToFront();
  await panel.waitForFunction((selector) => document.querySelector(selector), { polling: 200 }, shows);
  // It goes on following its old window, from one where it can be in front itself: a picture is taken of nothing else.
  await panel.evaluate(async () => {
    const { id } = (await chrome.tabs.getCurrent()) ?? {};
    if (id !== undefined) await chrome.windows.create({ tabId: id });
  });
  return panel;
}

/** The messages of a conversation, each with its time and verdict. */
export async function openMessageList({ openConversation }: Stage): Promise<Page> {
  const popup = await openConversation();
  await popup.click('.messages > summary');
  return popup;
}

/** A webmail in which no message is open. */
export async function openNoMessage({ chromium, maildev }: Stage): Promise<Page> {
  const popup = await chromium.clickToolbarIcon(await chromium.openPage(`${maildev.origin}/`));
  await popup.waitForSelector('.problem');
  return popup;
}

/** Two messages side by side, each on a report page of its own. */
export async function openCompared({ openReport }: Stage): Promise<Page> {
  await openReport('verified');
  const page = await openReport('failed');
  await unfold(page, 'compare', '.compare-offer');
  await page.click('.compare-offer');
  await page.waitForSelector('.compare-table tbody tr');
  return page;
}

/** Files of many messages, and one that is none. */
export async function openFiles({ chromium, folder }: Stage): Promise<Page> {
  const page = await chromium.openOwnPage('report/report.html');
  const files = (['verified', 'altered', 'ambiguous', 'failed', 'unverified'] as const).map((name) => {
    const path = join(folder, `${name}.eml`);
    writeFileSync(path, MAILS[name].source);
    return path;
  });
  const outlook = join(folder, 'letter.msg');
  writeFileSync(outlook, writeCompoundFile({}));
  const input = await page.waitForSelector('input[type="file"]');
  await input?.uploadFile(...files, outlook);
  await page.waitForSelector('.batch[aria-busy="false"] li:nth-child(5) [data-level]');
  return page;
}
