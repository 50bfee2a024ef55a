/**
 * The popup over a page without badges, on which it was opened by a click: whatever that page goes on to by itself, the popup shows nothing of
 * the mail before.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser as ExtensionApi } from 'webextension-polyfill';
import { translate } from '../../src/text/translate.ts';
import type { Chromium } from './browsers/chromium.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readVerdict } from './browsers/shown.ts';
import { zoneOf } from './mails/files.ts';
import { rsaSigned } from './mails/honest.ts';
import type { Host } from './services/https.ts';
import { sleep, waitFor } from './services/process.ts';
import { roundcubePage } from './services/roundcube-page.ts';

/** What functions see that run inside the extension. */
declare const chrome: ExtensionApi;

const RUNS = runs('the popup over a page that goes on, in Chromium', findChromium() === null ? 'chromium' : null);
const ORIGIN = 'https://mail.example';
const signed = rsaSigned('signed.example', 'A signed message');
const other = rsaSigned('other.example', 'Another message');
const mails = [signed, other];
const addressOf = (uid: number) => `${ORIGIN}/?_task=mail&_action=show&_uid=${uid}`;
const webmail: Host = ({ url }) => {
  const { searchParams } = url;
  // Beside the list, in a frame of its own.
  if (searchParams.has('preview'))
    return {
      body: `<!doctype html><title>Mail</title><iframe id="mail" src="${addressOf(1)}" width="900" height="500"></iframe>`,
    };
  const uid = Number(searchParams.get('_uid'));
  const mail = mails[uid - 1];
  if (!mail) return { body: '<!doctype html><title>Settings</title>' };
  if (searchParams.get('_action') === 'viewsource')
    return { headers: { 'content-type': 'text/plain' }, body: mail.source };
  return { body: roundcubePage(mail, uid) };
};

describe.runIf(RUNS)('the popup over a page that goes on by itself', () => {
  let hosted: Hosted;
  let chromium: Chromium;

  beforeAll(async () => {
    hosted = await openHosted({
      zone: zoneOf(mails),
      hosts: {
        'mail.example': webmail,
        'news.example': () => ({ body: '<!doctype html><title>News</title><h1>News of the day</h1>' }),
        // It never ends loading.
        'slow.example': ({ url }) =>
          url.pathname === '/picture'
            ? new Promise(() => undefined)
            : { body: '<!doctype html><title>Slow</title><img src="/picture">' },
      },
      stored: { language: 'en', ladder: 'always' },
    });
    ({ chromium } = hosted);
  });
  afterAll(async () => await hosted?.close());
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  async function openPopup(address: string): Promise<{ page: Page; popup: Page }> {
    const page = await chromium.openPage(address);
    const popup = await chromium.clickToolbarIcon(page);
    expect((await readVerdict(popup)).level).toBe('verified');
    return { page, popup };
  }
  const judges = async (popup: Page, domain: string) =>
    await waitFor(`the popup to name ${domain}`, async () =>
      popup.evaluate((wanted) => {
        const verdict = document.querySelector('.verdict[data-level="verified"]');
        return verdict?.textContent?.includes(wanted);
      }, domain),
    );
  const isClean = async (popup: Page) =>
    await waitFor('the popup to let go of the mail', async () =>
      popup.evaluate(() => document.querySelector('.verdict') === null || document.querySelector('.problem') !== null),
    );

  it.each([
    ['another site', 'https://news.example/', 'webmail_page_closed'],
    ['a page of the same site without a mail', `${ORIGIN}/?_task=settings`, 'webmail_none'],
  ] as const)('says so of %s', async (_, address, key) => {
    const { page, popup } = await openPopup(addressOf(1));
    await page.evaluate((url) => location.assign(url), address);
    await waitFor('the popup to say so', async () =>
      popup.evaluate((text) => document.body.textContent?.includes(text), translate(key)),
    );
    expect(await popup.$('.inspection')).toBeNull();
    await chromium.closePopup(popup);
    await page.close();
  });

  it('shows nothing of the mail over a page that never ends loading', async () => {
    const { page, popup } = await openPopup(addressOf(1));
    await page.evaluate(() => location.assign('https://slow.example/'));
    await isClean(popup);
    expect(await popup.$('.inspection')).toBeNull();
    await chromium.closePopup(popup);
    await page.close();
  });

  it.each(['by its address', 'by its history'])('judges the next mail, which the page goes on to %s', async (how) => {
    const { page, popup } = await openPopup(addressOf(1));
    if (how === 'by its address') await page.evaluate((url) => location.replace(url), addressOf(2));
    else {
      await page.goto(addressOf(2));
      await judges(popup, 'other.example');
      await page.evaluate(() => history.back());
      await judges(popup, 'signed.example');
      await page.evaluate(() => history.forward());
    }
    await judges(popup, 'other.example');
    await chromium.closePopup(popup);
    await page.close();
  });

  it('closes when its tab is moved to another window', async () => {
    const { page } = await openPopup(addressOf(1));
    await (await chromium.worker()).evaluate(async () => {
      const [front] = await chrome.tabs.query({ active: true });
      await chrome.windows.create({ tabId: front?.id as number });
    });
    await waitFor('the popup to close', () =>
      chromium.browser.targets().every((one) => !one.url().endsWith('/popup.html')),
    );
    await page.close();
  });

  it('judges a mail whose page comes back as it was left', async () => {
    const { page, popup } = await openPopup(addressOf(1));
    await page.evaluate(() =>
      addEventListener('pageshow', ({ persisted }) => {
        document.title = persisted ? 'as it was left' : 'anew';
      }),
    );
    await page.goto(addressOf(2));
    await judges(popup, 'other.example');
    await page.evaluate(() => history.back());
    await judges(popup, 'signed.example');
    expect(await page.title()).toBe('as it was left');
    // From another site it comes back without what the click had allowed.
    await page.goto('https://news.example/');
    await isClean(popup);
    await page.evaluate(() => history.back());
    await waitFor('the page', async () => (await page.title().catch(() => '')) === 'as it was left');
    await sleep(1000);
    expect(await popup.$('.verdict:not(.problem)')).toBeNull();
    await chromium.closePopup(popup);
    await page.close();
  });

  it('judges the next mail, which comes into the frame beside the list', async () => {
    const { page, popup } = await openPopup(`${ORIGIN}/?preview=1`);
    await page.evaluate((url) => {
      document.querySelector('iframe')?.setAttribute('src', url);
    }, addressOf(2));
    await judges(popup, 'other.example');
    await chromium.closePopup(popup);
    await page.close();
  });

  it('judges the mail at which the page stops, which went on while each one before was being checked', async () => {
    const page = await chromium.openPage(addressOf(1));
    const popup = await chromium.clickToolbarIcon(page);
    for (const uid of [2, 1, 2]) await page.goto(addressOf(uid));
    await judges(popup, 'other.example');
    await sleep(2000);
    expect((await readVerdict(popup)).headline).toContain('other.example');
    await chromium.closePopup(popup);
    await page.close();
  });

  it('lets go of the mail whose frame the page takes away', async () => {
    const { page, popup } = await openPopup(`${ORIGIN}/?preview=1`);
    await page.evaluate(() => document.querySelector('iframe')?.remove());
    await isClean(popup);
    await chromium.closePopup(popup);
    await page.close();
  });

  it('leaves a report page with its verdict when the tab of the message is gone, and says that there is no checking it anew', async () => {
    const { page, popup } = await openPopup(addressOf(1));
    const report = await chromium.openReport(popup);
    expect((await readVerdict(report)).headline).toContain('signed.example');
    await page.close();
    await report.evaluate((label) => {
      document.querySelector<HTMLButtonElement>(`button[aria-label="${label}"]`)?.click();
    }, translate('view_check_again'));
    await waitFor('the report to say so', async () =>
      report.evaluate((text) => document.body.textContent?.includes(text), translate('errors_source_gone')),
    );
    await judges(report, 'signed.example');
    await report.close();
  });

  it('shows a report again whose page Chromium had put away to save memory', async () => {
    const { page, popup } = await openPopup(addressOf(2));
    const report = await chromium.openReport(popup);
    await judges(report, 'other.example');
    const address = report.url();
    await page.bringToFront();
    const worker = await chromium.worker();
    // A tab that is put away has another number from then on.
    const away = await worker.evaluate(async (url) => {
      const [tab] = await chrome.tabs.query({ url });
      return (await chrome.tabs.discard(tab?.id ?? -1)) as { id?: number; discarded?: boolean } | undefined;
    }, address);
    expect(away?.discarded).toBe(true);
    await worker.evaluate(async (id) => {
      await chrome.tabs.update(id, { active: true });
    }, away?.id);
    const back = await waitFor('the report to be loaded again', async () => {
      const pages = chromium.browser.targets().filter((target) => target.type() === 'page' && target.url() === address);
      for (const target of pages) {
        const shown = await target.asPage().catch(() => null);
        if (shown && (await shown.$('.verdict').catch(() => null))) return shown;
      }
      return null;
    });
    await judges(back, 'other.example');
    await back.close();
    await page.close();
  });
});
