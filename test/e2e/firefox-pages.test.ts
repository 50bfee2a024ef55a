/** The extension's own pages in Firefox: settings, welcome, files, and what the popup says where no message is. */

import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/platform/settings-shape.ts';
import { type TextKey, type TextValues, translate } from '../../src/text/translate.ts';
import { KNOWN_WEBMAILS } from '../../src/webmail/known.ts';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { writeCompoundFile } from '../report/files/compound-file-writer.ts';
import { Firefox } from './browsers/firefox.ts';
import { geckoId } from './browsers/gecko-id.ts';
import { findFirefox, runs } from './browsers/installed.ts';
import { zoneOf } from './mails/files.ts';
import { rsaSigned } from './mails/honest.ts';
import { forgedFrom } from './mails/wrong.ts';
import { FIREFOX_BUILD, temporaryFolder } from './paths.ts';
import { waitFor } from './services/process.ts';

const RUNS = runs('the extension’s own pages in Firefox', findFirefox() === null ? 'firefox-esr' : null);
const SITES = ['https://mail.example.org/*', 'https://mail.example.net/*'];
const mails = [rsaSigned('one.example', 'The first'), rsaSigned('two.example', 'The second'), forgedFrom()];
const [one, two, forged] = mails as [(typeof mails)[0], (typeof mails)[0], (typeof mails)[0]];
const ANSWER = 'example.com TXT “v=spf1 -all”';

describe.runIf(RUNS)('in Firefox', () => {
  const folder = temporaryFolder('firefox-pages');
  let signed: DohServer;
  let plain: DohServer;
  let news: Server;
  let firefox: Firefox;

  beforeAll(async () => {
    const zone = { ...zoneOf(mails), 'example.com': { TXT: ['v=spf1 -all'] } };
    signed = await startDohServer(zone, { secure: true });
    plain = await startDohServer(zone, { delay: 300 });
    news = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>News</title><h1>News of the day</h1>');
    });
    await new Promise<void>((resolve) => news.listen(0, '127.0.0.1', resolve));
    // Its welcome page opened by itself, or this would not be done.
    firefox = await Firefox.open({ extensionId: geckoId(FIREFOX_BUILD) });
    await firefox.grant([...SITES, 'http://127.0.0.1/*']);
  });
  afterAll(async () => {
    await firefox?.close();
    news?.close();
    await signed?.stop();
    await plain?.stop();
    folder.remove();
  });
  afterEach(async () => expect(await firefox.errors()).toEqual([]));

  /** Short words are held together with what stands beside them. */
  const text = async (selector: string, run = firefox.inPage.bind(firefox)) =>
    String(
      await run(
        `return [...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.textContent).join('\\n')`,
      ),
    ).replaceAll('\u00a0', ' ');
  const untilText = (selector: string, key: TextKey, values: TextValues = {}) =>
    expect.poll(() => text(selector), { timeout: 20_000 }).toContain(translate(key, values));
  const open = async (page: string, shown: string) => {
    await firefox.goto(firefox.extensionPage(page));
    await waitFor(page, async () => await firefox.inPage(`return !!document.querySelector(${JSON.stringify(shown)})`));
  };
  /** The settings as they are kept. */
  const stored = async () => {
    await firefox.inPage(
      `const page = window.wrappedJSObject ?? window;
       page.told = null;
       const question = page.JSON.parse('{"ask":"page.getSettings","request":null,"isPrivate":false}');
       page.browser.runtime.sendMessage(question).then((reply) => { page.told = page.JSON.stringify(reply.answer); });`,
    );
    const told = await waitFor('what is kept', () => firefox.inPage('return (window.wrappedJSObject ?? window).told'));
    return JSON.parse(String(told)) as Record<string, unknown>;
  };

  describe('the welcome page', () => {
    it('has nothing ticked, asks nobody, and keeps a choice in the click that makes it', async () => {
      await open('welcome/welcome.html', 'h1');
      const ticked = () =>
        firefox.inPage("return [...document.querySelectorAll('input:checked')].map((one) => one.value)");
      expect(await ticked()).toEqual([]);
      const before = await stored();
      expect(before).toEqual(DEFAULT_SETTINGS);
      await firefox.click('input[value="headers"]');
      await untilText('[role="status"]', 'welcome_ladder_kept');
      expect(await stored()).toEqual({ ...before, ladder: 'headers' });
      expect([signed.log, plain.log]).toEqual([[], []]);
    });

    it.each([
      ['#dkim', 'verified'],
      ['#attack', 'failed'],
    ])('leads to a message that is judged at once (%s)', async (story, level) => {
      await open('welcome/welcome.html', `a[href$="${story}"]`);
      const address = await firefox.inPage(`return document.querySelector('a[href$="${story}"]').href`);
      await firefox.goto(String(address));
      await expect
        .poll(() => firefox.inPage("return document.querySelector('.verdict')?.dataset.level ?? null"), {
          timeout: 20_000,
        })
        .toBe(level);
    });

    it('does not open again when the extension is updated', async () => {
      await firefox.goto('about:blank');
      await firefox.reload();
      await open('options/options.html', '.test');
      await firefox.grant([...SITES, 'http://127.0.0.1/*']);
      expect((await firefox.addresses()).filter((address) => address.includes('/welcome/'))).toEqual([]);
    });
  });

  describe('the settings page', () => {
    it('says of a resolver how long it took, and whether it verifies with DNSSEC or leaves records out', async () => {
      await firefox.store({ language: 'en', resolvers: [signed.url, plain.url], badgeSites: SITES });
      await open('options/options.html', '.test button');
      const say = async (index: number) => {
        await firefox.inPage(
          `document.querySelectorAll('.test')[${index}].querySelector('button').id = 'asks-${index}'`,
        );
        // As a person clicks: the permission may be asked for in it.
        await firefox.click(`#asks-${index}`);
        return await waitFor('what came of it', async () => {
          const said = String(
            await firefox.inPage(
              `return document.querySelectorAll('.test')[${index}].querySelector('[role="status"]').textContent`,
            ),
          ).replaceAll('\u00a0', ' ');
          return said !== '' && said !== translate('options_test_asking') ? said : null;
        });
      };
      const timeIn = (said: string) => Number(/(\d+) ms/.exec(said)?.[1]);
      const first = await say(0);
      expect(first).toBe(translate('options_test_secure', { milliseconds: timeIn(first), answer: ANSWER }));
      const second = await say(1);
      expect(second).toBe(translate('options_test_insecure', { milliseconds: timeIn(second), answer: ANSWER }));
      expect(timeIn(second)).toBeGreaterThanOrEqual(299);
      plain.setFailing({ '*': 'nxdomain' });
      const third = await say(1);
      expect(third).toBe(translate('options_test_none', { milliseconds: timeIn(third), name: 'example.com' }));
      plain.setFailing({});
    });

    it('gives the permission back of a site that is switched off, and of no other', async () => {
      await open('options/options.html', '[role="switch"]');
      const [site = '', other = ''] = SITES;
      await firefox.click(`[title="${site.slice(0, -2)}"]`);
      await expect.poll(() => firefox.granted(), { timeout: 20_000 }).not.toContain(site);
      expect(await firefox.granted()).toContain(other);
      expect(await firefox.inPage(`return document.querySelector('[title="${site.slice(0, -2)}"]').ariaChecked`)).toBe(
        'false',
      );
      expect(await stored()).toMatchObject({ badgeSites: [other] });
    });

    it('takes a file of settings after it was looked through, and none with a fault in it', async () => {
      const path = join(folder.path, 'settings.json');
      const choose = async (settings: object) => {
        writeFileSync(path, JSON.stringify({ kind: 'waybill-settings', version: 1, settings }));
        await open('options/options.html', '.file-import input');
        await firefox.type('.file-import input', path);
      };
      const before = await stored();
      await choose({ ladder: 'always', resolvers: ['http://dns.example/'] });
      await untilText('.refusal', 'options_file_value', { field: 'resolvers [1]' });
      expect(await stored()).toEqual(before);
      await choose({ ladder: 'always', ownDomains: ['example.org'] });
      await waitFor(
        'the question',
        async () => await firefox.inPage("return !!document.querySelector('.receiver .button')"),
      );
      await firefox.click('.receiver .button');
      await expect.poll(stored, { timeout: 20_000 }).toMatchObject({ ladder: 'always', ownDomains: ['example.org'] });
    });
  });

  describe('the report page', () => {
    /** Hands it files, as a person chooses them. */
    const choose = async (files: Record<string, Uint8Array>) => {
      for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder.path, name), bytes);
      // What was given last in this tab stands there still.
      await open('report/report.html', '.intake, .report-top button');
      await firefox.inPage("document.querySelector('.report-top button')?.click()");
      await waitFor('the way in', () =>
        firefox.inPage(`return !!document.querySelector('.intake input[type="file"]')`),
      );
      const paths = Object.keys(files).map((name) => join(folder.path, name));
      await firefox.type('.intake input[type="file"]', paths.join('\n'));
    };
    const levels = () =>
      firefox.inPage(
        "return [...document.querySelectorAll('.batch-item')].map((item) => item.getAttribute('data-level'))",
      );
    const level = () => firefox.inPage("return document.querySelector('.verdict')?.dataset.level ?? null");

    it('judges many files, an mbox, an .emlx and an .msg, in a list that leaves none out', async () => {
      await firefox.store({ language: 'en', resolvers: [signed.url] });
      const inLf = (source: Uint8Array) => Buffer.from(source).toString('latin1').replaceAll('\r\n', '\n');
      const separator = 'From - Fri Nov 20 10:00:00 2026\n';
      await choose({
        'inbox.mbox': Buffer.from([one, two].map(({ source }) => `${separator}${inLf(source)}\n`).join(''), 'latin1'),
        '7.emlx': Buffer.concat([
          Buffer.from(`${two.source.length}\n`),
          two.source,
          Buffer.from('<?xml version="1.0"?>'),
        ]),
        'letter.msg': writeCompoundFile({}),
        'forged.eml': forged.source,
        'archive.zip': Buffer.from('PK\x03\x04'),
      });
      await expect
        .poll(levels, { timeout: 40_000 })
        .toEqual(['verified', 'verified', 'verified', null, 'unchecked', null]);
      await untilText('.batch', 'files_msg', { name: 'letter.msg' });
      await untilText('.batch', 'files_form', { name: 'archive.zip', form: 'ZIP' });
    });

    it('lists a thousand attachments, and judges a message that is attached', async () => {
      const parts = Array.from(
        { length: 1000 },
        (_, at) => `--b\r\nContent-Type: text/csv; name=${at}.csv\r\nContent-Disposition: attachment\r\n\r\na\r\n`,
      );
      const head = 'From: colleague@work.example\r\nSubject: many\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';
      const attached = [Buffer.from('--b\r\nContent-Type: message/rfc822\r\n\r\n'), one.source, Buffer.from('\r\n')];
      await choose({
        'many.eml': Buffer.concat([Buffer.from(head), ...attached, Buffer.from(`${parts.join('')}--b--\r\n`)]),
      });
      await expect.poll(level, { timeout: 20_000 }).toMatch(/^un/);
      await firefox.click('.report-contents > summary');
      // On a machine that has no time for it in these two seconds, that is said.
      const listed = ['files_contents_more', 'files_contents_failed'] as const;
      const said = listed.map((key) => translate(key, { count: 801 }));
      await expect
        .poll(() => text('.contents'), { timeout: 20_000 })
        .toSatisfy((shown: string) => said.some((one) => shown.includes(one)));
      await firefox.inPage("document.querySelector('.contents-message button').click()");
      await expect.poll(level, { timeout: 20_000 }).toBe('verified');
      expect(await text('main')).toContain('one.example');
    });

    it('says when what a message holds cannot be listed in time, and keeps its verdict', async () => {
      await choose({ 'slow.eml': Buffer.concat([Buffer.from(one.source), Buffer.alloc(10_000_000, '\r\n')]) });
      await expect.poll(level, { timeout: 40_000 }).toBe('verified');
      await firefox.click('.report-contents > summary');
      await untilText('.contents [role="alert"]', 'files_contents_failed');
      expect(await level()).toBe('verified');
    });
  });

  it('the popup names what it knows, and the ways that always work, on a page that is no webmail', async () => {
    const address = news.address();
    await firefox.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
    await firefox.pressToolbarButton();
    const inPopup = () => text('body', firefox.inPopup.bind(firefox));
    await expect.poll(inPopup, { timeout: 20_000 }).toContain(translate('webmail_none'));
    await expect.poll(inPopup, { timeout: 20_000 }).toContain(translate('popup_way_file'));
    const said = await inPopup();
    for (const key of ['popup_way_source', 'popup_way_selection', 'popup_way_page'] as const)
      expect(said).toContain(translate(key));
    for (const name of Object.values(KNOWN_WEBMAILS).flat()) expect(said).toContain(name);
    await firefox.closePopup();
  });
});
