/** What an administrator set by a policy: it is in force in the browser, whatever the person chose, and the settings page says whose it is. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { Chromium } from './browsers/chromium.ts';
import { takeErrors } from './browsers/errors.ts';
import { Firefox } from './browsers/firefox.ts';
import { geckoId } from './browsers/gecko-id.ts';
import { findChromium, findFirefox, findThunderbird, runs } from './browsers/installed.ts';
import { pasteSource } from './browsers/paste.ts';
import { readVerdict } from './browsers/shown.ts';
import { Thunderbird } from './browsers/thunderbird.ts';
import { zoneOf } from './mails/files.ts';
import { rsaSigned } from './mails/honest.ts';
import { CHROME_BUILD, FIREFOX_BUILD, THUNDERBIRD_BUILD } from './paths.ts';
import { waitFor } from './services/process.ts';

/** Where Debian's Chromium looks; it reads it from nowhere else. */
const POLICIES = '/etc/chromium/policies/managed';
const mayManage = process.getuid?.() === 0 && existsSync('/etc/chromium');
const IN_CHROMIUM = runs(
  'managed settings in Chromium',
  findChromium() === null || !mayManage ? `chromium, with the right to write ${POLICIES}` : null,
);
const IN_FIREFOX = runs('managed settings in Firefox', findFirefox() === null ? 'firefox-esr' : null);

const IN_THUNDERBIRD = runs('managed settings in Thunderbird', findThunderbird() === null ? 'thunderbird' : null);

const mail = rsaSigned();
/** The person chose otherwise. */
const CHOSEN = { ladder: 'headers', language: 'en', resolvers: ['https://chosen.example/dns-query'] };
const managed = (resolver: DohServer) => ({
  ladder: 'always',
  resolvers: [resolver.url],
  ownDomains: ['org.example'],
  // What passes no check counts as not set.
  trustedSealers: 7,
});
/** Titles of the sections that say whose they are, and the choice of the ladder. Runs in the page. */
const READ = `
  const sections = [...document.querySelectorAll('section.option')].filter((section) => section.querySelector('.managed'));
  const ladder = document.querySelector('input[name="ladder"]:checked');
  return JSON.stringify({
    managed: sections.map((section) => section.getAttribute('aria-labelledby')).sort(),
    words: [...new Set(sections.map((section) => section.querySelector('.managed').textContent))],
    ladder: ladder && ladder.value,
    mayChoose: [...document.querySelectorAll('input[name="ladder"]')].some((input) => !input.matches(':disabled')),
    ownDomains: document.body.textContent.includes('org.example'),
  });`;
const SHOWN = {
  managed: ['options_ladder_title', 'options_own_title', 'options_resolvers_title'],
  words: [translate('options_managed')],
  ladder: 'always',
  mayChoose: false,
  ownDomains: true,
};

/** Chromium names an extension that is not packed by where it lies. */
function idOf(folder: string): string {
  const digits = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32);
  return [...digits].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

describe.runIf(IN_CHROMIUM)('what an administrator set in Chromium', () => {
  const file = join(POLICIES, `waybill-test-${process.pid}.json`);
  const remove = () => rmSync(file, { force: true });
  let resolver: DohServer;
  let chromium: Chromium;

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf([mail]));
    mkdirSync(POLICIES, { recursive: true });
    process.once('exit', remove);
    const policy = { '3rdparty': { extensions: { [idOf(CHROME_BUILD)]: managed(resolver) } } };
    writeFileSync(file, JSON.stringify(policy));
    chromium = await Chromium.open({ granted: [`${new URL(resolver.url).origin}/*`], stored: CHOSEN });
  });
  afterAll(async () => {
    remove();
    await chromium?.close();
    await resolver?.stop();
  });

  it('is shown as such on the settings page, and cannot be changed there', async () => {
    const page = await chromium.openOwnPage('options/options.html');
    await page.waitForSelector('.managed');
    expect(JSON.parse(String(await page.evaluate(`(() => { ${READ} })()`)))).toEqual(SHOWN);
    await page.close();
  });

  it('is in force: the DNS is asked, at the resolver that was set', async () => {
    const page = await chromium.openOwnPage('report/report.html');
    await pasteSource(page, mail.source);
    expect((await readVerdict(page)).level).toBe('verified');
    expect(resolver.log.length).toBeGreaterThan(0);
    await page.close();
    expect(takeErrors(chromium.errors)).toEqual([]);
  });
});

describe.runIf(IN_FIREFOX)('what an administrator set in Firefox', () => {
  let resolver: DohServer;
  let firefox: Firefox;

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf([mail]));
    firefox = await Firefox.open({ extensionId: geckoId(FIREFOX_BUILD), managed: managed(resolver) });
    await firefox.grant(['http://127.0.0.1/*']);
    await firefox.store(CHOSEN);
  });
  afterAll(async () => {
    await firefox?.close();
    await resolver?.stop();
  });

  it('is shown as such on the settings page, and cannot be changed there', async () => {
    await firefox.goto(firefox.extensionPage('options/options.html'));
    await waitFor('the settings', async () => await firefox.inPage("return !!document.querySelector('.managed')"));
    expect(JSON.parse(String(await firefox.inPage(READ)))).toEqual(SHOWN);
  });
});

describe.runIf(IN_THUNDERBIRD)('what an administrator set in Thunderbird', () => {
  let resolver: DohServer;
  let thunderbird: Thunderbird;

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf([mail]));
    thunderbird = await Thunderbird.open({ extensionId: geckoId(THUNDERBIRD_BUILD), managed: managed(resolver) });
    await thunderbird.grant(['http://127.0.0.1/*']);
    await thunderbird.store(CHOSEN);
  });
  afterAll(async () => {
    await thunderbird?.close();
    await resolver?.stop();
  });

  it('is shown as such on the settings page, and cannot be changed there', async () => {
    await thunderbird.visit('options/options.html', '.managed');
    expect(JSON.parse(String(await thunderbird.onPage(READ)))).toEqual(SHOWN);
  });
});
