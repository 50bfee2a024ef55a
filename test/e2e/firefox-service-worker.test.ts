/**
 * In Firefox a page's own service worker answers what a content script fetches there: a page built like Roundcube's, whose service worker
 * gives the source of a signed mail in place of the forged one that is open. And a badge that outlives its extension.
 */
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { Firefox } from './browsers/firefox.ts';
import { geckoId } from './browsers/gecko-id.ts';
import { findFirefox, runs } from './browsers/installed.ts';
import { zoneOf } from './mails/files.ts';
import { rsaSigned } from './mails/honest.ts';
import { DECLARED_RECEIVER } from './mails/mail.ts';
import { forgedFrom } from './mails/wrong.ts';
import { FIREFOX_BUILD } from './paths.ts';
import { sleep, waitFor } from './services/process.ts';

const RUNS = runs("a page's service worker in Firefox", findFirefox() === null ? 'firefox-esr' : null);
const genuine = rsaSigned('bank.example', 'A forged sender whose domain asks to reject');
const forged = forgedFrom();

const ENVIRONMENT = { rcversion: 10605, action: 'show', uid: '7', mailbox: 'INBOX', request_token: 'T0ken' };
const PAGE = `<!doctype html><title>Roundcube</title>
<script>var rcmail = { set_env() {} };
rcmail.set_env(${JSON.stringify(ENVIRONMENT)});
navigator.serviceWorker.register(location.search.includes('clearing') ? '/clearing.js' : '/worker.js');</script>
<div id="message-header"><h2 class="subject">${forged.name}</h2><div class="header-summary"><span>From
<span class="adr"><a class="rcmContactAddress" title="alice@bank.example">Alice</a></span></span></div></div>
<div id="messagebody"><div class="message-part">Hello</div></div>`;
const WORKER = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  if (event.request.url.includes('viewsource')) event.respondWith(fetch('/genuine.eml'));
});`;

/** It answers, and has itself taken off the page before the answer is there. */
const CLEARING = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  if (event.request.url.includes('viewsource')) event.respondWith(fetch('/clear').then(() => fetch('/genuine.eml')));
});`;

describe.runIf(RUNS)("a page's service worker in Firefox", () => {
  let resolver: DohServer;
  let server: Server;
  let origin: string;
  let firefox: Firefox;

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf([genuine, forged]));
    server = createServer(({ url = '' }, response) => {
      const [type, body] = answerTo(url);
      response.setHeader('content-type', type);
      if (url === '/clear') response.setHeader('clear-site-data', '"storage"');
      response.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    // By this name: the resolver's address, which has to be granted, is another one then.
    origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
    firefox = await Firefox.open({ extensionId: geckoId(FIREFOX_BUILD) });
    await firefox.store({ resolvers: [resolver.url], language: 'en', receivers: { [origin]: DECLARED_RECEIVER } });
    await firefox.grant(['http://127.0.0.1/*']);
    await firefox.goto(`${origin}/?_task=mail`);
    await waitFor(
      'the service worker',
      async () => await firefox.inPage('return !!navigator.serviceWorker.controller'),
    );
  });
  afterAll(async () => {
    await firefox?.close();
    server?.close();
    await resolver?.stop();
  });

  const level = async (read: () => Promise<unknown>) =>
    await waitFor('a verdict', async () => {
      const shown = await read();
      return shown === 'checking' ? null : shown;
    });
  const badge = async () =>
    await firefox.inPageAsBrowser(
      "return document.querySelector('waybill-badge')?.openOrClosedShadowRoot?.querySelector('button')?.dataset.level ?? null",
    );

  it('answers the page itself', async () => {
    const answered = await firefox.inPage("return fetch('/?_action=viewsource').then((answer) => answer.text())");
    expect(answered).toContain('DKIM-Signature');
  });

  it('makes nothing green where the site was not granted', async () => {
    await firefox.pressToolbarButton();
    const shown = await level(() =>
      firefox.inPopup("return document.querySelector('.verdict')?.dataset.level ?? null"),
    );
    expect(shown).not.toBe('verified');
    await firefox.closePopup();
  });

  it('makes nothing green by being gone before its answer is there', async () => {
    await firefox.goto(`${origin}/?_task=mail&clearing`);
    await waitFor('the other service worker', async () =>
      String(await firefox.inPage("return navigator.serviceWorker.controller?.scriptURL ?? ''")).includes('clearing'),
    );
    await firefox.pressToolbarButton();
    const shown = await level(() =>
      firefox.inPopup("return document.querySelector('.verdict')?.dataset.level ?? null"),
    );
    expect(shown).not.toBe('verified');
    await firefox.closePopup();
  });

  it('is gone past where it was', async () => {
    await firefox.grant(['http://localhost/*']);
    await firefox.store({ badgeSites: [`${origin}/*`], ladder: 'always' });
    await firefox.goto(`${origin}/?_task=mail`);
    expect(await level(badge)).toBe('failed');
  });

  it('leaves no badge to be seen when the extension went away', async () => {
    await firefox.uninstall();
    await sleep(1000);
    const isSeen = async () =>
      await firefox.inPageAsBrowser(
        `const button = document.querySelector('waybill-badge')?.openOrClosedShadowRoot?.querySelector('button');
         return button ? button.checkVisibility({ visibilityProperty: true }) : false;`,
      );
    await waitFor('the badge to hide', async () => (await isSeen()) === false, 25_000);
  });
});

function answerTo(url: string): [type: string, body: string | Uint8Array] {
  if (url === '/worker.js') return ['text/javascript', WORKER];
  if (url === '/clearing.js') return ['text/javascript', CLEARING];
  if (url === '/genuine.eml') return ['text/plain', genuine.source];
  if (url.includes('viewsource')) return ['text/plain', forged.source];
  return ['text/html; charset=utf-8', PAGE];
}
