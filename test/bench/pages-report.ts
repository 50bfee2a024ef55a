/**
 * What a person waits for: the first paint of the extension's pages beside that of an empty one, and the verdict after a click beside
 * the first paint of an empty popup. All in one browser, turn by turn, so that a busy machine is busy for all of them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Browser as ExtensionApi } from 'webextension-polyfill';
import { Chromium } from '../e2e/browsers/chromium.ts';
import { findChromium, hasRoundcube } from '../e2e/browsers/installed.ts';
import { asFile, zoneOf } from '../e2e/mails/files.ts';
import { DECLARED_RECEIVER, deliver, type Mail, strictZone, write } from '../e2e/mails/mail.ts';
import { CHROME_BUILD, temporaryFolder } from '../e2e/paths.ts';
import { startDovecot } from '../e2e/services/dovecot.ts';
import { startHttps } from '../e2e/services/https.ts';
import { resolverHost } from '../e2e/services/resolver-host.ts';
import { startRoundcube } from '../e2e/services/roundcube.ts';
import { openMail, signIn } from '../e2e/services/roundcube-session.ts';
import { startDohServer } from '../fakes/doh-server.ts';
import { keyZone, signDkim } from '../messages/sign.ts';
import type { Choice } from './choice.ts';
import { median, met, milliseconds, times } from './format.ts';

/** What functions see that run inside the extension. */
declare const chrome: ExtensionApi;

const EMPTY = '<!doctype html><meta charset="utf-8"><title>Empty</title><p>Empty</p>\n';
const EMPTY_PAGE = 'bench/empty.html';
const EMPTY_POPUP = 'bench/empty-popup.html';
const POPUP = 'popup/popup.html';

const PAGES = [POPUP, 'report/report.html', 'options/options.html'];
const ROUNDS = 25;
const PAINT_GOAL = 1.25;

const CLICKS = 12;
const ANSWER_DELAY = 30;
const WARM_GOAL = 1.4;
const STOPPED_GOAL = 1.75;

export async function printPages({ filter, quick }: Choice): Promise<void> {
  console.log("The extension's pages in Chromium: milliseconds (median of turns), and how many times an empty page's");
  if (findChromium() === null) return console.log('SKIPPED: no Chromium is installed');
  mkdirSync(join(CHROME_BUILD, 'bench'), { recursive: true });
  for (const path of [EMPTY_PAGE, EMPTY_POPUP]) writeFileSync(join(CHROME_BUILD, path), EMPTY);
  if (PAGES.some((path) => `first paint of ${path}`.includes(filter))) await printPaints(quick ? 1 : ROUNDS);
  if ('click to verdict'.includes(filter)) await printClicks(quick ? 1 : CLICKS);
}

async function printPaints(rounds: number): Promise<void> {
  const chromium = await Chromium.open({ stored: { language: 'en' } });
  try {
    const page = await chromium.openPage('about:blank');
    const paints = new Map([EMPTY_PAGE, ...PAGES].map((path) => [path, [] as number[]]));
    // Once, so that its code is compiled for all of them.
    for (const path of paints.keys()) await page.goto(`chrome-extension://${chromium.extensionId}/${path}`);
    for (let round = 0; round < rounds; round++) {
      for (const [path, found] of paints) {
        await page.goto(`chrome-extension://${chromium.extensionId}/${path}`);
        found.push(await firstPaint(page));
      }
    }
    const empty = median(paints.get(EMPTY_PAGE) ?? []);
    printRow('first paint of an empty page', empty);
    for (const path of PAGES) {
      printRow(`first paint of ${path}`, median(paints.get(path) ?? []), { floor: empty, goal: PAINT_GOAL });
    }
  } finally {
    await chromium.close();
  }
}

async function printClicks(clicks: number): Promise<void> {
  if (!hasRoundcube())
    return console.log('SKIPPED: from a click to the verdict: Roundcube and Dovecot are not installed');
  const mails = Array.from({ length: 2 * clicks }, (_, index) => signedMail(`sender${index}.example`));
  const folder = temporaryFolder('bench-pages');
  const resolver = await startDohServer(zoneOf(mails), { delay: ANSWER_DELAY });
  const pages = await startHttps(folder.path, resolverHost(resolver));
  const dovecot = await startDovecot(join(folder.path, 'dovecot'), mails.map(asFile));
  const roundcube = await startRoundcube(join(folder.path, 'roundcube'), dovecot.port, 'elastic');
  try {
    const stored = { language: 'en', receivers: { [roundcube.origin]: DECLARED_RECEIVER } };
    const chromium = await Chromium.open({ stored, httpsPort: pages.port });
    try {
      const page = await chromium.openPage('about:blank');
      await signIn(page, roundcube.origin);
      const { empty, warm, stopped } = await measureClicks(chromium, page, roundcube.origin, clicks);
      printRow('click to the first paint of an empty popup', median(empty));
      printRow('click to verdict, worker running', median(warm), { floor: median(empty), goal: WARM_GOAL });
      printRow('click to verdict, worker stopped', median(stopped), { floor: median(empty), goal: STOPPED_GOAL });
    } finally {
      await chromium.close();
    }
  } finally {
    await roundcube.stop();
    await dovecot.stop();
    await pages.stop();
    await resolver.stop();
    folder.remove();
  }
}

/** Each verdict is of a mail that nobody looked at before, from a domain of its own: nothing of it is known. */
async function measureClicks(chromium: Chromium, page: Page, origin: string, clicks: number) {
  const found = { empty: [] as number[], warm: [] as number[], stopped: [] as number[] };
  for (let uid = 1; uid <= 2 * clicks; uid += 2) {
    await openMail(page, origin, uid);
    await choosePopup(chromium, EMPTY_POPUP);
    found.empty.push(
      await clickFor(chromium, page, async (popup) => (await timeOrigin(popup)) + (await firstPaint(popup))),
    );
    await choosePopup(chromium, POPUP);
    found.warm.push(await clickFor(chromium, page, verdictTime));
    await openMail(page, origin, uid + 1);
    await chromium.killWorker();
    found.stopped.push(await clickFor(chromium, page, verdictTime));
  }
  return found;
}

function signedMail(domain: string): Mail {
  const name = `From ${domain}`;
  return {
    name,
    source: deliver(signDkim(write(domain, name), { domain }), domain),
    zone: { ...keyZone(domain), ...strictZone(domain) },
  };
}

/** What the toolbar icon opens from now on. */
async function choosePopup(chromium: Chromium, popup: string): Promise<void> {
  await (await chromium.worker()).evaluate(async (path) => await chrome.action.setPopup({ popup: path }), popup);
}

/** @returns milliseconds from the click to what is waited for in the popup */
async function clickFor(chromium: Chromium, page: Page, wait: (popup: Page) => Promise<number>): Promise<number> {
  const popup = await chromium.clickToolbarIcon(page);
  const at = await wait(popup);
  await chromium.closePopup(popup);
  return at - chromium.clickedAt;
}

async function timeOrigin(page: Page): Promise<number> {
  return await page.evaluate(() => performance.timeOrigin);
}

/** Since the page's time origin. */
async function firstPaint(page: Page): Promise<number> {
  return await page.evaluate(
    async () =>
      await new Promise<number>((resolve) => {
        new PerformanceObserver((list, observer) => {
          const [paint] = list.getEntriesByName('first-contentful-paint');
          if (!paint) return;
          observer.disconnect();
          resolve(paint.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
}

/** When the finished verdict stands in the page, in milliseconds since 1970. */
async function verdictTime(popup: Page): Promise<number> {
  const { at, level } = await popup.evaluate(
    async () =>
      await new Promise<{ at: number; level: string }>((resolve) => {
        const look = () => {
          const level = document.querySelector('.verdict')?.getAttribute('data-level') ?? 'checking';
          if (level === 'checking' && !document.querySelector('.problem')) return;
          observer.disconnect();
          resolve({ at: performance.timeOrigin + performance.now(), level });
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, attributes: true });
        look();
      }),
  );
  if (level !== 'verified') throw new Error(`the verdict is ${level}: what was measured is another way`);
  return at;
}

function printRow(name: string, value: number, beside?: { floor: number; goal: number }): void {
  const goal = beside && times(value / beside.floor) + met(value / beside.floor <= beside.goal, `≤ ${beside.goal}×`);
  console.log(`${name.padEnd(52)}${milliseconds(value)}${goal ?? ''}`);
}
