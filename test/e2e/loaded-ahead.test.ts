/** Pages that the browser loads ahead of a click (`<script type="speculationrules">`): nobody sees what they show. */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser as ExtensionApi } from 'webextension-polyfill';
import type { TabMessage } from '../../src/platform/wire/messages.ts';
import { translate } from '../../src/text/translate.ts';
import { waitForBadges } from './browsers/badges.ts';
import type { Chromium } from './browsers/chromium.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readVerdict } from './browsers/shown.ts';
import { asThread, gmailSigned } from './mails/gmail.ts';
import { GMAIL, gmailHosts } from './services/gmail.ts';
import type { Host } from './services/https.ts';
import { sleep, waitFor } from './services/process.ts';

const RUNS = runs('pages that are loaded ahead in Chromium', findChromium() === null ? 'chromium' : null);
/** What functions see that run inside the extension. */
declare const chrome: ExtensionApi;

const SEEN = '18c1f0a2b3c4d5c1';
const AHEAD = '18c1f0a2b3c4d5c2';
const seen = gmailSigned(SEEN);
/** The source of another mail than the page shows. */
const ahead = gmailSigned(AHEAD);
const shownAhead = { ...ahead, message: { ...ahead.message, fromAddress: 'ceo@bank.example' } };
const address = (thread: string) => `https://${GMAIL}/mail/u/0/?ahead=${thread}#inbox/${thread}`;

describe.runIf(RUNS)('a page that is loaded ahead', () => {
  /** For what each page was asked, as the browser says it. */
  const purposes: string[] = [];
  let hosted: Hosted;
  let chromium: Chromium;

  beforeAll(async () => {
    const site = `https://${GMAIL}/*`;
    const hosts = gmailHosts([asThread('seen', 'Your order', [seen]), asThread('ahead', 'Your order', [shownAhead])]);
    const gmail: Host = (request) => {
      if (!request.url.searchParams.has('view')) purposes.push(String(request.headers['sec-purpose'] ?? ''));
      return hosts[GMAIL]?.(request) ?? null;
    };
    hosted = await openHosted({
      zone: seen.zone,
      hosts: { ...hosts, [GMAIL]: gmail },
      granted: [site],
      stored: { language: 'en', ladder: 'always', badgeSites: [site] },
    });
    ({ chromium } = hosted);
  });
  afterAll(async () => await hosted?.close());
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  /** Has the browser load an address ahead, scripts and all. */
  async function loadAhead(page: Page, url: string): Promise<void> {
    purposes.length = 0;
    await page.evaluate((next) => {
      const rules = { prerender: [{ source: 'list', urls: [next], eagerness: 'immediate' }] };
      const script = Object.assign(document.createElement('script'), { type: 'speculationrules' });
      script.textContent = JSON.stringify(rules);
      document.head.append(script);
    }, url);
    await waitFor('the page to be loaded ahead', () => purposes.includes('prefetch;prerender'));
  }
  const known = async () =>
    await (await chromium.worker()).evaluate(async () => {
      const kept = Object.entries(await chrome.storage.session.get(null)).filter(([name]) => /^tab:\d/.test(name));
      return kept.flatMap(([, record]) =>
        JSON.parse(String(record)).messages.map((message: TabMessage) => message.shown.from),
      );
    });
  const asksForSource = (id: string) =>
    hosted.pages.asked.some((asked) => asked.includes('view=') && asked.includes(id));

  it('tells of no mail beside the page that is seen, fetches no source, and has its own badge once it is shown', async () => {
    const page = await chromium.openPage(address('seen'));
    await waitForBadges(page, 1);
    const title = translate('badge_title_verified', { domain: 'shop.example' });
    await waitFor('the toolbar to say so', async () => (await chromium.titleOfIcon()) === title);
    await loadAhead(page, address('ahead'));
    // As long as a badge needs.
    await sleep(2500);
    expect(await known()).toEqual(['alice@shop.example']);
    expect([asksForSource(SEEN), asksForSource(AHEAD)]).toEqual([true, false]);
    expect(await chromium.titleOfIcon()).toBe(title);
    const popup = await chromium.clickToolbarIcon(page);
    expect(await readVerdict(popup)).toMatchObject({ level: 'verified' });
    await chromium.closePopup(popup);

    await page.evaluate((url) => void location.assign(url), address('ahead')).catch(() => undefined);
    // The debugger knows it as another page than the one before.
    const shown = await waitFor('the page to be shown', async () => {
      const target = chromium.browser.targets().find((one) => one.type() === 'page' && one.url() === address('ahead'));
      return (await target?.page()) ?? null;
    });
    // It is that very page, not another load of it.
    expect(purposes.filter((purpose) => purpose === '')).toHaveLength(0);
    const [badge] = await waitForBadges(shown, 1);
    expect(badge?.level).not.toBe('verified');
    expect(await known()).toEqual(['ceo@bank.example']);
    await waitFor('the toolbar to say what the badge says', async () => (await chromium.titleOfIcon()) !== title);
    await shown.close();
  });
});
