/** The side panel's page, opened as a tab beside a webmail: it follows what is open in the tab in front, and asks no more than the ladder lets it. */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser as ExtensionApi } from 'webextension-polyfill';
import { translate } from '../../src/text/translate.ts';
import type { Chromium } from './browsers/chromium.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { asThread, gmailForged, gmailSigned } from './mails/gmail.ts';
import { GMAIL, gmailHosts } from './services/gmail.ts';
import { waitFor } from './services/process.ts';

/** What functions see that run inside the extension. */
declare const chrome: ExtensionApi;

const RUNS = runs('the side panel in Chromium', findChromium() === null ? 'chromium' : null);
const INBOX = `https://${GMAIL}/mail/u/0/`;
const signed = gmailSigned('18c1f0a2b3c4d5e6');
const forged = gmailForged('18c1f0a2b3c4d5f2');

describe.runIf(RUNS)('the side panel', () => {
  let hosted: Hosted;
  let chromium: Chromium;
  let page: Page;
  let panel: Page;

  beforeAll(async () => {
    const site = `https://${GMAIL}/*`;
    hosted = await openHosted({
      zone: { ...signed.zone, ...forged.zone },
      hosts: {
        ...gmailHosts([asThread('t1', 'Your order', [signed]), asThread('t2', 'Another', [forged])]),
        'news.example': () => ({ body: '<!doctype html><title>News</title><h1>News of the day</h1>' }),
      },
      granted: [site],
      stored: { language: 'en', ladder: 'click', badgeSites: [site] },
    });
    ({ chromium } = hosted);
    page = await chromium.openPage(`${INBOX}#inbox/t1`);
    panel = await chromium.openOwnPage('popup/panel.html');
    await page.bringToFront();
  });
  afterAll(async () => await hosted?.close());
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  /** What stands in the panel, which is behind the tab in front: nothing may wait for it to be drawn. */
  const shows = async (what: string, where = panel) =>
    await waitFor(`the panel to show ${what}`, async () => {
      const text = await where.evaluate(
        () =>
          `${document.querySelector('.verdict')?.getAttribute('data-level')} ${document.querySelector('.popup')?.textContent}`,
      );
      return text.includes(what) ? text : null;
    });
  const questions = () => hosted.resolver.log.length;

  it('shows the open message without asking the DNS, and asks when it is told to', async () => {
    await shows(translate('popup_dns_by_click', {}, 'en'));
    expect(questions()).toBe(0);
    await panel.evaluate(
      (text) => {
        const buttons = [...document.querySelectorAll('button')];
        buttons.find((button) => button.textContent === text)?.click();
      },
      translate('popup_dns_ask', {}, 'en'),
    );
    await shows('verified ');
    expect(questions()).toBeGreaterThan(0);
  });

  it('follows the page to the next message', async () => {
    await page.evaluate(() => {
      location.hash = '#inbox/t2';
    });
    await shows('failed ');
  });

  it('follows the reader to another tab, where it says how it gets in, and back', async () => {
    const news = await chromium.openPage('https://news.example/');
    await shows(translate('popup_panel_closed', {}, 'en'));
    await news.close();
    await page.bringToFront();
    await shows('failed ');
  });

  it('stays with its own window when the tab is moved to another one, whose panel shows it, and follows it back', async () => {
    const news = await chromium.openPage('https://news.example/');
    await page.bringToFront();
    await shows('failed ');
    const worker = await chromium.worker();
    const [tabId, here, there] = await worker.evaluate(async () => {
      const [front] = await chrome.tabs.query({ active: true });
      const opened = await chrome.windows.create({ tabId: front?.id as number });
      return [front?.id, front?.windowId, opened.id] as [number, number, number];
    });
    await shows(translate('popup_panel_closed', {}, 'en'));
    const address = panel.url();
    const known = new Set(chromium.browser.targets());
    const opened = chromium.browser.waitForTarget((target) => target.url() === address && !known.has(target));
    await worker.evaluate(
      async (windowId, url) => void (await chrome.tabs.create({ windowId, url, active: false })),
      there,
      address,
    );
    const beside = await (await opened).asPage();
    await shows('failed ', beside);
    await shows(translate('popup_panel_closed', {}, 'en'));
    await worker.evaluate(
      async (moved, windowId) => {
        await chrome.tabs.move(moved, { windowId, index: -1 });
        await chrome.tabs.update(moved, { active: true });
      },
      tabId,
      here,
    );
    await shows('failed ');
    await shows(translate('popup_panel_closed', {}, 'en'), beside);
    await beside.close();
    await news.close();
  });

  it('shows nothing of a page whose process crashed, of which no event tells, and follows it when it is loaded again', async () => {
    const session = await page.createCDPSession();
    session.send('Page.crash').catch(() => undefined);
    await shows(translate('popup_panel_closed', {}, 'en'));
    const worker = await chromium.worker();
    await worker.evaluate(async () => {
      const [front] = await chrome.tabs.query({ active: true, url: 'https://mail.google.com/*' });
      await chrome.tabs.reload(front?.id as number);
    });
    await shows('failed ');
  });

  it('shows nothing of a page that was left', async () => {
    await page.goto('https://news.example/');
    await shows(translate('popup_panel_closed', {}, 'en'));
  });
});
