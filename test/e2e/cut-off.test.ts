/** What a reader is cut off from: a connection that is gone, a permission that was taken back. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser as ExtensionApi } from 'webextension-polyfill';
import { translate } from '../../src/text/translate.ts';
import { readBadges, waitForBadges } from './browsers/badges.ts';
import type { Chromium } from './browsers/chromium.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readProblem, readVerdict } from './browsers/shown.ts';
import { asThread, gmailSigned } from './mails/gmail.ts';
import { GMAIL, gmailHosts } from './services/gmail.ts';
import { showThread } from './services/gmail-page.ts';
import { waitFor } from './services/process.ts';

const RUNS = runs('a reader who is cut off, in Chromium', findChromium() === null ? 'chromium' : null);
/** What functions see that run inside the extension. */
declare const chrome: ExtensionApi;

const SITE = `https://${GMAIL}/*`;
const [good, other] = [gmailSigned('18c1f0a2b3c4d5c1'), gmailSigned('18c1f0a2b3c4d5c2')];

describe.runIf(RUNS)('a reader who is cut off', () => {
  let hosted: Hosted;
  let chromium: Chromium;
  let page: Page;

  beforeAll(async () => {
    hosted = await openHosted({
      zone: good.zone,
      hosts: gmailHosts([asThread('t0', 'Your order', [good]), asThread('t1', 'Your order', [other])]),
      granted: [SITE],
      stored: { language: 'en', ladder: 'always', badgeSites: [SITE] },
    });
    ({ chromium } = hosted);
    page = await chromium.openPage(`https://${GMAIL}/mail/u/0/#inbox/t0`);
  });
  afterAll(async () => await hosted?.close());

  const problemOf = async () => {
    const popup = await chromium.clickToolbarIcon(page);
    const said = await waitFor('a sentence', async () => await readProblem(popup).catch(() => null), 40_000);
    await chromium.closePopup(popup);
    return said;
  };

  it('from the webmail is told that its source could not be fetched, and has it when the connection is back', async () => {
    await showThread(page, 't1');
    await waitForBadges(page, 1);
    await chromium.killWorker();
    await page.setOfflineMode(true);
    try {
      await showThread(page, 't0');
      expect(await problemOf()).toBe(translate('webmail_source_unreachable', { webmail: 'Gmail' }));
    } finally {
      await page.setOfflineMode(false);
    }
    const popup = await chromium.clickToolbarIcon(page);
    expect((await readVerdict(popup)).level).toBe('verified');
    await chromium.closePopup(popup);
  });

  it('by a permission taken back loses the badges, and still has a click', async () => {
    await page.bringToFront();
    await page.reload();
    await waitForBadges(page, 1);
    const worker = await chromium.worker();
    expect(await worker.evaluate((site) => chrome.permissions.remove({ origins: [site] }), SITE)).toBe(true);
    await waitFor('the badge to go', async () => (await readBadges(page)).length === 0);
    const popup = await chromium.clickToolbarIcon(page);
    expect((await readVerdict(popup)).level).toBe('verified');
    await chromium.closePopup(popup);
  });
});
