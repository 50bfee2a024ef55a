/**
 * Firefox, and a page built like Roundcube's that does what it can: a mail that names elements and covers its badge, a content script
 * that was taken over and writes into the extension's store.
 */
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { Firefox } from './browsers/firefox.ts';
import { geckoId } from './browsers/gecko-id.ts';
import { findFirefox, runs } from './browsers/installed.ts';
import { zoneOf } from './mails/files.ts';
import { rsaSigned } from './mails/honest.ts';
import { DECLARED_RECEIVER } from './mails/mail.ts';
import { forgedFrom } from './mails/wrong.ts';
import { FIREFOX_BUILD } from './paths.ts';
import { waitFor } from './services/process.ts';

const RUNS = runs('a hostile page in Firefox', findFirefox() === null ? 'firefox-esr' : null);
const genuine = rsaSigned('bank.example', 'A forged sender whose domain asks to reject');
const forged = forgedFrom();

const NAMES = 'waybill document form location chrome browser self top origin fetch crypto window Symbol'.split(' ');
const SHEET = 'position: relative; z-index: 2147483647; background: white; width: 900px; height: 600px';
const BODIES: Record<string, string> = {
  plain: 'Hello',
  named: NAMES.map(
    (name) => `<img name="${name}" id="${name}" alt=""><form name="${name}"><input name="runtime"></form>`,
  ).join(''),
  covering: `<div style="margin-top: -300px; ${SHEET}">Really from bank.example</div>`,
  // There for a second, and away for the next.
  'covering now and then': `<style>@keyframes blink { 50% { visibility: hidden } }</style>
<div style="margin-top: -300px; animation: blink 2s step-end infinite; ${SHEET}">Really from bank.example</div>`,
};

function pageWith(body: string): string {
  const environment = { rcversion: 10605, action: 'show', uid: '7', mailbox: 'INBOX', request_token: 'T0ken' };
  return `<!doctype html><title>Roundcube</title>
<script>var rcmail = { set_env() {} };
rcmail.set_env(${JSON.stringify(environment)});</script>
<div id="message-header"><h2 class="subject">${forged.name}</h2><div class="header-summary"><span>From
<span class="adr"><a class="rcmContactAddress" title="alice@bank.example">Alice</a></span></span></div></div>
<div id="messagebody"><div class="message-part">${body}</div></div>`;
}

describe.runIf(RUNS)('a hostile page in Firefox', () => {
  let resolver: DohServer;
  let server: Server;
  let origin: string;
  let firefox: Firefox;

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf([genuine, forged]));
    server = createServer(({ url = '' }, response) => {
      const body = BODIES[new URL(url, 'http://localhost').searchParams.get('_body') ?? 'plain'] ?? '';
      const isSource = url.includes('viewsource');
      response.setHeader('content-type', isSource ? 'text/plain' : 'text/html; charset=utf-8');
      response.end(isSource ? forged.source : pageWith(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
    firefox = await Firefox.open({ extensionId: geckoId(FIREFOX_BUILD) });
    await firefox.store(settings());
    await firefox.grant(['http://127.0.0.1/*', 'http://localhost/*']);
  });
  afterAll(async () => {
    await firefox?.close();
    server?.close();
    await resolver?.stop();
  });

  const settings = () => ({
    resolvers: [resolver.url],
    language: 'en',
    receivers: { [origin]: DECLARED_RECEIVER },
    badgeSites: [`${origin}/*`],
    ladder: 'always',
  });
  const open = async (body: string) => await firefox.goto(`${origin}/?_task=mail&_body=${body}`);
  const inBadge = async (expression: string) =>
    await firefox.inPageAsBrowser(
      `const button = document.querySelector('waybill-badge')?.openOrClosedShadowRoot?.querySelector('button');
       return button ? ${expression} : null;`,
    );
  const badge = async () =>
    await waitFor('a badge', async () => {
      const level = await inBadge('button.dataset.level');
      return level === 'checking' ? null : level;
    });

  it.each(['plain', 'named'])('gets its mail judged: %s', async (body) => {
    await open(body);
    expect(await badge()).toBe('failed');
    await firefox.pressToolbarButton();
    const level = await waitFor('a verdict', async () => {
      const shown = await firefox.inPopup("return document.querySelector('.verdict')?.dataset.level ?? null");
      return shown === 'checking' ? null : shown;
    });
    expect(level).toBe('failed');
    await firefox.closePopup();
  });

  it.each(['covering', 'covering now and then'])(
    'whose mail covers its badge has the badge above it, and the popup says so: %s',
    async (body) => {
      await open(encodeURIComponent(body));
      expect(await badge()).toBe('failed');
      await waitFor('the badge to be raised', async () => await inBadge("button.matches(':popover-open')"));
      await firefox.pressToolbarButton();
      const text = translate('popup_covered');
      await waitFor('the popup to say so', async () =>
        String(await firefox.inPopup('return document.body.textContent')).includes(text),
      );
      await firefox.closePopup();
    },
  );

  it('changes no setting by what it writes into the store as a content script', async () => {
    await open('plain');
    await badge();
    const planted = {
      ladder: 'headers',
      resolvers: ['https://attack.example/dns-query'],
      receivers: { [origin]: { ...DECLARED_RECEIVER, borderBy: ['mx.attack.example'] } },
      ownDomains: ['bank.example'],
      trustedSealers: ['attack.example'],
    };
    const seen = await firefox.inContentScript(
      `await browser.storage.local.set(${JSON.stringify(planted)});
       const asked = await browser.runtime.sendMessage({ ask: 'page.saveSettings', request: ${JSON.stringify(planted)} });
       const read = await browser.runtime.sendMessage({ ask: 'page.getSettings', request: null });
       return JSON.stringify({ kept: Object.keys(await browser.storage.local.get(null)), asked, read });`,
    );
    const { kept, asked, read } = JSON.parse(String(seen));
    // The store took it: what follows shows that nobody reads it there.
    expect(kept).toContain('resolvers');
    expect([asked?.problem?.key, read?.problem?.key]).toEqual(['errors_refused', 'errors_refused']);
    resolver.log.splice(0);
    await open('plain');
    expect(await badge()).toBe('failed');
    await firefox.goto(firefox.extensionPage('options/options.html'));
    const shown = await waitFor('the settings', async () =>
      String(await firefox.inPage('return document.body.textContent')).includes(origin)
        ? String(await firefox.inPage('return document.body.textContent'))
        : null,
    );
    expect(shown).not.toContain('attack.example');
    expect(await firefox.inPage('return document.querySelector(\'input[name="ladder"]:checked\')?.value')).toBe(
      'always',
    );
  });

  it('finds nothing planted there taken over when the database of the settings is lost', async () => {
    await firefox.loseDatabases();
    await firefox.goto(firefox.extensionPage('options/options.html'));
    const shown = await waitFor('the settings', async () => {
      const ladder = await firefox.inPage(
        'return document.querySelector(\'input[name="ladder"]:checked\')?.value ?? null',
      );
      return ladder === null ? null : { ladder, text: await firefox.inPage('return document.body.textContent') };
    });
    // As at first: neither what was lost, nor what was planted.
    expect(shown.ladder).toBe('click');
    expect(shown.text).not.toContain('attack.example');
    expect(shown.text).not.toContain(origin);
    await firefox.store(settings());
  });

  it('finds no other way from the world of the content script to what the extension keeps or shows', async () => {
    await open('plain');
    await badge();
    const found = await firefox.inContentScript(
      `const page = browser.runtime.getURL('options/options.html');
       const soon = (event) => Promise.race([event, new Promise((resolve) => setTimeout(resolve, 1000, 'nothing'))]);
       const ways = {
         session: () => typeof browser.storage.session,
         sync: async () => Object.keys(await browser.storage.sync.get(null)).length,
         databases: async () => (await indexedDB.databases()).length,
         fetched: async () => (await fetch(page)).status,
         opened: () => String(window.open(page)),
         framed: () => soon(new Promise((resolve) => {
           const frame = document.createElement('iframe');
           frame.onload = () => resolve('loaded');
           frame.src = page;
           document.body.append(frame);
         })),
         connected: () => soon(new Promise((resolve) => {
           const port = browser.runtime.connect({ name: 'page' });
           port.onDisconnect.addListener(() => resolve('turned away'));
           port.onMessage.addListener(() => resolve('answered'));
         })),
         background: async () => String(await browser.runtime.getBackgroundPage()),
         views: () => browser.extension.getViews().length,
         told: () => soon(new Promise((resolve) => {
           const channel = new BroadcastChannel('settings');
           channel.onmessage = () => resolve('told');
           channel.postMessage('tell');
         })),
       };
       for (const [name, request] of Object.entries({
         saveSettings: { ladder: 'headers' }, getReport: null, keepReport: null, openReport: null, getProposals: null,
         refuseReceiver: { origin: 'https://mail.example', hosts: [] }, lookUpTransport: { key: '0'.repeat(64) },
       })) ways[name] = async () => (await browser.runtime.sendMessage({ ask: 'page.' + name, request, isPrivate: true }))?.problem?.key;
       const found = {};
       for (const [name, way] of Object.entries(ways)) {
         try { found[name] = await way(); } catch { found[name] = 'closed'; }
       }
       return JSON.stringify(found);`,
    );
    expect(JSON.parse(String(found))).toEqual({
      session: 'undefined',
      sync: 0,
      databases: 0,
      fetched: 'closed',
      opened: 'closed',
      framed: 'nothing',
      connected: 'turned away',
      background: 'closed',
      views: 'closed',
      told: 'nothing',
      saveSettings: 'errors_refused',
      getReport: 'errors_refused',
      keepReport: 'errors_refused',
      openReport: 'errors_refused',
      getProposals: 'errors_refused',
      refuseReceiver: 'errors_refused',
      lookUpTransport: 'errors_refused',
    });
  });
});
