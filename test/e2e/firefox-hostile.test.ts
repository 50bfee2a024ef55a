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
      moved: false,
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
});
