/** The same extension on a page built like Gmail's and served as https://mail.google.com/. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { clickBadge, waitForBadges } from './browsers/badges.ts';
import { Chromium } from './browsers/chromium.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { keptInspection } from './browsers/kept.ts';
import { readVerdict } from './browsers/shown.ts';
import { badgeText, reasonText } from './browsers/words.ts';
import { asThread, type GmailMail, gmailForged, gmailRecorded, gmailSigned } from './mails/gmail.ts';
import { SCREENSHOTS, temporaryFolder } from './paths.ts';
import { GMAIL, gmailHosts } from './services/gmail.ts';
import { type HttpsServer, startHttps } from './services/https.ts';
import { resolverHost } from './services/resolver-host.ts';

const RUNS = runs('Gmail in Chromium', findChromium() === null ? 'chromium' : null);
const INBOX = `https://${GMAIL}/mail/u/0/`;

const single = gmailSigned('18c1f0a2b3c4d5e6');
const conversation = [
  gmailSigned('18c1f0a2b3c4d5f1'),
  gmailForged('18c1f0a2b3c4d5f2'),
  gmailRecorded('18c1f0a2b3c4d5f3'),
];
const [, forged, last] = conversation;

describe.runIf(RUNS)('Gmail', () => {
  const folder = temporaryFolder('gmail');
  let resolver: DohServer;
  let pages: HttpsServer;

  beforeAll(async () => {
    const zone = Object.assign({}, ...[single, ...conversation].map((mail) => mail.zone));
    resolver = await startDohServer(zone);
    const threads = [asThread('t1', 'Your order', [single]), asThread('t2', 'Re: Your order', conversation)];
    pages = await startHttps(folder.path, { ...resolverHost(resolver), ...gmailHosts(threads) });
  });
  afterAll(async () => {
    await pages?.stop();
    await resolver?.stop();
    folder.remove();
  });

  const inspectionOf = async (chromium: Chromium, mail: GmailMail) =>
    await keptInspection(chromium, createHash('sha256').update(mail.message.source).digest('hex'));

  describe('by a click on the toolbar icon, without any host permission', () => {
    let chromium: Chromium;
    beforeAll(async () => {
      chromium = await Chromium.open({ stored: { language: 'en' }, httpsPort: pages.port });
    });
    afterAll(async () => await chromium?.close());
    afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

    it('judges the one message of a thread by its exact bytes', async () => {
      const page = await chromium.openPage(`${INBOX}#inbox/t1`);
      const popup = await chromium.clickToolbarIcon(page);
      const verdict = await readVerdict(popup);
      const inspection = await inspectionOf(chromium, single);
      expect(inspection.source.fidelity).toBe('exact');
      expect({ level: verdict.level, reason: inspection.verdict.reason.code }).toEqual(single.expected);
      expect(verdict.reason).toBe(reasonText(inspection));
      await popup.screenshot({ path: join(SCREENSHOTS, 'gmail-popup.png') });
      await page.close();
    });

    it('shows the last expanded message of a conversation and lists those that are expanded', async () => {
      const page = await chromium.openPage(`${INBOX}#inbox/t2`);
      await expand(page, forged);
      const popup = await chromium.clickToolbarIcon(page);
      await readVerdict(popup);
      expect(await popup.$$eval('.messages-item', (items) => items.length)).toBe(2);
      await page.close();
    });
  });

  describe('with badges', () => {
    let chromium: Chromium;
    let page: Page;
    beforeAll(async () => {
      const site = `https://${GMAIL}/*`;
      const stored = { language: 'en', ladder: 'always', badgeSites: [site] };
      chromium = await Chromium.open({ granted: [site], stored, httpsPort: pages.port });
      page = await chromium.openPage(`${INBOX}#inbox/t2`);
    });
    afterAll(async () => await chromium?.close());
    afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

    it('gives each expanded message its own, beside its sender', async () => {
      await waitForBadges(page, 1);
      for (const mail of conversation) await expand(page, mail);
      const badges = await waitForBadges(page, 3);
      const inspections = await Promise.all(conversation.map((mail) => inspectionOf(chromium, mail)));
      expect(inspections.map(({ verdict }) => ({ level: verdict.level, reason: verdict.reason.code }))).toEqual(
        conversation.map((mail) => mail.expected),
      );
      expect(badges).toEqual(
        inspections.map((inspection) => ({
          level: inspection.verdict.level,
          text: badgeText(inspection),
          beside: 'Alice',
        })),
      );
      await page.screenshot({ path: join(SCREENSHOTS, 'gmail-badges.png') });
    });

    it('opens the popup with the message whose badge was clicked', async () => {
      await clickBadge(page, 1);
      const popup = await chromium.waitForPopup();
      expect((await readVerdict(popup)).level).toBe('failed');
      await chromium.closePopup(popup);
    });

    it('shows others after another thread is opened', async () => {
      await page.evaluate(() => {
        location.hash = '#inbox/t1';
      });
      const [badge] = await waitForBadges(page, 1);
      expect(badge?.level).toBe(single.expected.level);
      expect(last).toBeDefined();
    });
  });
});

async function expand(page: Page, mail: GmailMail | undefined): Promise<void> {
  await page.click(`[data-legacy-message-id="${mail?.message.id}"] h3 .go`);
}
