/**
 * Mails whose markup names elements as scripts name things: a browser shows such elements to scripts under their names, in Chromium to
 * those of extensions too.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { readBadges, waitForBadges } from './browsers/badges.ts';
import { Chromium } from './browsers/chromium.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readResult } from './browsers/shown.ts';
import { asThread, type GmailMail, gmailSigned } from './mails/gmail.ts';
import { temporaryFolder } from './paths.ts';
import { GMAIL, gmailHosts } from './services/gmail.ts';
import { type HttpsServer, startHttps } from './services/https.ts';
import { waitFor } from './services/process.ts';
import { resolverHost } from './services/resolver-host.ts';

const RUNS = runs('named elements in Chromium', findChromium() === null ? 'chromium' : null);
const INBOX = `https://${GMAIL}/mail/u/0/`;

/** Names of ours that were, of the extension's interface, of the page's and of the language's. */
const NAMES =
  'waybill document form location chrome browser self top origin fetch crypto window globalThis Symbol DOMParser performance getComputedStyle IntersectionObserver MutationObserver setTimeout Math Object Map AbortController AbortSignal TextEncoder navigator customElements frames parent Document Element CSS'.split(
    ' ',
  );
/** Without what the script of the stage's own page calls: it would be that script which stands still. */
const OF_DOCUMENT =
  'documentElement title createElement createElementNS createTreeWalker baseURI contentType querySelector getElementById elementFromPoint defaultView body head cookie readyState visibilityState childNodes children parentNode nodeType ownerDocument implementation adoptedStyleSheets activeElement URL'.split(
    ' ',
  );
const MARKUP: Record<string, string> = {
  plain: 'Hello',
  images: [...NAMES, ...OF_DOCUMENT].map((name) => `<img name="${name}" id="${name}" alt="">`).join(''),
  forms: [...NAMES, ...OF_DOCUMENT]
    .map((name) => `<form name="${name}"><input name="runtime"><input name="isAlive"><input name="attributes"></form>`)
    .join(''),
  others: [...NAMES, ...OF_DOCUMENT]
    .map(
      (name) =>
        `<object name="${name}" id="${name}"></object><embed name="${name}"><map name="${name}"><area name="${name}"></map><meta name="${name}"><slot name="${name}"></slot><a name="${name}"></a><output name="${name}"></output>`,
    )
    .join(''),
  frames: NAMES.map(
    (name) => `<iframe name="${name}" srcdoc="<form name=runtime><input name=sendMessage></form>"></iframe>`,
  ).join(''),
};
const kinds = Object.keys(MARKUP);

/** Fields that nobody sees, of whichever form. */
const fields = (names: string, form = '') =>
  names
    .split(' ')
    .map((name) => `<input type="hidden" name="${name}"${form}>`)
    .join('');
const OF_ELEMENT =
  'closest contains matches parentElement parentNode getBoundingClientRect isConnected compareDocumentPosition';
const OVER =
  'position: relative; margin-top: -300px; background: white; width: 900px; height: 600px; z-index: 2147483647';
/** Mails that draw over their badge, with what they cover it. */
const COVERS: Record<string, string> = {
  'a form whose fields are named like its functions': `<form style="${OVER}">${fields(OF_ELEMENT)}</form>`,
  'pictures named like what the document has': `${[
    'elementFromPoint',
    'createTreeWalker',
    'querySelectorAll',
    'createElement',
  ]
    .map((name) => `<img name="${name}" alt="">`)
    .join('')}<div style="${OVER}; pointer-events: none">x</div>`,
  'fields for the form in which its sender stands': `${fields(OF_ELEMENT, ' form="all"')}<div style="${OVER}; pointer-events: none">x</div>`,
};

describe.runIf(RUNS)('a mail that names elements like a script of ours', () => {
  const folder = temporaryFolder('named-elements');
  const mails: GmailMail[] = kinds.map((kind, at) => {
    const mail = gmailSigned(`18c1f0a2b3c4e5e${at}`);
    return { ...mail, message: { ...mail.message, html: MARKUP[kind] ?? '' } };
  });
  let resolver: DohServer;
  let pages: HttpsServer;

  beforeAll(async () => {
    resolver = await startDohServer(Object.assign({}, ...mails.map((mail) => mail.zone)));
    const threads = mails.map((mail, at) => asThread(kinds[at] ?? '', 'Your order', [mail]));
    // A page a mail: all of them together would hide which one does it.
    const hosts = threads.map((thread) => gmailHosts([thread]));
    pages = await startHttps(folder.path, {
      ...resolverHost(resolver),
      ...hosts[0],
      [GMAIL]: (request) =>
        hosts[kinds.indexOf(request.url.searchParams.get('mail') ?? lastMail)]?.[GMAIL]?.(request) ?? null,
      'mail-attachment.googleusercontent.com': (request) =>
        hosts[kinds.indexOf(lastMail)]?.['mail-attachment.googleusercontent.com']?.(request) ?? null,
    });
  });
  let lastMail = kinds[0] ?? '';
  afterAll(async () => {
    await pages?.stop();
    await resolver?.stop();
    folder.remove();
  });
  const openMail = async (chromium: Chromium, kind: string): Promise<Page> => {
    lastMail = kind;
    return await chromium.openPage(`${INBOX}#inbox/${kind}`);
  };

  describe('by a click on the toolbar icon', () => {
    let chromium: Chromium;
    beforeAll(async () => {
      chromium = await Chromium.open({ stored: { language: 'en' }, httpsPort: pages.port });
    });
    afterAll(async () => await chromium?.close());
    afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

    it.each(kinds)('is judged, or it is said why not: %s', async (kind) => {
      const page = await openMail(chromium, kind);
      const popup = await chromium.clickToolbarIcon(page);
      const result = await readResult(popup);
      // The interface itself is gone where a form or frame has its name: then that is said, never "not a webmail".
      if (kind !== 'forms' && kind !== 'frames') expect(result).toMatchObject({ level: 'verified' });
      else expect(result).toEqual({ problem: translate('webmail_script_silent') });
      await page.close();
    });
  });

  describe('with badges', () => {
    let chromium: Chromium;
    beforeAll(async () => {
      const site = `https://${GMAIL}/*`;
      const stored = { language: 'en', ladder: 'always', badgeSites: [site] };
      chromium = await Chromium.open({ granted: [site], stored, httpsPort: pages.port });
    });
    afterAll(async () => await chromium?.close());
    afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

    it.each(kinds)('has its badge all the same: %s', async (kind) => {
      const page = await openMail(chromium, kind);
      const [badge] = await waitForBadges(page, 1);
      expect(badge?.level).toBe('verified');
      await page.close();
    });

    it.each(Object.keys(COVERS))('is seen to cover its badge with %s, and the next mail has its own', async (how) => {
      const page = await openMail(chromium, kinds[0] ?? '');
      await waitForBadges(page, 1);
      // Markup within a form has no forms of its own (HTML §13.2.4.4).
      if (COVERS[how]?.includes(' form='))
        await page.evaluate(() => {
          const form = Object.assign(document.createElement('form'), { id: 'all' });
          const [main] = document.body.querySelectorAll('[role="main"]');
          main?.replaceWith(form);
          if (main) form.append(main);
        });
      await page.evaluate((html) => {
        const [body] = document.querySelectorAll('.a3s');
        if (body) body.innerHTML = html;
      }, COVERS[how] ?? '');
      await waitFor('the toolbar to say so', async () =>
        (await chromium.titleOfIcon()).startsWith(translate('badge_title_covered')),
      );
      await page.evaluate(() => {
        for (const form of document.body.querySelectorAll('form')) form.className = 'seen';
        document.body.querySelector('[email]')?.setAttribute('email', 'ceo@bank.example');
      });
      await waitFor('no verdict of the mail before', async () =>
        (await readBadges(page)).every(({ level }) => level !== 'verified'),
      );
      await page.close();
    });
  });
});
