/** The settings page: what it asks for and gives back in the browser itself, and what becomes of a file that somebody hands it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser as ExtensionApi } from 'webextension-polyfill';
import { DEFAULT_SETTINGS } from '../../src/platform/settings-shape.ts';
import { translate } from '../../src/text/translate.ts';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { Chromium } from './browsers/chromium.ts';
import { downloadsOf } from './browsers/downloads.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { temporaryFolder } from './paths.ts';
import { waitFor } from './services/process.ts';

const RUNS = runs('the settings page in Chromium', findChromium() === null ? 'chromium' : null);
/** What functions see that run inside the extension. */
declare const chrome: ExtensionApi;

const SITES = ['https://mail.example.org/*', 'https://mail.example.net/*'];
const RECEIVER = {
  ...{ name: 'mail.example.org', borderBy: ['mx.example.org'], networks: [], gateways: [], authservIds: [] },
  ...{ results: 'none', returnPath: 'top', inferred: true },
};

describe.runIf(RUNS)('the settings page', () => {
  let signed: DohServer;
  let plain: DohServer;
  let chromium: Chromium;
  const folder = temporaryFolder('options');

  beforeAll(async () => {
    const zone = { 'example.com': { TXT: ['v=spf1 -all'] } };
    signed = await startDohServer(zone, { secure: true });
    plain = await startDohServer(zone, { delay: 300 });
    chromium = await Chromium.open({
      granted: [...SITES, 'http://127.0.0.1/*'],
      stored: { language: 'en', resolvers: [signed.url, plain.url], badgeSites: SITES },
    });
  });
  afterAll(async () => {
    await chromium?.close();
    await signed?.stop();
    await plain?.stop();
    folder.remove();
  });
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  const open = async () => await chromium.openOwnPage('options/options.html');
  const stored = async (page: Page) => await page.evaluate(async () => await chrome.storage.local.get());
  const isGranted = async (page: Page, origin: string) =>
    await page.evaluate(async (one) => await chrome.permissions.contains({ origins: [one] }), origin);
  const clickTitled = async (page: Page, title: string) =>
    await (await page.waitForSelector(`[title="${title}"]`))?.click();

  it('says of a resolver how long it took, and whether it verifies with DNSSEC or leaves records out', async () => {
    const page = await open();
    const say = async (index: number) => {
      const line = (await page.$$('.test'))[index];
      await (await line?.$('button'))?.click();
      const asking = translate('options_test_asking');
      return await waitFor('what came of it', async () => {
        const said = (await line?.$eval('[role="status"]', (status) => status.textContent)) ?? '';
        return said !== '' && said !== asking ? said : null;
      });
    };
    const answer = 'example.com TXT “v=spf1 -all”';
    const timeIn = (said: string) => Number(/(\d+) ms/.exec(said)?.[1]);
    const first = await say(0);
    expect(first).toBe(translate('options_test_secure', { milliseconds: timeIn(first), answer }));
    const second = await say(1);
    expect(second).toBe(translate('options_test_insecure', { milliseconds: timeIn(second), answer }));
    expect(timeIn(second)).toBeGreaterThanOrEqual(299);
    plain.setFailing({ '*': 'nxdomain' });
    const third = await say(1);
    expect(third).toBe(translate('options_test_none', { milliseconds: timeIn(third), name: 'example.com' }));
    expect([signed.log.length, plain.log.length]).toEqual([1, 2]);
    await page.close();
  });

  it('gives the permission back of a site that is switched off, and of no other', async () => {
    const page = await open();
    const [site = '', other = ''] = SITES;
    expect([await isGranted(page, site), await isGranted(page, other)]).toEqual([true, true]);
    await clickTitled(page, site.slice(0, -2));
    await waitFor('the permission to go', async () => !(await isGranted(page, site)));
    // It stays in the list, to be switched on again.
    expect(await page.$eval(`[role="switch"][title="${site.slice(0, -2)}"]`, (one) => one.ariaChecked)).toBe('false');
    expect(await isGranted(page, other)).toBe(true);
    expect(await stored(page)).toMatchObject({ badgeSites: [other] });
    await page.close();
  });

  /** Hands the page that file. */
  const choose = async (page: Page, content: string | Uint8Array, name = 'settings.json') => {
    const path = join(folder.path, name);
    writeFileSync(path, content);
    const input = await page.waitForSelector('.file-import input');
    await input?.uploadFile(path);
  };
  const said = async (page: Page) =>
    await waitFor('what is said of the file', async () => {
      const texts = await page.$$eval('.refusal', (all) => all.map((one) => one.textContent ?? '').filter(Boolean));
      return texts.length > 0 ? texts : null;
    });
  const fileOf = (settings: object, more: object = {}) =>
    JSON.stringify({ kind: 'waybill-settings', version: 1, settings, ...more });
  const value = (field: string) => translate('options_file_value', { field });
  const unknown = (field: string) => translate('options_file_unknown', { field });

  it.each([
    ['is no JSON any more', fileOf({ ladder: 'always' }).slice(0, -5), [translate('options_file_not_ours')]],
    ['is empty', '', [translate('options_file_not_ours')]],
    ['is somebody else’s', '{"kind":"bookmarks"}', [translate('options_file_not_ours')]],
    ['is a list', '[]', [translate('options_file_not_ours')]],
    ['is huge', `${fileOf({})}${' '.repeat(5_000_000)}`, [translate('options_file_not_ours')]],
    ['is nested without end', '['.repeat(100_000), [translate('options_file_not_ours')]],
    ['is of another version', fileOf({ ladder: 'always' }, { version: 2 }), [translate('options_file_newer')]],
    [
      'has a resolver that is none',
      fileOf({ ladder: 'always', resolvers: ['http://dns.example/'] }),
      [value('resolvers [1]')],
    ],
    [
      'has fields that nobody knows',
      '{"kind":"waybill-settings","version":1,"settings":{"__proto__":{"ladder":"always"},"constructor":1}}',
      [unknown('__proto__'), unknown('constructor')],
    ],
    [
      'has a site that is none',
      fileOf({ badgeSites: ['<all_urls>', 'https://*/*', 'https://mail example.org', 'javascript:alert(1)//'] }),
      [value('badgeSites [1]'), value('badgeSites [2]'), value('badgeSites [3]'), value('badgeSites [4]')],
    ],
    [
      'declares a receiver as what objects inherit',
      '{"kind":"waybill-settings","version":1,"settings":{"receivers":{"__proto__":{}}}}',
      [value('receivers __proto__')],
    ],
  ])('keeps all as it is when a settings file %s, and says what is wrong', async (_, content, faults) => {
    const page = await open();
    const before = await stored(page);
    await choose(page, content);
    expect(await said(page)).toEqual([translate('options_file_bad'), ...faults]);
    expect(await page.$('.receiver')).toBe(null);
    expect(await stored(page)).toEqual(before);
    await page.close();
  });

  it('takes its own file back whole, that of an older version too, which names fewer settings', async () => {
    await chromium.store({ receivers: { 'https://mail.example.org': RECEIVER }, ownDomains: ['example.org'] });
    const savedFile = await downloadsOf(chromium, folder.path);
    const page = await open();
    const before = await stored(page);
    await page.click('.file-export');
    const text = readFileSync(await savedFile('waybill-settings.json'), 'utf8');
    expect(JSON.parse(text).settings).toEqual({ ...DEFAULT_SETTINGS, ...before });
    const use = async (content: string) => {
      await choose(page, content);
      const button = await page.waitForSelector('.receiver .button');
      await button?.click();
      await page.waitForFunction(() => document.querySelector('.receiver') === null);
    };
    await use(fileOf({ ladder: 'headers', ownDomains: [], receivers: {} }));
    await waitFor('the older file', async () => JSON.stringify(await stored(page)).includes('"headers"'));
    expect(await stored(page)).toMatchObject({ ladder: 'headers', ownDomains: [], badgeSites: before['badgeSites'] });
    // As an editor saves it.
    await use(`\ufeff${text.replaceAll('\n', '\r\n')}`);
    await waitFor('its own file', async () => !JSON.stringify(await stored(page)).includes('"headers"'));
    expect(await stored(page)).toEqual({ ...DEFAULT_SETTINGS, ...before });
    await page.close();
  });
});
