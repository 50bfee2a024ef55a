/**
 * A page that answers the request for a source itself, in Chromium: built like Roundcube's, it shows a forged mail and has the source of a signed
 * one ready, in each of the ways that a page has. Its own requests get that one; ours does not.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { waitForBadges } from './browsers/badges.ts';
import type { Chromium } from './browsers/chromium.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readVerdict } from './browsers/shown.ts';
import { zoneOf } from './mails/files.ts';
import { rsaSigned } from './mails/honest.ts';
import { DECLARED_RECEIVER } from './mails/mail.ts';
import { forgedFrom } from './mails/wrong.ts';
import type { Host } from './services/https.ts';
import { roundcubePage } from './services/roundcube-page.ts';

const RUNS = runs('a page that answers itself, in Chromium', findChromium() === null ? 'chromium' : null);
const genuine = rsaSigned('bank.example', 'A forged sender whose domain asks to reject');
const forged = forgedFrom();

const SOURCE = '/?_task=mail&_action=viewsource&_uid=1&_mbox=INBOX&_save=1&_token=T0ken';
const TEXT = { 'content-type': 'text/plain' };
const WORKER = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  if (event.request.url.includes('viewsource')) event.respondWith(fetch('/genuine.eml'));
});`;
const SERVICE_WORKER = `await navigator.serviceWorker.register('/worker.js');
while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 20));`;
const ASK = `await (await fetch('${SOURCE}')).text()`;

/** What the page does before it shows its mail, and leaves what it got for its own request in `got`. */
const WAYS: Record<string, string> = {
  'by its service worker': `${SERVICE_WORKER} window.got = ${ASK};`,
  // What a page fetches ahead waits in its own memory for the next request of that address.
  'by what it fetched ahead through it': `${SERVICE_WORKER}
window.got = ${ASK};
for (const crossOrigin of ['anonymous', 'use-credentials']) {
  const link = Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', crossOrigin, href: '${SOURCE}' });
  const loaded = new Promise((resolve) => { link.onload = link.onerror = resolve; });
  document.head.append(link);
  await loaded;
}`,
  'by functions of its own': `const answer = await (await fetch('/genuine.eml')).arrayBuffer();
const decoded = new TextDecoder().decode(answer);
const own = Response;
window.fetch = async () => new own(answer);
for (const name of ['text', 'bytes', 'arrayBuffer']) own.prototype[name] = Blob.prototype[name] = async () => name === 'text' ? decoded : new Uint8Array(answer);
ReadableStreamDefaultReader.prototype.read = async () => ({ done: false, value: new Uint8Array(answer) });
TextDecoder.prototype.decode = () => '';
window.got = ${ASK};`,
};
const names = Object.keys(WAYS);

const webmail: Host = ({ url }) => {
  if (url.pathname === '/worker.js') return { headers: { 'content-type': 'text/javascript' }, body: WORKER };
  if (url.pathname === '/genuine.eml') return { headers: TEXT, body: genuine.source };
  if (url.href.includes('viewsource')) return { headers: TEXT, body: forged.source };
  const shown = roundcubePage(forged, 1);
  const script = `<script>(async () => { ${WAYS[names[Number(url.searchParams.get('way'))] ?? ''] ?? ''}
document.documentElement.innerHTML = document.querySelector('template').innerHTML;
document.title = 'Shown'; })();</script>`;
  return { body: `<!doctype html><title>Mail</title><template>${shown}</template>${script}` };
};

describe.runIf(RUNS)('a page that answers the request for a source itself', () => {
  let hosted: Hosted;
  let chromium: Chromium;
  const hosts = names.map((_, way) => `mail${way}.example`);

  beforeAll(async () => {
    const granted = hosts.map((host) => `https://${host}/*`);
    const receivers = Object.fromEntries(hosts.map((host) => [`https://${host}`, DECLARED_RECEIVER]));
    hosted = await openHosted({
      zone: zoneOf([genuine, forged]),
      // One each: no way finds what another one left.
      hosts: Object.fromEntries(hosts.map((host) => [host, webmail])),
      granted,
      stored: { language: 'en', ladder: 'always', badgeSites: granted, receivers },
    });
    ({ chromium } = hosted);
  });
  afterAll(async () => await hosted?.close());
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  it.each(names)('turns no forged mail green %s', async (name) => {
    const way = names.indexOf(name);
    const page = await chromium.openPage(`https://${hosts[way]}/?_task=mail&way=${way}`);
    await page.waitForFunction(() => document.title === 'Shown');
    expect(await page.evaluate(() => (window as { got?: string }).got)).toContain('DKIM-Signature');
    const [badge] = await waitForBadges(page, 1);
    expect(badge?.level).toBe('failed');
    const popup = await chromium.clickToolbarIcon(page);
    expect((await readVerdict(popup)).level).toBe('failed');
    await chromium.closePopup(popup);
    await page.close();
  });
});
