/**
 * A page built like Roundcube's that lets every style of a mail through, in Chromium: what the browsers of today offer to draw above a badge, or
 * to hide the line in which it stands; and scripts that take the badge's own element.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { readBadges, waitForBadges } from './browsers/badges.ts';
import type { Chromium } from './browsers/chromium.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { zoneOf } from './mails/files.ts';
import { rsaSigned } from './mails/honest.ts';
import { DECLARED_RECEIVER } from './mails/mail.ts';
import { forgedFrom } from './mails/wrong.ts';
import { waitFor } from './services/process.ts';
import { roundcubePage } from './services/roundcube-page.ts';

const RUNS = runs('hostile styles in Chromium', findChromium() === null ? 'chromium' : null);
const ORIGIN = 'https://mail.example';
const mails = [rsaSigned('signed.example', 'A signed message'), forgedFrom()];

const WORDS = 'Really from bank.example';
const SHEET = 'background: white; width: 900px; height: 600px; border: 0; padding: 0; margin: 0';
const ALL = `position: fixed; inset: 0; max-width: none; max-height: none; ${SHEET}`;
const FROZEN = `@view-transition { navigation: auto }
::view-transition-group(root) { animation: still 999s } @keyframes still { to { left: 1px } }
::view-transition-old(root) { animation: none; opacity: 1 } ::view-transition-new(root) { animation: none; opacity: 0 }`;
/** What draws above the badge. The reader clicks on what is named "go". */
const ABOVE: Record<string, string> = {
  'a popover': `<button id="go" popovertarget="over">Open</button><div popover="manual" id="over" style="${ALL}">${WORDS}</div>`,
  'a modal dialog, without a script': `<button id="go" commandfor="over" command="show-modal">Open</button><dialog id="over" style="${ALL}">${WORDS}</dialog>`,
  'what is anchored to the sender': `<style>#message-header .adr { anchor-name: --sender }</style>
    <div style="position: absolute; position-anchor: --sender; left: anchor(right); top: anchor(top); z-index: 2147483647; ${SHEET}">${WORDS}</div>`,
  'what moves as the page is scrolled': `<style>@keyframes up { to { transform: translateY(-300px) } }</style>
    <div style="height: 3000px"><div style="animation: up linear both; animation-timeline: scroll(); animation-range: 0 9px; position: relative; z-index: 2147483647; ${SHEET}">${WORDS}</div></div>`,
  'a style that asks whether there is a badge': `<style>body:has(waybill-badge) #messagebody { z-index: 2147483647; ${ALL} }</style>${WORDS}`,
  'the picture of the page before': `<style>${FROZEN}</style>${WORDS}`,
};
/** What hides the sender's line: nobody sees the badge, and the message is checked all the same. */
const HIDING: Record<string, string> = {
  'cuts it off': `<style>#message-header { clip-path: inset(0 0 0 100%) }</style>${WORDS}`,
  'gives it no room': `<style>#message-header { contain: strict; width: 0; height: 0; position: absolute }</style>${WORDS}`,
  'hides what is in it': `<style>#message-header { content-visibility: hidden }</style>${WORDS}`,
  'takes it away': `<style>#message-header { display: none }</style>${WORDS}`,
  'puts it aside': `<style>#message-header { position: absolute; top: -9999px }</style>${WORDS}`,
};

describe.runIf(RUNS)('a page in Chromium that lets styles through', () => {
  let hosted: Hosted;
  let chromium: Chromium;

  beforeAll(async () => {
    const webmail = ({ url: { searchParams: query } }: { url: URL }) => {
      const uid = Number(query.get('_uid'));
      const mail = mails[uid - 1];
      if (!mail) return null;
      if (query.get('_action') === 'viewsource')
        return { headers: { 'content-type': 'text/plain' }, body: mail.source };
      const style = query.get('style') ?? '';
      return {
        body: roundcubePage(mail, uid).replace('>Hello<', () => `>${ABOVE[style] ?? HIDING[style] ?? 'Hello'}<`),
      };
    };
    hosted = await openHosted({
      zone: zoneOf(mails),
      hosts: { 'mail.example': webmail },
      granted: [`${ORIGIN}/*`],
      stored: {
        language: 'en',
        ladder: 'always',
        badgeSites: [`${ORIGIN}/*`],
        receivers: { [ORIGIN]: DECLARED_RECEIVER },
      },
    });
    ({ chromium } = hosted);
  });
  afterAll(async () => await hosted?.close());
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  const addressOf = (uid: number, style = '') =>
    `${ORIGIN}/?${new URLSearchParams({ _task: 'mail', _action: 'show', _uid: String(uid), style })}`;
  const says = async (title: string) =>
    await waitFor('the toolbar to say so', async () => (await chromium.titleOfIcon()).endsWith(title));
  const FAILED = translate('badge_title_failed', { domain: 'bank.example' });
  const COVERED = translate('badge_title_covered');

  it.each(Object.keys(ABOVE))('is said to cover its badge with %s', async (style) => {
    const page = await chromium.openPage(addressOf(style.startsWith('the picture') ? 1 : 2, style));
    await waitForBadges(page, 1);
    if ((await page.$('#go')) !== null) await page.click('#go');
    if (style.includes('scrolled')) await page.evaluate(() => scrollTo(0, 9));
    // The page before has its own mail's badge in the picture, a green one.
    if (style.startsWith('the picture')) {
      await page.evaluate((url) => location.assign(url), addressOf(2, style));
      await page.waitForFunction(() => document.documentElement.matches(':active-view-transition'));
    }
    await says(`${COVERED} ${FAILED}`);
    await page.close();
  });

  it.each(Object.keys(HIDING))(
    'has its mail judged when its style hides the line of the sender: it %s',
    async (style) => {
      const page = await chromium.openPage(addressOf(2, style));
      await says(FAILED);
      await page.close();
    },
  );

  it('is not said to cover anything while a dialog of the webmail is above the badge', async () => {
    const page = await chromium.openPage(addressOf(2));
    await waitForBadges(page, 1);
    await page.evaluate(() => {
      const dialog = document.body.appendChild(document.createElement('dialog'));
      dialog.textContent = 'Delete this message?';
      dialog.showModal();
    });
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(await chromium.titleOfIcon()).toBe(FAILED);
    await page.close();
  });

  describe('and scripts that take our element', () => {
    /** Elements of that name that the page's own class made or took over, each with its way into what is closed. */
    type Taken = { taken: { internals: ElementInternals }[] };
    const take = () => {
      const page = globalThis as unknown as Taken;
      page.taken = [];
      customElements.define(
        'waybill-badge',
        class extends HTMLElement {
          readonly internals = this.attachInternals();
          constructor() {
            super();
            page.taken.push(this);
          }
        },
      );
    };
    const roots = async (page: Page) =>
      await page.evaluate(() =>
        (globalThis as unknown as Taken).taken.map(({ internals }) => internals.shadowRoot?.textContent ?? null),
      );

    it('before there is one: no badge is drawn into what they hold open, and the toolbar speaks', async () => {
      const page = await chromium.openPage('about:blank');
      await page.evaluateOnNewDocument(take);
      await page.goto(addressOf(2));
      await says(FAILED);
      expect(await readBadges(page)).toEqual([]);
      expect((await roots(page)).filter((text) => text !== null)).toEqual([]);
      await page.close();
    });

    it('when there is one: what is closed stays closed', async () => {
      const page = await chromium.openPage(addressOf(2));
      await waitForBadges(page, 1);
      await page.evaluate(take);
      expect(await roots(page)).toEqual([null]);
      await page.close();
    });
  });
});
