/** What a person sees, in both languages, light and dark: nothing is cut off, everyone can read it; and pictures of it. */
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { Chromium } from './browsers/chromium.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readVerdict } from './browsers/shown.ts';
import { sha256OfFile, zoneOf } from './mails/files.ts';
import { keyGone, longWay } from './mails/honest.ts';
import { DECLARED_RECEIVER } from './mails/mail.ts';
import { forgedFrom } from './mails/wrong.ts';
import { SCREENSHOTS, temporaryFolder } from './paths.ts';
import { type HttpsServer, startHttps } from './services/https.ts';
import { resolverHost } from './services/resolver-host.ts';
import { SOURCES, sourceAddress, sourceHost } from './services/sources.ts';

const RUNS = runs('pictures by Chromium', findChromium() === null ? 'chromium' : null);
const HOPS = [1, 6, 60];
const TABS = ['summary', 'route', 'checks', 'headers'];
const mails = [...HOPS.map(longWay), forgedFrom(), keyGone()];
const LOOKS = [
  { language: 'en', scheme: 'light' },
  { language: 'en', scheme: 'dark' },
  { language: 'ja', scheme: 'light' },
  { language: 'ja', scheme: 'dark' },
] as const;

describe.runIf(RUNS)('pictures', () => {
  const folder = temporaryFolder('pictures');
  let resolver: DohServer;
  let pages: HttpsServer;
  let chromium: Chromium;

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf(mails));
    pages = await startHttps(folder.path, { ...resolverHost(resolver), ...sourceHost(mails) });
    const receivers = { [`https://${SOURCES}`]: DECLARED_RECEIVER };
    chromium = await Chromium.open({ stored: { receivers }, httpsPort: pages.port });
  });
  afterAll(async () => {
    await chromium?.close();
    await pages?.stop();
    await resolver?.stop();
    folder.remove();
  });
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  it.each(LOOKS)('the popup in $language, $scheme', async ({ language, scheme }) => {
    await chromium.store({ language });
    for (const position of mails.keys()) {
      const page = await chromium.openPage(sourceAddress(position));
      const popup = await chromium.clickToolbarIcon(page);
      await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await readVerdict(popup);
      expect(await popup.evaluate(() => document.documentElement.lang)).toBe(language);
      const name = `popup-${position < HOPS.length ? `${HOPS[position]}-hops` : mails[position]?.declared?.level}`;
      for (const tab of TABS) {
        await openTab(popup, tab);
        await popup.screenshot({ path: join(SCREENSHOTS, `${name}-${tab}-${language}-${scheme}.png`) });
        expect({ name, tab, trouble: await troubleFor(popup) }).toEqual({ name, tab, trouble: [] });
      }
      await page.close();
    }
  });

  it.each(HOPS.map((hops, position) => ({ hops, position })))('the full page with $hops hops', async (way) => {
    await chromium.store({ language: 'en' });
    const page = await chromium.openPage(sourceAddress(way.position));
    const popup = await chromium.clickToolbarIcon(page);
    await readVerdict(popup);
    const key = sha256OfFile(mails[way.position]?.source ?? new Uint8Array());
    const report = await chromium.openOwnPage(`report/report.html#${key}`);
    await readVerdict(report);
    await openTab(report, 'route');
    await report.screenshot({ path: join(SCREENSHOTS, `report-${way.hops}-hops.png`), fullPage: true });
    expect(await troubleFor(report)).toEqual([]);
    await report.close();
    await page.close();
  });
});

async function openTab(page: Page, tab: string): Promise<void> {
  await page.click(`[role="tab"][id$="${tab}"]`);
  await page.waitForSelector(`[role="tab"][id$="${tab}"][aria-selected="true"]`);
}

/** What keeps somebody from reading the page: content wider than the window, or what axe finds. */
async function troubleFor(page: Page): Promise<string[]> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe: judge } = globalThis as unknown as { axe: typeof axe };
    const results = await judge.run();
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  });
  return [...(overflow > 0 ? [`${overflow} px wider than the window`] : []), ...violations];
}
