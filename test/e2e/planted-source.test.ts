/**
 * A page that plants a source where the browser keeps answers, for the request that the extension makes there: by its service worker, by what
 * that one answered before, in the browser's cache. The mail that is open is forged; what is planted is the bank's own.
 */
import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import type { Chromium } from './browsers/chromium.ts';
import { Firefox } from './browsers/firefox.ts';
import { geckoId } from './browsers/gecko-id.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, findFirefox, runs } from './browsers/installed.ts';
import { readVerdict } from './browsers/shown.ts';
import { zoneOf } from './mails/files.ts';
import { rsaSigned } from './mails/honest.ts';
import { DECLARED_RECEIVER } from './mails/mail.ts';
import { forgedFrom } from './mails/wrong.ts';
import { FIREFOX_BUILD } from './paths.ts';
import { waitFor } from './services/process.ts';
import { roundcubePage } from './services/roundcube-page.ts';

const RUNS = runs('a page that plants a source, in Chromium', findChromium() === null ? 'chromium' : null);
const RUNS_FIREFOX = runs('a page that plants a source, in Firefox', findFirefox() === null ? 'firefox-esr' : null);
const genuine = rsaSigned('bank.example', 'A forged sender whose domain asks to reject');
const forged = forgedFrom();
const ADDRESS = '/?_task=mail&_action=show&_uid=7';
const PARTS = { _task: 'mail', _action: 'viewsource', _uid: '7', _mbox: 'INBOX', _save: '1', _token: 'T0ken' };
const SOURCE = `/?${new URLSearchParams(PARTS)}`;

const SERVICE_WORKER = `addEventListener('install', (event) => event.waitUntil((async () => {
  const cache = await caches.open('planted');
  await cache.put(new Request('${SOURCE}'), await fetch('/genuine.eml'));
  const condition = { urlPattern: new URLPattern({ search: '*viewsource*' }) };
  if (new URL(location.href).searchParams.has('routes')) await event.addRoutes({ condition, source: 'cache' });
  skipWaiting();
})()));
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  if (event.request.url.includes('viewsource')) event.respondWith(caches.match(event.request, { ignoreVary: true }));
});`;

/** What a page's own script begins with. */
const HELPERS = `const controlled = async (script) => {
  await navigator.serviceWorker.register(script);
  if (!navigator.serviceWorker.controller) await new Promise((resolve) => { navigator.serviceWorker.oncontrollerchange = resolve; });
};
const ended = (element, where) => new Promise((resolve) => {
  element.onload = element.onerror = resolve;
  where.append(element);
});
const preload = async () => {
  for (const crossOrigin of [null, 'anonymous', 'use-credentials'])
    await ended(Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', href: '${SOURCE}', crossOrigin }), document.head);
};
const read = async (init) => await (await fetch('${SOURCE}', init)).text();`;
/** Of a service worker: each ends when it is planted. */
const BY_WORKER: Record<string, string> = {
  'a service worker': `await controlled('/worker.js');`,
  "a service worker's own rules": `await controlled('/worker.js?routes');`,
  'a preload that a service worker answered': `await controlled('/worker.js'); await preload();`,
  'a preload whose service worker is gone': `await controlled('/worker.js'); await preload();
    await (await navigator.serviceWorker.getRegistration()).unregister();`,
};
/** Of the browser's cache, where the server answers another request otherwise and lets each answer be kept for ever. */
const BY_CACHE: Record<string, string> = {
  "the browser's cache": `await read({ cache: 'reload', headers: { 'x-planted': '1' } });`,
  'a cache that is asked first': `await read({ cache: 'reload', headers: { 'x-planted': '1' } }); await read({ cache: 'force-cache' });`,
  'a part of the source': `await read({ cache: 'reload', headers: { 'x-planted': '1', range: 'bytes=0-9999999' } });`,
  'a preload out of the cache': `await read({ cache: 'reload', headers: { 'x-planted': '1' } }); await preload();`,
  'a frame that shows the source': `await read({ cache: 'reload', headers: { 'x-planted': '1' } });
    await ended(Object.assign(document.createElement('iframe'), { src: '${SOURCE}' }), document.body);`,
};

async function startPages(): Promise<Server> {
  const server = createServer(({ url = '', headers }, response) => {
    const isScript = url.startsWith('/worker.js');
    const isSource = url.includes('viewsource');
    response.setHeader(
      'content-type',
      isScript ? 'text/javascript' : url === '/' || url === ADDRESS ? 'text/html' : 'text/plain',
    );
    if (isSource) response.setHeader('cache-control', 'max-age=86400, immutable');
    if (isSource) response.setHeader('etag', '"1"');
    if (isScript) response.end(SERVICE_WORKER);
    else if (url === '/genuine.eml') response.end(genuine.source);
    else if (isSource) response.end((headers['x-planted'] ? genuine : forged).source);
    else response.end(roundcubePage(forged, 7));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

describe.runIf(RUNS)('a page in Chromium that plants a source', () => {
  let server: Server;
  let origin: string;
  let hosted: Hosted;
  let chromium: Chromium;

  beforeAll(async () => {
    server = await startPages();
    origin = `http://127.0.0.1:${portOf(server)}`;
    const stored = { language: 'en', receivers: { [origin]: DECLARED_RECEIVER } };
    hosted = await openHosted({ zone: zoneOf([genuine, forged]), stored });
    ({ chromium } = hosted);
  });
  afterAll(async () => {
    await hosted?.close();
    server?.close();
  });
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  it.each(Object.entries({ ...BY_WORKER, ...BY_CACHE }))('has its server asked, in spite of %s', async (_, plant) => {
    const page = await chromium.openPage(origin + ADDRESS);
    const seen = await page.evaluate(`(async () => { ${HELPERS} ${plant} return await read(); })()`);
    // The page itself is taken in.
    expect(seen).toContain('DKIM-Signature');
    const popup = await chromium.clickToolbarIcon(page);
    expect((await readVerdict(popup)).level).toBe('failed');
    await chromium.closePopup(popup);
    await page.evaluate(async () => {
      for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
    });
    await page.close();
  });
});

describe.runIf(RUNS_FIREFOX)('a page in Firefox that plants a source', () => {
  let resolver: DohServer;
  let server: Server;
  let origin: string;
  let firefox: Firefox;

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf([genuine, forged]));
    server = await startPages();
    origin = `http://localhost:${portOf(server)}`;
    firefox = await Firefox.open({ extensionId: geckoId(FIREFOX_BUILD) });
    await firefox.store({ resolvers: [resolver.url], language: 'en', receivers: { [origin]: DECLARED_RECEIVER } });
    await firefox.grant(['http://127.0.0.1/*']);
  });
  afterAll(async () => {
    await firefox?.close();
    server?.close();
    await resolver?.stop();
  });

  /** What its service worker answers is looked at elsewhere (firefox-service-worker.test.ts). */
  it.each(Object.entries(BY_CACHE))('has its server asked, in spite of %s', async (_, plant) => {
    await firefox.goto(origin + ADDRESS);
    const seen = await firefox.inPage(`return (async () => { ${HELPERS} ${plant} return await read(); })()`);
    expect(seen).toContain('DKIM-Signature');
    await firefox.pressToolbarButton();
    const level = await waitFor('a verdict', async () => {
      const shown = await firefox.inPopup("return document.querySelector('.verdict')?.dataset.level ?? null");
      return shown === 'checking' ? null : shown;
    });
    expect(level).toBe('failed');
    await firefox.closePopup();
  });
});
