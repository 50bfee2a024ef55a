/** Pages and networks that do not do what they should: answers that never come, that lead away, pages that come back, an extension that goes. */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { readBadges, waitForBadges } from './browsers/badges.ts';
import { Chromium } from './browsers/chromium.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readProblem, readVerdict } from './browsers/shown.ts';
import { asThread, gmailForged, gmailSigned } from './mails/gmail.ts';
import { temporaryFolder } from './paths.ts';
import { GMAIL, gmailHosts } from './services/gmail.ts';
import { type Host, type HttpsServer, startHttps } from './services/https.ts';
import { waitFor } from './services/process.ts';
import { resolverHost } from './services/resolver-host.ts';

const RUNS = runs('faulty pages in Chromium', findChromium() === null ? 'chromium' : null);
const INBOX = `https://${GMAIL}/mail/u/0/`;
const ATTACKER = 'attack.example';

const good = gmailSigned('18c1f0a2b3c4d5a1');
const silent = gmailSigned('18c1f0a2b3c4d5a2');
const ledAway = gmailForged('18c1f0a2b3c4d5a3');
const mails = [good, silent, ledAway];

describe.runIf(RUNS)('a faulty page', () => {
  const folder = temporaryFolder('faulty-pages');
  let resolver: DohServer;
  let pages: HttpsServer;
  let chromium: Chromium;
  let page: Page;

  beforeAll(async () => {
    resolver = await startDohServer(Object.assign({}, ...mails.map((mail) => mail.zone)));
    const threads = [good, silent, ledAway].map((mail, at) => asThread(`t${at}`, 'Your order', [mail]));
    const hosts = gmailHosts(threads);
    const gmail: Host = (request) => {
      const { searchParams } = request.url;
      const asksFor = (mail: typeof good) => searchParams.get('th') === mail.message.id;
      if (asksFor(silent)) return new Promise(() => undefined);
      if (asksFor(ledAway)) return { status: 302, headers: { location: `https://${ATTACKER}/good.eml` }, body: '' };
      return hosts[GMAIL]?.(request) ?? null;
    };
    pages = await startHttps(folder.path, {
      ...resolverHost(resolver),
      ...hosts,
      [GMAIL]: gmail,
      // Another mail's source, which is signed, for whoever asks.
      [ATTACKER]: () => ({
        headers: { 'content-type': 'text/plain', 'access-control-allow-origin': '*' },
        body: good.message.source,
      }),
      'news.example': () => ({ body: '<!doctype html><title>News</title><h1>News of the day</h1>' }),
    });
    const site = `https://${GMAIL}/*`;
    const stored = { language: 'en', ladder: 'always', badgeSites: [site] };
    chromium = await Chromium.open({ granted: [site], stored, httpsPort: pages.port });
    page = await chromium.openPage(`${INBOX}#inbox/t0`);
  });
  afterAll(async () => {
    await chromium?.close();
    await pages?.stop();
    await resolver?.stop();
    folder.remove();
  });
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  const openThread = async (thread: string) =>
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#inbox/${thread}`);
  const levelOf = async () => (await waitForBadges(page, 1))[0]?.level;

  it('that never answers holds up no other message', async () => {
    expect(await levelOf()).toBe('verified');
    await openThread('t1');
    await waitFor('a badge that waits', async () => (await readBadges(page))[0]?.level === 'checking');
    await openThread('t0');
    expect(await levelOf()).toBe('verified');
  });

  it('that never answers is given up with its own sentence', async () => {
    await openThread('t1');
    const popup = await chromium.clickToolbarIcon(page);
    const said = await waitFor('a sentence', async () => await readProblem(popup).catch(() => null), 40_000);
    expect(said).toBe(translate('webmail_source_timeout', { webmail: 'Gmail' }));
    await chromium.closePopup(popup);
  });

  it('that leads to a host of somebody else’s gets nothing verified by what that host answers', async () => {
    await openThread('t2');
    const popup = await chromium.clickToolbarIcon(page);
    expect((await readVerdict(popup)).level).toBe('failed');
    await chromium.closePopup(popup);
  });

  it('that comes back as it was left says the same on its badge and in the toolbar', async () => {
    await openThread('t0');
    expect(await levelOf()).toBe('verified');
    await page.goto('https://news.example/');
    await page.goBack();
    expect(await levelOf()).toBe('verified');
    const title = translate('badge_title_verified', { domain: 'shop.example' });
    await waitFor('the toolbar to say so', async () => (await chromium.titleOfIcon()) === title);
  });

  it('loses its badges when the extension goes away', async () => {
    expect(await readBadges(page)).toHaveLength(1);
    await chromium.uninstall();
    await waitFor('the badge to go', async () => (await readBadges(page)).length === 0);
  });
});
