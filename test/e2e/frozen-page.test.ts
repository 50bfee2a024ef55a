/** Pages whose content script answers no more: frozen by a loop of their own, or gone with their frame. Nobody else waits for them. */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import type { Chromium } from './browsers/chromium.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readProblem, readVerdict } from './browsers/shown.ts';
import { asThread, gmailSigned } from './mails/gmail.ts';
import { GMAIL, gmailHosts } from './services/gmail.ts';
import type { Host } from './services/https.ts';
import { waitFor } from './services/process.ts';

const RUNS = runs('frozen pages in Chromium', findChromium() === null ? 'chromium' : null);
const INBOX = `https://${GMAIL}/mail/u/0/`;
/** Pages of another site, in a process of their own. */
const NEWS = 'news.example';
/** Longer than anybody waits: the frames of a page (10 s), then its answer (15 s), or two beats and theirs. */
const FROZEN_MS = 75_000;
const LIMIT_MS = 60_000;

const good = gmailSigned('18c1f0a2b3c4d5f1');
const silent = gmailSigned('18c1f0a2b3c4d5f2');

describe.runIf(RUNS)('a page whose script answers no more', () => {
  let hosted: Hosted;
  let chromium: Chromium;

  beforeAll(async () => {
    const hosts = gmailHosts([asThread('t0', 'Your order', [good]), asThread('t1', 'Your order', [silent])]);
    const gmail: Host = (request) => {
      const { pathname, searchParams } = request.url;
      if (pathname === '/mail/framed')
        return { body: `<!doctype html><iframe style="width: 900px; height: 700px" src="${INBOX}#inbox/t1"></iframe>` };
      if (searchParams.get('th') === silent.message.id) return new Promise(() => undefined);
      return hosts[GMAIL]?.(request) ?? null;
    };
    hosted = await openHosted({
      zone: { ...good.zone, ...silent.zone },
      hosts: {
        ...hosts,
        [GMAIL]: gmail,
        [NEWS]: () => ({ headers: { 'content-type': 'text/plain' }, body: good.message.source }),
      },
      granted: [`https://${GMAIL}/*`],
      stored: { language: 'en' },
    });
    ({ chromium } = hosted);
  });
  afterAll(async () => await hosted?.close());
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  /** Holds everything in the page, content scripts too, as an endless loop of its own does. */
  const freeze = (page: Page) =>
    page
      .evaluate((milliseconds) => {
        const end = Date.now() + milliseconds;
        while (Date.now() < end);
      }, FROZEN_MS)
      .catch(() => undefined);

  /** Opens the popup, and waits until the page has asked for the source. */
  const clickUntilAsked = async (page: Page) => {
    const before = hosted.pages.asked.length;
    const popup = await chromium.clickToolbarIcon(page);
    await waitFor('the source to be asked for', () =>
      hosted.pages.asked.slice(before).some((one) => one.includes('view=att')),
    );
    return popup;
  };
  const sentenceIn = async (popup: Page, limit: number) =>
    await waitFor('a sentence', () => readProblem(popup).catch(() => null), limit);

  it('from the start is said to be silent, and another tab is checked meanwhile', { timeout: 150_000 }, async () => {
    const page = await chromium.openPage(`${INBOX}#inbox/t0`);
    const other = await chromium.openPage(`https://${NEWS}/`);
    await page.bringToFront();
    const thawed = freeze(page);
    const popup = await chromium.clickToolbarIcon(page);
    const said = await sentenceIn(popup, LIMIT_MS);
    expect(said).toBe(translate('webmail_script_silent'));
    await chromium.closePopup(popup);
    const beside = await chromium.clickToolbarIcon(other);
    expect((await readVerdict(beside)).level).not.toBe('checking');
    await chromium.closePopup(beside);
    await other.close();
    await thawed;
    // Once it goes on, so does everything.
    const again = await chromium.clickToolbarIcon(page);
    expect((await readVerdict(again)).level).toBe('verified');
    await chromium.closePopup(again);
    await page.close();
  });

  it('while its source is waited for is said to be silent', { timeout: 150_000 }, async () => {
    const page = await chromium.openPage(`${INBOX}#inbox/t1`);
    const popup = await clickUntilAsked(page);
    const thawed = freeze(page);
    const said = await sentenceIn(popup, LIMIT_MS);
    expect(said).toBe(translate('webmail_script_silent'));
    await chromium.closePopup(popup);
    await thawed;
    await page.close();
  });

  it.each([
    ['removed', (page: Page) => page.evaluate(() => document.querySelector('iframe')?.remove())],
    [
      'replaced',
      (page: Page) =>
        page.evaluate(() => {
          for (const frame of document.querySelectorAll('iframe')) frame.src = 'about:blank';
        }),
    ],
  ] as const)('since its frame was %s leaves a page without a message, as is said', async (_, replace) => {
    const page = await chromium.openPage(`https://${GMAIL}/mail/framed`);
    const popup = await clickUntilAsked(page);
    await replace(page);
    const said = await sentenceIn(popup, 10_000);
    // A frame tells when it goes, and the page is looked at anew: which of these is said depends on how far the first look had come.
    const sentences = [
      translate('errors_page_gone'),
      translate('webmail_message_changed'),
      translate('webmail_no_message', { webmail: 'Gmail' }),
      translate('popup_no_message'),
    ];
    expect(sentences).toContain(said);
    await chromium.closePopup(popup);
    const whole = await chromium.openPage(`${INBOX}#inbox/t0`);
    const next = await chromium.clickToolbarIcon(whole);
    expect((await readVerdict(next)).level).toBe('verified');
    await chromium.closePopup(next);
    await whole.close();
    await page.close();
  });
});
