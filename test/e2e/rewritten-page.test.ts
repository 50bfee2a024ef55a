/** Pages that write themselves anew (`document.open`), as old webmails and login bridges do: the document stays, and all that was in it goes. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser as ExtensionApi } from 'webextension-polyfill';
import type { TabMessage } from '../../src/platform/wire/messages.ts';
import { translate } from '../../src/text/translate.ts';
import { waitForBadges } from './browsers/badges.ts';
import type { Chromium } from './browsers/chromium.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readVerdict } from './browsers/shown.ts';
import { asThread, gmailSigned } from './mails/gmail.ts';
import { GMAIL, gmailHosts } from './services/gmail.ts';
import type { Host } from './services/https.ts';
import { waitFor } from './services/process.ts';

const RUNS = runs('pages that write themselves anew in Chromium', findChromium() === null ? 'chromium' : null);
/** What functions see that run inside the extension. */
declare const chrome: ExtensionApi;

const INBOX = `https://${GMAIL}/mail/u/0/#inbox/t0`;
const BRIDGE = '/mail/bridge';
const good = gmailSigned('18c1f0a2b3c4d5c1');

/** What the page does with the markup that it has fetched; `loaded` comes once the browser holds the page for loaded, and a script for idle. */
const WAYS: Record<string, string> = {
  'when it has loaded': 'await loaded; document.open(); document.write(html); document.close();',
  'without being asked to open': 'await loaded; document.write(html); document.close();',
  'and never ends': 'await loaded; document.open(); document.write(html);',
  'while it loads': 'document.open(); document.write(html); document.close();',
  'while it loads, and never ends': 'document.open(); document.write(html);',
  'in two parts': `await loaded; document.open(); const half = html.indexOf('class="adn');
    document.write(html.slice(0, half)); await pause(700); document.write(html.slice(half)); document.close();`,
  'again and again':
    'await loaded; for (let at = 0; at < 5; at++) { document.open(); document.write(html.replace("const show", "var show")); document.close(); await pause(400); }',
};

const bridge: Host = ({ url }) => ({
  body: `<!doctype html><title>One moment</title><p>One moment</p><script>
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const loaded = new Promise((resolve) => addEventListener('load', resolve)).then(() => pause(1500));
fetch('/mail/u/0/').then((answer) => answer.text()).then(async (html) => { ${WAYS[url.searchParams.get('way') ?? ''] ?? ''} });
</script><img src="${BRIDGE}/slow">`,
});

describe.runIf(RUNS)('a page that writes itself anew', () => {
  let hosted: Hosted;
  let chromium: Chromium;

  beforeAll(async () => {
    const hosts = gmailHosts([asThread('t0', 'Your order', [good])]);
    const gmail: Host = async (request) => {
      const { pathname } = request.url;
      if (request.url.searchParams.has('way')) return await bridge(request);
      // It loads until this comes.
      if (pathname === `${BRIDGE}/slow`) {
        await new Promise((resolve) => setTimeout(resolve, 1000));
        return { status: 404, body: '' };
      }
      return hosts[GMAIL]?.({ ...request, url: asInbox(request.url) }) ?? null;
    };
    const site = `https://${GMAIL}/*`;
    hosted = await openHosted({
      zone: good.zone,
      hosts: { ...hosts, [GMAIL]: gmail, 'news.example': () => ({ body: '<!doctype html><title>News</title>' }) },
      granted: [site],
      stored: { language: 'en', ladder: 'always', badgeSites: [site] },
    });
    ({ chromium } = hosted);
  });
  afterAll(async () => await hosted?.close());
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  it.each(Object.keys(WAYS))('has its badge, and is judged by a click: %s', async (way) => {
    const page = await chromium.browser.newPage();
    // Some of them never end loading.
    await page.goto(`https://${GMAIL}${BRIDGE}?way=${encodeURIComponent(way)}#inbox/t0`, { waitUntil: [] });
    expect(await waitForBadges(page, 1)).toMatchObject([{ level: 'verified' }]);
    const popup = await chromium.clickToolbarIcon(page);
    expect(await readVerdict(popup)).toMatchObject({ level: 'verified' });
    await chromium.closePopup(popup);
    await page.close();
  });

  it('is followed after that, too: when it is come back to, its toolbar says what its badge says', async () => {
    const page = await chromium.openPage(INBOX);
    await waitForBadges(page, 1);
    await page.evaluate(async () => {
      const html = await (await fetch('/mail/u/0/')).text();
      document.open();
      // The name is taken by the script that ran before.
      document.write(html.replace('const show', 'const again'));
      document.close();
    });
    expect(await waitForBadges(page, 1)).toMatchObject([{ level: 'verified' }]);
    await page.goto('https://news.example/');
    await page.goBack();
    expect(await waitForBadges(page, 1)).toMatchObject([{ level: 'verified' }]);
    const title = translate('badge_title_verified', { domain: 'shop.example' });
    await waitFor('the toolbar to say so', async () => (await chromium.titleOfIcon()) === title);
    await page.close();
  });

  it('may write a mail into a frame, which has the address of the page then: what stands there is no webmail', async () => {
    const page = await chromium.openPage(INBOX);
    await waitForBadges(page, 1);
    const address = await page.evaluate(async () => {
      const html = await (await fetch('/mail/u/0/')).text();
      const frame = document.createElement('iframe');
      document.querySelector('.a3s')?.append(frame);
      const body = frame.contentDocument;
      body?.open();
      // The attack: the mail draws the webmail with a message in it, by somebody else's name and under the id of this one.
      body?.write(
        html
          .replaceAll('alice@', 'ceo@')
          .replace(' hidden', '')
          .replace(/<script>\s*const[\s\S]*/, ''),
      );
      body?.close();
      return body?.location.href;
    });
    expect(address).toContain(GMAIL);
    const popup = await chromium.clickToolbarIcon(page);
    expect(await readVerdict(popup)).toMatchObject({ level: 'verified' });
    const shown = await (await chromium.worker()).evaluate(async () => {
      const kept = Object.entries(await chrome.storage.session.get(null)).filter(([name]) => /^tab:\d/.test(name));
      return kept.flatMap(([, record]) =>
        JSON.parse(String(record)).messages.map((message: TabMessage) => message.shown.from),
      );
    });
    expect(shown).toEqual(['alice@shop.example']);
    await chromium.closePopup(popup);
    await page.close();
  });
});

/** The page keeps the bridge's address, by which its own script asks for sources. */
function asInbox(url: URL): URL {
  return new URL(url.href.replace(BRIDGE, '/mail/u/0/'));
}
