/** The extension's own pages in Thunderbird: welcome, settings, files, lessons. A mail program has no sites, no badges to allow and no toolbar to pin to. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/platform/settings-shape.ts';
import { type TextKey, type TextValues, translate } from '../../src/text/translate.ts';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { writeCompoundFile } from '../report/files/compound-file-writer.ts';
import { geckoId } from './browsers/gecko-id.ts';
import { findThunderbird, runs } from './browsers/installed.ts';
import { Thunderbird } from './browsers/thunderbird.ts';
import { zoneOf } from './mails/files.ts';
import { rsaSigned } from './mails/honest.ts';
import { DECLARED_RECEIVER, type Mail } from './mails/mail.ts';
import { forgedFrom } from './mails/wrong.ts';
import { SCREENSHOTS, THUNDERBIRD_BUILD } from './paths.ts';

const RUNS = runs('the extension’s own pages in Thunderbird', findThunderbird() === null ? 'thunderbird' : null);
const mails = [rsaSigned('one.example', 'The first'), rsaSigned('two.example', 'The second'), forgedFrom()];
const [one, two, forged] = mails as [Mail, Mail, Mail];
const ANSWER = 'example.com TXT “v=spf1 -all”';

describe.runIf(RUNS)('in Thunderbird', () => {
  let resolver: DohServer;
  let thunderbird: Thunderbird;

  beforeAll(async () => {
    resolver = await startDohServer({ ...zoneOf(mails), 'example.com': { TXT: ['v=spf1 -all'] } }, { secure: true });
    thunderbird = await Thunderbird.open({ extensionId: geckoId(THUNDERBIRD_BUILD) });
    await thunderbird.grant(['http://127.0.0.1/*']);
  });
  afterAll(async () => {
    await thunderbird?.close();
    await resolver?.stop();
  });
  afterEach(async () => {
    await thunderbird.leave();
    expect(await thunderbird.errors()).toEqual([]);
  });

  const visit = (page: string, shown: string) => thunderbird.visit(page, shown);
  /** Short words are held together with what stands beside them. */
  const text = async (selector: string) =>
    String(
      await thunderbird.onPage(
        `return [...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.textContent).join('\\n')`,
      ),
    ).replaceAll('\u00a0', ' ');
  const untilText = (selector: string, key: TextKey, values: TextValues = {}) =>
    expect.poll(() => text(selector), { timeout: 20_000 }).toContain(translate(key, values));
  const click = (selector: string) => thunderbird.clickOnPage(selector);
  const stored = async () => (await thunderbird.ask('page.getSettings', null)) as Record<string, unknown>;
  /** Hands files to a page, as a person chooses them. */
  const choose = (selector: string, files: Record<string, Uint8Array>) =>
    thunderbird.onPage(
      `const files = ${JSON.stringify(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')]))};
       const chosen = new DataTransfer();
       for (const [name, content] of files)
         chosen.items.add(new File([Uint8Array.from(content, (letter) => letter.charCodeAt(0))], name));
       const input = document.querySelector(${JSON.stringify(selector)});
       input.files = chosen.files;
       input.dispatchEvent(new Event('change', { bubbles: true }));`,
    );
  const level = () => thunderbird.onPage("return document.querySelector('.verdict')?.dataset.level ?? null");

  describe('the welcome page', () => {
    it('opened by itself, tells where the button is, and has nothing ticked that sends anything', async () => {
      const welcomes = async () =>
        (await thunderbird.addresses()).filter((address) => address.endsWith('/welcome/welcome.html')).length;
      await expect.poll(welcomes, { timeout: 20_000 }).toBe(1);
      await visit('welcome/welcome.html', 'h1');
      await untilText('main, body', 'welcome_pin_thunderbird');
      const shown = await text('body');
      for (const key of ['welcome_pin_chrome', 'welcome_pin_firefox', 'welcome_panel'] as const)
        expect(shown).not.toContain(translate(key));
      expect(await thunderbird.onPage("return document.querySelectorAll('input:checked').length")).toBe(0);
      expect(await stored()).toEqual(DEFAULT_SETTINGS);
      await click('input[value="headers"]');
      await untilText('[role="status"]', 'welcome_ladder_kept');
      expect(await stored()).toMatchObject({ ladder: 'headers' });
      expect(resolver.log).toEqual([]);
      await thunderbird.screenshot(join(SCREENSHOTS, 'thunderbird-welcome.png'));
    });

    it.each([
      ['dkim', 'verified'],
      ['attack', 'failed'],
    ])('leads to a message that is judged at once (%s)', async (story, wanted) => {
      await visit('welcome/welcome.html', `a[href$="#${story}"]`);
      await visit(`learn/learn.html#${story}`, '.verdict');
      await expect.poll(level, { timeout: 20_000 }).toBe(wanted);
      expect(resolver.log).toEqual([]);
    });
  });

  describe('the settings page', () => {
    beforeAll(() => thunderbird.store({ language: 'en', ladder: 'click', resolvers: [resolver.url] }));

    it('speaks of accounts, and of no sites', async () => {
      await thunderbird.store({ receivers: { 'account://rcpt.example': DECLARED_RECEIVER } });
      await visit('options/options.html', '.test');
      await expect.poll(() => text('body'), { timeout: 20_000 }).toContain('mx.rcpt.example');
      const shown = await text('body');
      expect(shown).toContain(translate('options_receivers_account'));
      expect(shown).not.toContain(translate('options_sites_title'));
      expect(shown).not.toMatch(/this browser|the browser/i);
      await thunderbird.screenshot(join(SCREENSHOTS, 'thunderbird-options.png'));
    });

    it('says of a resolver how long it took, and that it verifies with DNSSEC', async () => {
      await visit('options/options.html', '.test button');
      await click('.test button');
      await expect.poll(() => text('.test [role="status"]'), { timeout: 20_000 }).toMatch(/\d+ ms/);
      const said = await text('.test [role="status"]');
      const milliseconds = Number(/(\d+) ms/.exec(said)?.[1]);
      expect(said).toBe(translate('options_test_secure', { milliseconds, answer: ANSWER }));
    });

    it('takes a file of settings after it was looked through, and none with a fault in it', async () => {
      const give = async (settings: object) => {
        await visit('options/options.html', '.file-import input');
        const file = Buffer.from(JSON.stringify({ kind: 'waybill-settings', version: 1, settings }));
        await choose('.file-import input', { 'settings.json': file });
      };
      const before = await stored();
      await give({ ladder: 'always', resolvers: ['http://dns.example/'] });
      await untilText('.refusal', 'options_file_value', { field: 'resolvers [1]' });
      expect(await stored()).toEqual(before);
      await give({ ladder: 'always', ownDomains: ['example.org'] });
      await untilText('.receiver[role="status"]', 'options_file_replaces');
      await click('.receiver[role="status"] .button');
      await expect.poll(stored, { timeout: 20_000 }).toMatchObject({ ladder: 'always', ownDomains: ['example.org'] });
    });
  });

  describe('the report page', () => {
    beforeAll(() => thunderbird.store({ language: 'en', resolvers: [resolver.url] }));

    it('judges many files, an mbox, an .emlx and an .msg, in a list that leaves none out', async () => {
      await visit('report/report.html', '.intake input[type="file"]');
      const inLf = (source: Uint8Array) => Buffer.from(source).toString('latin1').replaceAll('\r\n', '\n');
      const separator = 'From - Fri Nov 20 10:00:00 2026\n';
      const length = Buffer.from(`${two.source.length}\n`);
      await choose('.intake input[type="file"]', {
        'inbox.mbox': Buffer.from([one, two].map(({ source }) => `${separator}${inLf(source)}\n`).join(''), 'latin1'),
        '7.emlx': Buffer.concat([length, two.source, Buffer.from('<?xml version="1.0"?>')]),
        'letter.msg': writeCompoundFile({}),
        'forged.eml': forged.source,
      });
      const levels = () =>
        thunderbird.onPage(
          "return [...document.querySelectorAll('.batch-item')].map((item) => item.dataset.level ?? null)",
        );
      await expect.poll(levels, { timeout: 40_000 }).toEqual(['verified', 'verified', 'verified', null, 'unchecked']);
      await untilText('.batch', 'files_msg', { name: 'letter.msg' });
    });

    it('judges a message that is attached to one, and lists what it holds', async () => {
      await visit('report/report.html', '.intake input[type="file"]');
      const head = 'From: colleague@work.example\r\nSubject: look\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';
      const part = '--b\r\nContent-Type: message/rfc822\r\n\r\n';
      await choose('.intake input[type="file"]', {
        'outer.eml': Buffer.concat([Buffer.from(`${head}${part}`), one.source, Buffer.from('\r\n--b--\r\n')]),
      });
      await expect.poll(level, { timeout: 20_000 }).toMatch(/^un/);
      await click('.report-contents > summary');
      await expect
        .poll(() => thunderbird.onPage("return !!document.querySelector('.contents-message button')"), {
          timeout: 20_000,
        })
        .toBe(true);
      await click('.contents-message button');
      await expect.poll(level, { timeout: 20_000 }).toBe('verified');
      expect(await text('main')).toContain('one.example');
      await thunderbird.screenshot(join(SCREENSHOTS, 'thunderbird-report.png'));
    });
  });
});
