/** The static site in Chromium, in a window without the extension: the same verdicts, and nothing asked but of the resolver. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { Chromium } from './browsers/chromium.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { pasteSource } from './browsers/paste.ts';
import { readVerdict } from './browsers/shown.ts';
import { troubleFor } from './browsers/trouble.ts';
import { zoneOf } from './mails/files.ts';
import { longWay, rsaSigned } from './mails/honest.ts';
import { SCREENSHOTS, temporaryFolder } from './paths.ts';
import { type HttpsServer, startHttps } from './services/https.ts';
import { resolverHost } from './services/resolver-host.ts';
import { staticSite } from './services/static-site.ts';

const RUNS = runs('the static site in Chromium', findChromium() === null ? 'chromium' : null);
const HOST = 'site.example';
const SITE = `https://${HOST}/waybill/`;
const pasted = rsaSigned();
const opened = longWay(6);

describe.runIf(RUNS)('the static site', () => {
  const folder = temporaryFolder('site');
  const errors: string[] = [];
  let resolver: DohServer;
  let server: HttpsServer;
  let chromium: Chromium;
  let visitor: BrowserContext;

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf([pasted, opened]));
    server = await startHttps(folder.path, { [HOST]: staticSite('/waybill/'), ...resolverHost(resolver) });
    chromium = await Chromium.open({ httpsPort: server.port });
    // The extension is in no window of this kind.
    visitor = await chromium.browser.createBrowserContext();
  });
  afterAll(async () => {
    await visitor?.close();
    await chromium?.close();
    await server?.stop();
    await resolver?.stop();
    folder.remove();
  });
  afterEach(() => expect(errors.splice(0)).toEqual([]));

  const visit = async (path: string) => {
    const page = await visitor.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warn') errors.push(message.text());
    });
    await page.goto(SITE + path, { waitUntil: 'load' });
    return page;
  };

  it('leads from its own address to the page that takes a message, and judges what is pasted', async () => {
    const page = await visit('');
    await page.waitForSelector('textarea');
    expect(page.url()).toBe(`${SITE}report/report.html`);
    await pasteSource(page, pasted.source);
    expect((await readVerdict(page)).level).toBe('verified');
    await page.screenshot({ path: join(SCREENSHOTS, 'site-report.png') });
    await page.close();
  });

  it('opens a file, draws its way, and keeps nothing of it', async () => {
    const page = await visit('report/report.html');
    const path = join(folder.path, 'way.eml');
    writeFileSync(path, opened.source);
    const input = await page.waitForSelector('input[type="file"]');
    await input?.uploadFile(path);
    expect((await readVerdict(page)).level).toBe('verified');
    await page.click('[role="tab"][id$="route"]');
    await page.waitForSelector('.diagram');
    const kept = await page.evaluate(async () => [
      Object.keys(localStorage),
      Object.keys(sessionStorage),
      await indexedDB.databases(),
      await caches.keys(),
      document.cookie,
    ]);
    expect(kept).toEqual([[], [], [], [], '']);
    expect(await troubleFor(page)).toEqual([]);
    await page.close();
  });

  it('keeps its settings in its own storage: with DNS off nothing is looked up', async () => {
    const options = await visit('options/options.html');
    await options.waitForSelector('input[name="ladder"]');
    // Neither badges nor an icon: what belongs to them is not offered.
    expect(await options.$$eval('input[name="ladder"]', (choices) => choices.length)).toBe(2);
    expect(await options.$('#options_sites_title')).toBeNull();
    expect(await troubleFor(options)).toEqual([]);
    await options.click('input[name="ladder"][value="headers"]');
    await options.waitForFunction(() => document.querySelector('.saved')?.textContent !== '');
    const before = resolver.log.length;
    const page = await visit('report/report.html');
    await pasteSource(page, pasted.source);
    expect((await readVerdict(page)).level).toBe('unchecked');
    expect(resolver.log.length).toBe(before);
    // A change in one page is felt in the other.
    await options.bringToFront();
    await options.click('input[name="ladder"][value="click"]');
    await page.waitForSelector('.verdict[data-level="verified"]');
    await page.close();
    await options.close();
  });

  it('teaches without asking anybody', async () => {
    const before = resolver.log.length;
    const page = await visit('learn/learn.html');
    expect((await readVerdict(page)).level).not.toBe('checking');
    expect(resolver.log.length).toBe(before);
    await page.close();
  });

  it('lets no page load anything from elsewhere', async () => {
    const page = await visit('report/report.html');
    const refused = await page.evaluate(
      async () =>
        await new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective));
          document.head.append(
            Object.assign(document.createElement('script'), { src: 'https://elsewhere.example/x.js' }),
          );
        }),
    );
    expect(refused).toBe('script-src-elem');
    errors.splice(0);
    await page.close();
  });
});
