/**
 * Containers in Firefox: tabs with cookies of their own, so that one browser is signed in to two accounts of a webmail. The extension's one
 * background has the cookies of all other tabs, and may fetch nothing for a tab of a container.
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
import { waitFor } from './services/process.ts';
import { roundcubePage } from './services/roundcube-page.ts';

const RUNS = runs('containers in Firefox', findFirefox() === null ? 'firefox-esr' : null);
/** The seventh message of each account: one is the bank's own, the other was forged in its name. */
const genuine = rsaSigned('bank.example', 'A forged sender whose domain asks to reject');
const forged = forgedFrom();
const ADDRESS = '/?_task=mail&_action=show&_uid=7';
/** It leaves every request alone: that it might answer is why the background is asked. */
const SERVICE_WORKER = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', () => {});`;

describe.runIf(RUNS)('a mail in a container of Firefox', () => {
  let resolver: DohServer;
  let server: Server;
  let origin: string;
  let firefox: Firefox;
  /** For which account each source was asked for. */
  const accounts: string[] = [];

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf([genuine, forged]));
    server = createServer(({ url = '', headers }, response) => {
      const account = headers.cookie?.includes('account=second') ? 'second' : 'first';
      if (url.includes('viewsource')) accounts.push(account);
      if (url.includes('sign-in')) response.setHeader('set-cookie', 'account=second; Path=/');
      const [type, body] = answerTo(url, account);
      response.setHeader('content-type', type);
      response.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
    firefox = await Firefox.open({ extensionId: geckoId(FIREFOX_BUILD) });
    await firefox.store({
      resolvers: [resolver.url],
      language: 'en',
      receivers: { [origin]: DECLARED_RECEIVER },
      badgeSites: [`${origin}/*`],
      ladder: 'always',
    });
    await firefox.grant(['http://127.0.0.1/*', 'http://localhost/*']);
  });
  afterAll(async () => {
    await firefox?.close();
    server?.close();
    await resolver?.stop();
  });

  const badge = async () =>
    await waitFor('a badge', async () => {
      const level = await firefox.inPageAsBrowser(
        "return document.querySelector('waybill-badge')?.openOrClosedShadowRoot?.querySelector('button')?.dataset.level ?? null",
      );
      return level === 'checking' ? null : level;
    });
  const withServiceWorker = async () => {
    await firefox.inPage("navigator.serviceWorker.register('/worker.js'); return null;");
    await waitFor('the service worker', () => firefox.inPage('return !!navigator.serviceWorker.controller'));
    accounts.splice(0);
    await firefox.inPage('location.reload(); return null;');
    await waitFor('the source to be asked for', () => accounts.length > 0);
  };

  it('is the mail of its own account', async () => {
    await firefox.openContainerTab(`${origin}${ADDRESS}&sign-in`);
    expect(await badge()).toBe('failed');
    expect(accounts.splice(0)).toEqual(['second']);
  });

  it('is never judged by the mail that another account has under its number, nor is that account asked for it', async () => {
    await withServiceWorker();
    // What the page fetches its service worker may have answered: that proves nothing.
    expect(await badge()).not.toBe('verified');
    expect(new Set(accounts.splice(0))).toEqual(new Set(['second']));
  });

  it('is fetched past a service worker in a tab like most, as before', async () => {
    await firefox.openTab();
    await firefox.goto(`${origin}${ADDRESS}`);
    expect(await badge()).toBe('verified');
    await withServiceWorker();
    expect(await badge()).toBe('verified');
    expect(new Set(accounts.splice(0))).toEqual(new Set(['first']));
  });
});

function answerTo(url: string, account: string): [type: string, body: string | Uint8Array] {
  if (url === '/worker.js') return ['text/javascript', SERVICE_WORKER];
  if (url.includes('viewsource')) return ['text/plain', (account === 'second' ? forged : genuine).source];
  return ['text/html; charset=utf-8', roundcubePage(forged, 7)];
}
