/** What a person sees, in both languages, light and dark: nothing is cut off, everyone can read it; and pictures of it. */
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { Chromium } from './browsers/chromium.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readVerdict } from './browsers/shown.ts';
import { troubleFor } from './browsers/trouble.ts';
import { named, zoneOf } from './mails/files.ts';
import { keyGone, longWay } from './mails/honest.ts';
import { DECLARED_RECEIVER, type Mail, slug } from './mails/mail.ts';
import { forgedFrom } from './mails/wrong.ts';
import { SCREENSHOTS, temporaryFolder } from './paths.ts';
import { type HttpsServer, startHttps } from './services/https.ts';
import { type Maildev, startMaildev } from './services/maildev.ts';
import { openInMaildev } from './services/maildev-page.ts';
import { resolverHost } from './services/resolver-host.ts';

const RUNS = runs('pictures by Chromium', findChromium() === null ? 'chromium' : null);
const TABS = ['summary', 'route', 'checks', 'headers'];
const ways = [1, 6, 60].map(longWay);
const mails = [...ways, forgedFrom(), keyGone()];
/** axe takes seconds a page: what does not change with colours or language is judged once. */
const LOOKS = [
  { language: 'en', scheme: 'light', shown: mails, rules: 'all' },
  { language: 'en', scheme: 'dark', shown: mails.slice(1), rules: 'contrast' },
  { language: 'ja', scheme: 'light', shown: mails.slice(1), rules: 'none' },
  { language: 'ja', scheme: 'dark', shown: mails.slice(1, 2), rules: 'none' },
] as const;

describe.runIf(RUNS)('pictures', () => {
  const folder = temporaryFolder('pictures');
  let resolver: DohServer;
  let pages: HttpsServer;
  let maildev: Maildev;
  let chromium: Chromium;
  const ids = new Map<Mail, string>();

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf(mails));
    pages = await startHttps(folder.path, resolverHost(resolver));
    maildev = await startMaildev(folder.path);
    for (const mail of mails) ids.set(mail, await maildev.send(mail.source));
    const receivers = { [maildev.origin]: DECLARED_RECEIVER };
    chromium = await Chromium.open({ stored: { receivers }, httpsPort: pages.port });
  });
  afterAll(async () => {
    await chromium?.close();
    await maildev?.stop();
    await pages?.stop();
    await resolver?.stop();
    folder.remove();
  });
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  const clickOn = async (mail: Mail) => {
    const page = await chromium.openPage('about:blank');
    await openInMaildev(page, maildev, ids.get(mail) ?? '');
    return { page, popup: await chromium.clickToolbarIcon(page) };
  };

  describe.each(LOOKS)('the popup in $language, $scheme', ({ language, scheme, shown, rules }) => {
    it.each(named(shown))('%s', async (_, mail) => {
      await chromium.store({ language });
      const { page, popup } = await clickOn(mail);
      await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      expect((await readVerdict(popup)).level).toBe(mail.declared?.level);
      expect(await popup.evaluate(() => document.documentElement.lang)).toBe(language);
      for (const tab of TABS) {
        await openTab(popup, tab);
        await popup.screenshot({
          path: join(SCREENSHOTS, `popup-${slug(mail.name)}-${tab}-${language}-${scheme}.png`),
        });
        expect({ tab, trouble: await troubleFor(popup, rules) }).toEqual({ tab, trouble: [] });
      }
      await page.close();
    });
  });

  it.each(named(ways))('the full page: %s', async (_, mail) => {
    await chromium.store({ language: 'en' });
    const { page, popup } = await clickOn(mail);
    await readVerdict(popup);
    const report = await chromium.openReport(popup);
    await readVerdict(report);
    await openTab(report, 'route');
    await report.screenshot({ path: join(SCREENSHOTS, `report-${slug(mail.name)}.png`), fullPage: true });
    expect(await troubleFor(report, 'all')).toEqual([]);
    await report.close();
    await page.close();
  });
});

async function openTab(page: Page, tab: string): Promise<void> {
  await page.click(`[role="tab"][id$="${tab}"]`);
  await page.waitForSelector(`[role="tab"][id$="${tab}"][aria-selected="true"]`);
}
