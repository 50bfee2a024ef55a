/** Conversations with hundreds of open messages: only what a reader comes to is fetched, and what is past the list is said. */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { readBadges } from './browsers/badges.ts';
import type { Chromium } from './browsers/chromium.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readVerdict } from './browsers/shown.ts';
import { gmailSigned } from './mails/gmail.ts';
import { GMAIL, gmailHosts } from './services/gmail.ts';
import { sleep, waitFor } from './services/process.ts';

const RUNS = runs('long conversations in Chromium', findChromium() === null ? 'chromium' : null);
const INBOX = `https://${GMAIL}/mail/u/0/`;
const MOST = 510;
/** Each as tall as a short mail; a window of 900 pixels shows a few, and half as many more are near. */
const BODY = '<p style="height: 200px">Thank you.</p>';
const mail = gmailSigned('18c1f0a2b3c4d000');
const messages = Array.from({ length: MOST }, (_, at) => ({
  ...mail.message,
  id: (0x18c1f0a2b3c4d000n + BigInt(at)).toString(16),
  html: BODY,
}));

describe.runIf(RUNS)('a long conversation', () => {
  let hosted: Hosted;
  let chromium: Chromium;
  let page: Page;

  beforeAll(async () => {
    const site = `https://${GMAIL}/*`;
    hosted = await openHosted({
      zone: mail.zone,
      hosts: gmailHosts([{ id: 'long', subject: 'Your order', messages }]),
      granted: [site],
      stored: { language: 'en', ladder: 'always', badgeSites: [site] },
    });
    ({ chromium } = hosted);
    page = await chromium.openPage(`${INBOX}#inbox/long`);
  });
  afterAll(async () => await hosted?.close());
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  /** Opens the last so many messages, all at once, as "Expand all" does. */
  const expand = async (count: number) =>
    await page.evaluate((last) => {
      const bodies = [...document.querySelectorAll<HTMLElement>('.ii')];
      for (const body of bodies.slice(-last)) body.style.display = '';
    }, count);
  const fetched = () => hosted.pages.asked.filter((address) => address.includes('view=att')).length;
  const verified = async () => (await readBadges(page)).filter(({ level }) => level === 'verified').length;

  it('of 499 messages has the few fetched that are in view, and more as the reader comes to them', {
    timeout: 150_000,
  }, async () => {
    await expand(499);
    await waitFor('badges for all', async () => (await readBadges(page)).length >= 499, 90_000);
    const atTop = await waitFor('those in view', async () => ((await verified()) > 0 ? await settled(fetched) : null));
    expect(atTop).toBeLessThan(30);
    await page.evaluate(() => document.querySelectorAll('.adn')[300]?.scrollIntoView());
    const further = await waitFor('those that came into view', async () => {
      const now = await settled(fetched);
      return now > atTop ? now : null;
    });
    expect(further).toBeLessThan(60);
  });

  it('of more than 500 says how many are not listed', { timeout: 150_000 }, async () => {
    await expand(MOST);
    await waitFor('the page to tell', async () => (await readBadges(page)).length >= 500, 90_000);
    const popup = await chromium.clickToolbarIcon(page);
    expect((await readVerdict(popup, 40_000)).level).toBe('verified');
    const said = translate('popup_unlisted', { count: MOST - 500 });
    await waitFor('the popup to say so', async () =>
      popup.evaluate((text) => document.body.textContent?.includes(text) ?? false, said),
    );
    await chromium.closePopup(popup);
  });
});

/** @returns the count once it has not grown for a while */
async function settled(count: () => number): Promise<number> {
  for (let before = -1; ; ) {
    const now = count();
    if (now === before) return now;
    before = now;
    await sleep(1500);
  }
}
