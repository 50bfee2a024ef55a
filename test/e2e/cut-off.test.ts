/** What a reader is cut off from: a connection that is gone, a permission that was taken back. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser as ExtensionApi } from 'webextension-polyfill';
import { translate } from '../../src/text/translate.ts';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { readBadges, waitForBadges } from './browsers/badges.ts';
import { Chromium } from './browsers/chromium.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readProblem, readVerdict } from './browsers/shown.ts';
import { asThread, gmailSigned } from './mails/gmail.ts';
import { temporaryFolder } from './paths.ts';
import { GMAIL, gmailHosts } from './services/gmail.ts';
import { type HttpsServer, startHttps } from './services/https.ts';
import { waitFor } from './services/process.ts';
import { resolverHost } from './services/resolver-host.ts';

const RUNS = runs('a reader who is cut off, in Chromium', findChromium() === null ? 'chromium' : null);
/** What functions see that run inside the extension. */
declare const chrome: ExtensionApi;

const SITE = `https://${GMAIL}/*`;
const [good, other] = [gmailSigned('18c1f0a2b3c4d5c1'), gmailSigned('18c1f0a2b3c4d5c2')];

describe.runIf(RUNS)('a reader who is cut off', () => {
  const folder = temporaryFolder('cut-off');
  let resolver: DohServer;
  let pages: HttpsServer;
  let chromium: Chromium;
  let page: Page;

  beforeAll(async () => {
    resolver = await startDohServer(good.zone);
    const hosts = gmailHosts([asThread('t0', 'Your order', [good]), asThread('t1', 'Your order', [other])]);
    pages = await startHttps(folder.path, { ...resolverHost(resolver), ...hosts });
    const stored = { language: 'en', ladder: 'always', badgeSites: [SITE] };
    chromium = await Chromium.open({ granted: [SITE], stored, httpsPort: pages.port });
    page = await chromium.openPage(`https://${GMAIL}/mail/u/0/#inbox/t0`);
  });
  afterAll(async () => {
    await chromium?.close();
    await pages?.stop();
    await resolver?.stop();
    folder.remove();
  });

  const openThread = async (thread: string) =>
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#inbox/${thread}`);
  const problemOf = async () => {
    const popup = await chromium.clickToolbarIcon(page);
    const said = await waitFor('a sentence', async () => await readProblem(popup).catch(() => null), 40_000);
    await chromium.closePopup(popup);
    return said;
  };

  it('from the webmail is told that its source could not be fetched, and has it when the connection is back', async () => {
    await openThread('t1');
    await waitForBadges(page, 1);
    await chromium.killWorker();
    await page.setOfflineMode(true);
    try {
      await openThread('t0');
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
