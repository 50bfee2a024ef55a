/** Pages and networks that do not do what they should: answers that never come, that lead away, pages that come back, an extension that goes. */
import { gzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type TextKey, type TextValues, translate } from '../../src/text/translate.ts';
import { readBadges, waitForBadges } from './browsers/badges.ts';
import type { Chromium } from './browsers/chromium.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readProblem, readVerdict } from './browsers/shown.ts';
import { asThread, gmailForged, gmailSigned } from './mails/gmail.ts';
import { GMAIL, gmailHosts } from './services/gmail.ts';
import { showThread } from './services/gmail-page.ts';
import type { Host, PageAnswer } from './services/https.ts';
import { waitFor } from './services/process.ts';

const RUNS = runs('faulty pages in Chromium', findChromium() === null ? 'chromium' : null);
const INBOX = `https://${GMAIL}/mail/u/0/`;
const ATTACKER = 'attack.example';

const good = gmailSigned('18c1f0a2b3c4d5a1');
const silent = gmailSigned('18c1f0a2b3c4d5a2');
const ledAway = gmailForged('18c1f0a2b3c4d5a3');
const mails = [good, silent, ledAway];
/** The shop's own mail, of which this page says that somebody else sent it. */
const misnamed = { ...good.message, id: '18c1f0a2b3c4d5a4', fromAddress: 'ceo@bank.example' };

/** Answers in a source's place, whichever way it is asked for, and what is said of each. */
const WRONG: Record<string, { answer: PageAnswer; said: TextKey; values?: TextValues }> = {
  'a part of one (206)': {
    answer: { status: 206, headers: { 'content-type': 'text/plain' }, body: good.message.source.slice(0, 900) },
    said: 'webmail_source_part',
  },
  'a refusal': {
    answer: { status: 403, headers: { 'content-type': 'text/plain' }, body: good.message.source },
    said: 'webmail_source_refused',
    values: { status: 403 },
  },
  'an error of its own': {
    answer: { status: 503, headers: { 'content-type': 'text/plain' }, body: good.message.source },
    said: 'webmail_source_http',
    values: { status: 503 },
  },
  JSON: {
    answer: { headers: { 'content-type': 'application/json' }, body: '{"error": "not found", "status": 404}' },
    said: 'webmail_source_no_header',
  },
  'JSON that calls itself text': {
    answer: { headers: { 'content-type': 'text/plain' }, body: '{"From": "alice@shop.example"}' },
    said: 'webmail_source_no_header',
  },
  'a redirect to where one signs in': {
    answer: { status: 302, headers: { location: 'https://login.example/sso?return=mail' }, body: '' },
    said: 'webmail_source_login',
  },
  'the form where one signs in': {
    answer: { body: '<!doctype html><form><input name="user"><input type="password" name="pass"></form>' },
    said: 'webmail_source_login',
  },
  'one that breaks off': {
    answer: {
      headers: { 'content-type': 'text/plain', 'content-length': String(good.message.source.length + 1) },
      body: good.message.source,
    },
    said: 'webmail_source_unreachable',
  },
  'one that grows to a thousand times what is sent': {
    answer: {
      headers: { 'content-type': 'text/plain', 'content-encoding': 'gzip' },
      body: gzipSync(Buffer.concat([good.message.source, Buffer.alloc(60 * 1024 * 1024)])),
    },
    said: 'webmail_source_too_big',
    values: { limit: 50 },
  },
  nothing: { answer: { headers: { 'content-type': 'text/plain' }, body: '' }, said: 'webmail_source_empty' },
};
const wrongIds = new Map(Object.keys(WRONG).map((kind, at) => [kind, `18c1f0a2b3c4d5b${at}`]));

describe.runIf(RUNS)('a faulty page', () => {
  let hosted: Hosted;
  let chromium: Chromium;
  let page: Page;

  beforeAll(async () => {
    const threads = [
      ...[good, silent, ledAway].map((mail, at) => asThread(`t${at}`, 'Your order', [mail])),
      { id: 'misnamed', subject: 'Your order', messages: [misnamed] },
      ...[...wrongIds.values()].map((id) => ({ id, subject: 'Your order', messages: [{ ...good.message, id }] })),
    ];
    const hosts = gmailHosts(threads);
    const gmail: Host = (request) => {
      const { searchParams } = request.url;
      const isOf = (id: string) =>
        searchParams.get('th') === id || searchParams.get('permmsgid') === `msg-f:${BigInt(`0x${id}`)}`;
      const wrong = [...wrongIds].find(([, id]) => isOf(id));
      if (wrong) return WRONG[wrong[0]]?.answer ?? null;
      const asksFor = (mail: typeof good) => searchParams.get('th') === mail.message.id;
      if (asksFor(silent)) return new Promise(() => undefined);
      if (asksFor(ledAway)) return { status: 302, headers: { location: `https://${ATTACKER}/good.eml` }, body: '' };
      return hosts[GMAIL]?.(request) ?? null;
    };
    const site = `https://${GMAIL}/*`;
    hosted = await openHosted({
      zone: Object.assign({}, ...mails.map((mail) => mail.zone)),
      hosts: {
        ...hosts,
        [GMAIL]: gmail,
        // Another mail's source, which is signed, for whoever asks.
        [ATTACKER]: () => ({
          headers: { 'content-type': 'text/plain', 'access-control-allow-origin': '*' },
          body: good.message.source,
        }),
        'login.example': () => ({ body: '<!doctype html><input type="password">' }),
        'news.example': () => ({ body: '<!doctype html><title>News</title><h1>News of the day</h1>' }),
      },
      granted: [site],
      stored: { language: 'en', ladder: 'always', badgeSites: [site] },
    });
    ({ chromium } = hosted);
    page = await chromium.openPage(`${INBOX}#inbox/t0`);
  });
  afterAll(async () => await hosted?.close());
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  const levelOf = async () => (await waitForBadges(page, 1))[0]?.level;

  it('that never answers holds up no other message', async () => {
    expect(await levelOf()).toBe('verified');
    await showThread(page, 't1');
    await waitFor('a badge that waits', async () => (await readBadges(page))[0]?.level === 'checking');
    await showThread(page, 't0');
    expect(await levelOf()).toBe('verified');
  });

  it('that never answers is given up with its own sentence', async () => {
    await showThread(page, 't1');
    const popup = await chromium.clickToolbarIcon(page);
    const said = await waitFor('a sentence', async () => await readProblem(popup).catch(() => null), 40_000);
    expect(said).toBe(translate('webmail_source_timeout', { webmail: 'Gmail' }));
    await chromium.closePopup(popup);
  });

  it('that leads to a host of somebody else’s gets nothing verified by what that host answers', async () => {
    await showThread(page, 't2');
    const popup = await chromium.clickToolbarIcon(page);
    expect((await readVerdict(popup)).level).toBe('failed');
    await chromium.closePopup(popup);
  });

  it.each(Object.keys(WRONG))('that gives %s in place of a source is not judged, and it is said why', async (kind) => {
    await showThread(page, wrongIds.get(kind) ?? '');
    await waitFor('a badge without a verdict', async () => (await readBadges(page))[0]?.level === 'unchecked');
    const popup = await chromium.clickToolbarIcon(page);
    const said = await readProblem(popup);
    expect(said).toBe(translate(WRONG[kind]?.said ?? 'webmail_none', { webmail: 'Gmail', ...WRONG[kind]?.values }));
    await chromium.closePopup(popup);
  });

  it('that shows somebody else over the same source gets no verdict of another tab', async () => {
    await showThread(page, 't0');
    expect(await levelOf()).toBe('verified');
    const other = await chromium.openPage(`${INBOX}#inbox/misnamed`);
    const [badge] = await waitForBadges(other, 1);
    expect(badge?.level).not.toBe('verified');
    const popup = await chromium.clickToolbarIcon(other);
    const verdict = await readVerdict(popup);
    expect(verdict.level).not.toBe('verified');
    expect(verdict.headline).not.toContain('bank.example');
    await chromium.closePopup(popup);
    await other.close();
    expect(await levelOf()).toBe('verified');
  });

  it('that comes back as it was left says the same on its badge and in the toolbar', async () => {
    await showThread(page, 't0');
    expect(await levelOf()).toBe('verified');
    await page.goto('https://news.example/');
    await page.goBack();
    expect(await levelOf()).toBe('verified');
    const title = translate('badge_title_verified', { domain: 'shop.example' });
    await waitFor('the toolbar to say so', async () => (await chromium.titleOfIcon()) === title);
  });

  it('that takes the badge’s own element for itself has no badge, and its mail is judged', async () => {
    const other = await chromium.openPage(`${INBOX}#inbox/t2`);
    expect((await waitForBadges(other, 1))[0]?.level).toBe('failed');
    await other.evaluate(() => {
      customElements.define(
        'waybill-badge',
        class extends HTMLElement {
          constructor() {
            super();
            this.attachShadow({ mode: 'open' }).innerHTML = 'Really from bank.example';
          }
          disconnectedCallback() {
            document.querySelector('.gD')?.after(this);
          }
        },
      );
      location.hash = '#inbox/t0';
    });
    const popup = await chromium.clickToolbarIcon(other);
    await waitFor('the verdict of what is open', async () => (await readVerdict(popup)).level === 'verified');
    await chromium.closePopup(popup);
    await other.close();
  });

  it('loses its badges when the extension goes away', async () => {
    expect(await readBadges(page)).toHaveLength(1);
    await chromium.uninstall();
    await waitFor('the badge to go', async () => (await readBadges(page)).length === 0);
  });
});
