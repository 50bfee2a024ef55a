/**
 * What readers are cut off from, in Firefox, on a page built like Gmail's: each cause has its own sentence in popup, report and side of the
 * sender, in both languages, never a verdict that stays; and once it is gone, a click is enough, without loading the page anew.
 */
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { RESOLVER_PRESETS } from '../../src/platform/doh-presets.ts';
import { type TextKey, type TextValues, translate } from '../../src/text/translate.ts';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { page as yahoo } from '../webmail/pages/yahoo.ts';
import { Firefox } from './browsers/firefox.ts';
import { geckoId } from './browsers/gecko-id.ts';
import { findFirefox, runs } from './browsers/installed.ts';
import { zoneOf } from './mails/files.ts';
import { asThread, gmailSigned } from './mails/gmail.ts';
import { rsaSigned } from './mails/honest.ts';
import { FIREFOX_BUILD, temporaryFolder } from './paths.ts';
import { GMAIL, gmailHosts } from './services/gmail.ts';
import { type Host, type HttpsServer, type PageAnswer, startHttps } from './services/https.ts';
import { waitFor } from './services/process.ts';
import { resolverHost } from './services/resolver-host.ts';

const RUNS = runs('a reader who is cut off, in Firefox', findFirefox() === null ? 'firefox-esr' : null);
const SITE = `https://${GMAIL}/*`;
const RESOLVER = `${new URL(RESOLVER_PRESETS[0]?.address ?? '').origin}/*`;
const text = { 'content-type': 'text/plain' };

const LARGE = gzipSync(Buffer.concat([Buffer.from('Subject: large\r\n\r\n'), Buffer.alloc(60 * 1024 * 1024)]));

/** What comes in place of each source. */
const WRONG: Record<string, { answer: Host; said: TextKey; values?: TextValues }> = {
  'is signed out': {
    answer: () => ({ body: '<!doctype html><form><input name="user"><input type="password" name="pass"></form>' }),
    said: 'webmail_source_login',
  },
  'is refused the source': {
    answer: () => ({ status: 403, headers: text, body: 'no' }),
    said: 'webmail_source_refused',
    values: { status: 403 },
  },
  'opened a message that is too large': {
    answer: () => ({ headers: { ...text, 'content-encoding': 'gzip' }, body: LARGE }),
    said: 'webmail_source_too_big',
    values: { limit: 50 },
  },
  'is off the net': {
    answer: () => {
      throw new Error('no connection');
    },
    said: 'webmail_source_unreachable',
  },
};
const kinds = Object.keys(WRONG);
const mails = kinds.map((_, at) => gmailSigned(`18c1f0a2b3c4d5e${at}`));
/** Of which Gmail recorded nothing: all rests on the DNS. */
const unrecorded = rsaSigned('unrecorded.example');
const fresh = {
  message: {
    id: '18c1f0a2b3c4d5ef',
    fromName: 'Alice',
    fromAddress: 'alice@unrecorded.example',
    source: unrecorded.source,
  },
  zone: zoneOf([unrecorded]),
};

describe.runIf(RUNS)('a reader who', () => {
  const folder = temporaryFolder('firefox-cut-off');
  let resolver: DohServer;
  let pages: HttpsServer;
  let firefox: Firefox;
  /** What is wrong at the moment, whichever message is asked for. */
  let wrong: Host | null = null;

  beforeAll(async () => {
    resolver = await startDohServer(Object.assign({}, ...[...mails, fresh].map(({ zone }) => zone)));
    const gmail = gmailHosts([
      ...mails.map((mail, at) => asThread(`t${at}`, 'Your order', [mail])),
      { id: 'fresh', subject: unrecorded.name, messages: [fresh.message] },
    ]);
    const spoiled: Host = (request): PageAnswer | null | Promise<PageAnswer | null> =>
      wrong && request.url.searchParams.has('view') ? wrong(request) : (gmail[GMAIL]?.(request) ?? null);
    const hosts = {
      ...gmail,
      ...resolverHost(resolver),
      [GMAIL]: spoiled,
      'mail.yahoo.com': () => ({ body: yahoo.html('Hello') }),
      // The picture of its sender.
      'data.mail.yahoo.com': () => null,
    };
    pages = await startHttps(folder.path, hosts);
    firefox = await Firefox.open({
      extensionId: geckoId(FIREFOX_BUILD),
      inPrivate: true,
      httpsPort: pages.port,
      hosts: Object.keys(hosts),
    });
    await firefox.grant([SITE, RESOLVER]);
  });
  afterAll(async () => {
    await firefox?.close();
    await pages?.stop();
    await resolver?.stop();
    folder.remove();
  });
  afterEach(async () => {
    wrong = null;
    resolver.setFailing({});
    await firefox.closePopup();
    expect(await firefox.errors()).toEqual([]);
  });

  const settings = (more: object = {}) =>
    firefox.store({ language: 'en', ladder: 'always', badgeSites: [SITE], ...more });
  const open = (at: number | 'fresh') =>
    firefox.goto(`https://${GMAIL}/mail/u/0/#inbox/${at === 'fresh' ? at : `t${at}`}`);
  const badge = () =>
    firefox.inPageAsBrowser(
      "return document.querySelector('waybill-badge')?.openOrClosedShadowRoot?.querySelector('button')?.dataset.level ?? null",
    );
  const untilBadge = (level: string | null) => expect.poll(badge, { timeout: 20_000 }).toBe(level);
  /** What a click on the icon shows in the end: the sentence of a problem, or a level and its reason. */
  const shown = async () => {
    await firefox.pressToolbarButton();
    const found = await waitFor('a verdict or a sentence', async () =>
      firefox.inPopup(
        `const read = (selector) => document.querySelector(selector)?.textContent?.trim() ?? '';
         const level = document.querySelector('.verdict')?.dataset.level;
         if (document.querySelector('.problem')) return read('.problem .verdict-reason');
         return !level || level === 'checking' ? null : level + ': ' + read('.verdict-reason');`,
      ),
    );
    return plain(found);
  };
  const levelInPopup = () => firefox.inPopup("return document.querySelector('.verdict')?.dataset.level ?? null");
  /** Short words are held together with what stands beside them. */
  const plain = (found: unknown) => String(found).replaceAll('\u00a0', ' ');
  const untilOffered = (key: TextKey, language: 'en' | 'ja' = 'en') =>
    expect
      .poll(async () => plain(await firefox.inPopup('return document.body.textContent')), { timeout: 20_000 })
      .toContain(translate(key, {}, language));

  it.each(kinds)(
    '%s is told so beside the sender and in the popup, and has the verdict when that is over',
    async (kind) => {
      const { answer, said, values } = WRONG[kind] ?? { answer: () => null, said: 'webmail_none' };
      const at = kinds.indexOf(kind);
      for (const language of ['ja', 'en'] as const) {
        await settings({ language });
        wrong = answer;
        await open(at);
        await untilBadge('unchecked');
        expect(await shown()).toBe(translate(said, { webmail: 'Gmail', ...values }, language));
        await firefox.closePopup();
      }
      wrong = null;
      expect(await shown()).toMatch(/^verified: /);
      await untilBadge('verified');
    },
  );

  it('is off the net after a report was opened is told so there, beside a result that is as it was', async () => {
    await settings();
    await open(0);
    expect(await shown()).toMatch(/^verified: /);
    await firefox.inPopup(
      `[...document.querySelectorAll('.footer button')].find((button) => button.textContent === 'Open in a tab').click();`,
    );
    await waitFor('the report', async () => (await firefox.front()).address.endsWith('report/report.html'));
    const inReport = async () => String(await firefox.inPageAsBrowser('return document.body.innerText'));
    await expect.poll(inReport, { timeout: 20_000 }).toContain('shop.example');
    wrong = WRONG['is off the net']?.answer ?? null;
    const again = `const button = document.querySelector('button[aria-label=${JSON.stringify(translate('view_check_again'))}]'); button?.click(); return !!button;`;
    expect(await firefox.inPageAsBrowser(again)).toBe(true);
    await expect
      .poll(inReport, { timeout: 20_000 })
      .toContain(translate('webmail_source_unreachable', { webmail: 'Gmail' }));
    wrong = null;
    await firefox.inPageAsBrowser(again);
    await expect
      .poll(inReport, { timeout: 20_000 })
      .not.toContain(translate('webmail_source_unreachable', { webmail: 'Gmail' }));
    await firefox.closeFront();
  });

  it('took the permission for the site back has no badge, and the click', async () => {
    await settings();
    await open(1);
    await untilBadge('verified');
    await firefox.revoke([SITE]);
    await untilBadge(null);
    expect(await shown()).toMatch(/^verified: /);
    await firefox.closePopup();
    await firefox.grant([SITE]);
    await untilBadge('verified');
  });

  it('took the permission for the resolver back is told that the DNS is not asked, and is offered to turn it on', async () => {
    await firefox.revoke([RESOLVER]);
    for (const language of ['ja', 'en'] as const) {
      await settings({ language });
      await open(2);
      expect(await shown()).toMatch(/^vouched: |^unchecked: /);
      await untilOffered('popup_dns_permission', language);
      await firefox.closePopup();
    }
    await firefox.grant([RESOLVER]);
    await shown();
    // What the badge had found without is shown until the check that the click began has its answers.
    await expect.poll(levelInPopup, { timeout: 20_000 }).toBe('verified');
  });

  it('has the extension updated under an open tab has a new badge there, and a click works', async () => {
    await settings();
    await open(0);
    await untilBadge('verified');
    await firefox.inPageAsBrowser("document.querySelector('waybill-badge').before('old '); return null;");
    await firefox.reload();
    const isNew = () =>
      firefox.inPageAsBrowser(
        "const one = document.querySelector('waybill-badge'); return !!one && !String(one.previousSibling?.data).endsWith('old ');",
      );
    await expect.poll(isNew, { timeout: 25_000 }).toBe(true);
    await untilBadge('verified');
    expect(await shown()).toMatch(/^verified: /);
  });

  it('is cut off from the resolver is told so, with the way to the settings, and has the verdict when it answers again', async () => {
    resolver.setFailing({ '*': 'disconnect' });
    await settings();
    await open('fresh');
    // Nothing is known of the answers of before.
    await firefox.reload();
    expect(await shown()).toBe(`unchecked: ${translate('verdict_reason_dns_blocked')}`);
    await untilOffered('popup_dns_closed');
    await firefox.closePopup();
    resolver.setFailing({});
    const after = async () => {
      const found = await shown();
      await firefox.closePopup();
      return found;
    };
    await expect.poll(after, { timeout: 60_000, interval: 1_000 }).toMatch(/^verified: /);
    await untilBadge('verified');
  });

  it('reads in a private window what is kept at another host is told why it is not fetched, and to save it', async () => {
    await settings();
    await firefox.grant(['https://apis.mail.yahoo.com/*']);
    const leave = await firefox.openPrivateWindow();
    await firefox.goto(yahoo.address);
    expect(await shown()).toBe(translate('webmail_source_private', { webmail: 'Yahoo' }));
    await firefox.closePopup();
    await leave();
    await firefox.closePrivateWindows();
  });
});
