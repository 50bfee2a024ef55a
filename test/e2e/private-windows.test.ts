/** Private windows in Chromium, which gives the extension two halves over one session store: what is read there stays there, and goes. */
import type { Page, Target } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser as ExtensionApi } from 'webextension-polyfill';
import { translate } from '../../src/text/translate.ts';
import { prepend } from '../messages/message.ts';
import { keyZone, signDkim } from '../messages/sign.ts';
import { clickBadge, waitForBadges } from './browsers/badges.ts';
import type { Chromium } from './browsers/chromium.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readVerdict } from './browsers/shown.ts';
import { asThread, gmailSigned } from './mails/gmail.ts';
import { DECLARED_RECEIVER, deliver, type Mail, strictZone, write } from './mails/mail.ts';
import { GMAIL, gmailHosts } from './services/gmail.ts';
import type { Host } from './services/https.ts';
import { sleep, waitFor } from './services/process.ts';
import { roundcubePage } from './services/roundcube-page.ts';

/** What functions see that run inside the extension. */
declare const chrome: ExtensionApi;

const RUNS = runs('private windows in Chromium', findChromium() === null ? 'chromium' : null);
const INBOX = `https://${GMAIL}/mail/u/0/#inbox/t0`;
const mail = gmailSigned('18c1f0a2b3c4d5c1');
const WALKS = 'https://walks.example';
const walk = sentOnByList();
const webmail: Host = ({ url }) =>
  url.searchParams.get('_action') === 'viewsource'
    ? { headers: { 'content-type': 'text/plain' }, body: walk.source }
    : { body: roundcubePage(walk, 1) };

describe.runIf(RUNS)('a mail read in a private window', () => {
  let hosted: Hosted;
  let chromium: Chromium;

  beforeAll(async () => {
    const sites = [`https://${GMAIL}/*`, `${WALKS}/*`];
    hosted = await openHosted({
      zone: { ...mail.zone, ...walk.zone },
      hosts: { ...gmailHosts([asThread('t0', 'Your order', [mail])]), 'walks.example': webmail },
      granted: sites,
      incognito: true,
      stored: { language: 'en', ladder: 'always', badgeSites: sites, receivers: { [WALKS]: DECLARED_RECEIVER } },
    });
    ({ chromium } = hosted);
  });
  afterAll(async () => await hosted?.close());
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  /** A private window with that page, opened as the extension's menu would. */
  async function openPrivate(address = INBOX): Promise<Page> {
    const worker = await chromium.worker();
    const known = new Set(chromium.browser.targets());
    const isNew = (target: Target) => target.url() === address && !known.has(target);
    const opened = chromium.browser.waitForTarget(isNew, { timeout: 20_000 });
    // It is told of no window that belongs to its other half.
    await worker.evaluate(async (url) => void (await chrome.windows.create({ incognito: true, url })), address);
    return await (await opened).asPage();
  }
  const ask = async (page: Page, question: string, request: unknown) =>
    await page.evaluate(
      async (name, asked) => await chrome.runtime.sendMessage({ ask: name, request: asked, isPrivate: false }),
      question,
      request,
    );
  const inSession = async () =>
    JSON.stringify(await (await chromium.worker()).evaluate(() => chrome.storage.session.get(null)));

  it('is judged there, and known of in no other window: not by its key, not in the settings', async () => {
    const page = await openPrivate();
    const [badge] = await waitForBadges(page, 1);
    expect(badge?.level).toBe('verified');
    const options = await chromium.openOwnPage('options/options.html');
    const kept = await inSession();
    expect(kept).not.toContain('shop.example');
    expect(kept).not.toContain('inspection:');
    const [key = ''] = await keysInPrivate(chromium);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(await ask(options, 'page.getInspection', { key, message: null })).toEqual({ answer: null, problem: null });
    expect(await ask(options, 'page.getProposals', null)).toEqual({ answer: [], problem: null });
    expect(await options.evaluate(() => document.body.textContent)).not.toContain('shop.example');
    await options.close();
    await page.close();
  });

  it('has its report in a private window too, when the popup was opened without a click', async () => {
    const page = await openPrivate();
    await waitForBadges(page, 1);
    const worker = await waitFor('the private half', () => chromium.privateWorker());
    // What the keyboard command does.
    await worker.evaluate(() => chrome.action.openPopup());
    const popup = await chromium.waitForPopup();
    expect((await readVerdict(popup)).level).toBe('verified');
    const report = await chromium.openReport(popup);
    expect((await readVerdict(report)).level).toBe('verified');
    const inPrivate = await report.evaluate(async () => {
      const tab = await chrome.tabs.getCurrent();
      return [chrome.extension.inIncognitoContext, tab.incognito];
    });
    expect(inPrivate).toEqual([true, true]);
    expect(await inSession()).not.toContain('shop.example');
    expect(await inSession()).not.toMatch(/report|inspection:/);
    await report.close();
    await page.close();
  });

  it('opens the popup in the private window where its badge is clicked, and offers nothing there that would be kept', async () => {
    const worker = await chromium.worker();
    const kept = () => worker.evaluate(() => chrome.storage.local.get(null));
    const before = await kept();
    const page = await openPrivate(`${WALKS}/?_task=mail&_action=show&_uid=1`);
    await waitForBadges(page, 1);
    await clickBadge(page, 0);
    const popup = await chromium.waitForPopup();
    expect((await readVerdict(popup)).level).toBe('altered');
    expect(await popup.evaluate(() => chrome.extension.inIncognitoContext)).toBe(true);
    // Trust in the list, for which this verdict asks in any other window, would name it in all of them from then on.
    const buttons = await popup.$$eval('button', (all) => all.map(({ textContent }) => textContent));
    expect(buttons).not.toContain(translate('popup_trust_list_yes'));
    expect(await kept()).toEqual(before);
    expect(await inSession()).not.toMatch(/club\.example|lists\.example|inspection:|tab:/);
    await chromium.closePopup(popup);
    await page.close();
  });

  it('is known as long as one of two private windows is open', async () => {
    const pages = [await openPrivate(), await openPrivate()];
    for (const page of pages) await waitForBadges(page, 1);
    expect(await keysInPrivate(chromium)).toHaveLength(1);
    await pages[0]?.close();
    await sleep(1000);
    expect(await keysInPrivate(chromium)).toHaveLength(1);
    const worker = await waitFor('the private half', () => chromium.privateWorker());
    const title = await worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ url: 'https://mail.google.com/*' });
      return await chrome.action.getTitle({ tabId: tab?.id ?? 0 });
    });
    expect(title).toContain('shop.example');
    // The side panel's page, in a window of the other kind: it finds no tab of theirs, and shows nothing.
    const panel = await chromium.openOwnPage('popup/panel.html');
    await sleep(1500);
    expect(await panel.evaluate(() => document.body.textContent)).not.toContain('shop.example');
    await panel.close();
    await pages[1]?.close();
  });

  it('is gone when the last private window is closed', async () => {
    await waitFor('the private half to end', async () => (await chromium.privateWorker()) === null);
    expect(await inSession()).not.toContain('shop.example');
    const page = await openPrivate();
    await waitForBadges(page, 1);
    // The one that was read now, and nothing of the window before.
    expect(await keysInPrivate(chromium)).toHaveLength(1);
    await page.close();
  });
});

/** A message that a mailing list has sent on under its own signature, with its tag before the subject. */
function sentOnByList(): Mail {
  const [author, list] = ['club.example', 'lists.example'];
  const signed = signDkim(write(author, 'Sunday walk'), { domain: author });
  const fields = signed.fields.map((field) => field.replace(/^Subject: /, 'Subject: [walks] '));
  const tagged = prepend({ ...signed, fields }, `List-Id: <walks.${list}>`);
  return {
    name: '[walks] Sunday walk',
    source: deliver(signDkim(tagged, { domain: list }), list, { mailFrom: `walks-bounces@${list}` }),
    zone: { ...strictZone(author), ...keyZone(author), ...strictZone(list), ...keyZone(list) },
  };
}

/** Keys of the inspections that the private half keeps, in its own database. */
async function keysInPrivate(chromium: Chromium): Promise<string[]> {
  const worker = await waitFor('the private half', () => chromium.privateWorker());
  const names = await worker.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('session', 1);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    return await new Promise<unknown[]>((resolve) => {
      const request = database.transaction('values').objectStore('values').getAllKeys();
      request.onsuccess = () => resolve(request.result);
    });
  });
  return names.flatMap((name) => /^inspection:([0-9a-f]{64})$/.exec(String(name))?.[1] ?? []);
}
