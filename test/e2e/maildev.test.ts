/** The same extension on the real maildev, with mail that came to it over SMTP. */
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { readMarks, waitForBadges } from './browsers/badges.ts';
import { Chromium } from './browsers/chromium.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { keptInspection } from './browsers/kept.ts';
import { readVerdict } from './browsers/shown.ts';
import { badgeText, reasonText } from './browsers/words.ts';
import { named, sha256OfFile, zoneOf } from './mails/files.ts';
import { latin1Header, rsaSigned, spfOnly } from './mails/honest.ts';
import { DECLARED_RECEIVER, type Mail } from './mails/mail.ts';
import { forgedFrom } from './mails/wrong.ts';
import { SCREENSHOTS, temporaryFolder } from './paths.ts';
import { type HttpsServer, startHttps } from './services/https.ts';
import { type Maildev, startMaildev } from './services/maildev.ts';
import { openInMaildev } from './services/maildev-page.ts';
import { waitFor } from './services/process.ts';
import { resolverHost } from './services/resolver-host.ts';

const RUNS = runs('maildev in Chromium', findChromium() === null ? 'chromium' : null);
const mails = [rsaSigned(), spfOnly(), forgedFrom(), latin1Header()];

describe.runIf(RUNS)('maildev', () => {
  const folder = temporaryFolder('maildev');
  const ids = new Map<Mail, string>();
  let resolver: DohServer;
  let pages: HttpsServer;
  let maildev: Maildev;

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf(mails));
    pages = await startHttps(folder.path, resolverHost(resolver));
    maildev = await startMaildev(folder.path);
    for (const mail of mails) ids.set(mail, await maildev.send(mail.source));
  });
  afterAll(async () => {
    await maildev?.stop();
    await pages?.stop();
    await resolver?.stop();
    folder.remove();
  });

  const settings = () => ({
    language: 'en',
    receivers: { [maildev.origin]: DECLARED_RECEIVER },
  });
  const open = async (page: Page, mail: Mail) => await openInMaildev(page, maildev, ids.get(mail) ?? '');

  describe('by a click on the toolbar icon, without any host permission', () => {
    let chromium: Chromium;
    beforeAll(async () => {
      chromium = await Chromium.open({ stored: settings(), httpsPort: pages.port });
    });
    afterAll(async () => await chromium?.close());
    afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

    it.each(named(mails))('%s', async (_, mail) => {
      const page = await chromium.openPage('about:blank');
      await open(page, mail);
      const popup = await chromium.clickToolbarIcon(page);
      const verdict = await readVerdict(popup);
      const inspection = await keptInspection(chromium, sha256OfFile(mail.source));
      expect({ level: verdict.level, reason: inspection.verdict.reason.code }).toEqual(mail.declared);
      expect(verdict.reason).toBe(reasonText(inspection));
      await page.close();
    });
  });

  describe('with badges', () => {
    let chromium: Chromium;
    beforeAll(async () => {
      const site = `${maildev.origin}/*`;
      chromium = await Chromium.open({
        granted: [site],
        httpsPort: pages.port,
        stored: { ...settings(), badgeSites: [site], ladder: 'always' },
      });
    });
    afterAll(async () => await chromium?.close());
    afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

    it('follow from one mail to the next', async () => {
      const page = await chromium.openPage('about:blank');
      for (const mail of mails) {
        await open(page, mail);
        const [badge] = await waitForBadges(page, 1);
        const inspection = await keptInspection(chromium, sha256OfFile(mail.source));
        expect({ level: badge?.level, text: badge?.text }).toEqual({
          level: mail.declared?.level,
          text: badgeText(inspection),
        });
      }
      const rows = '[data-testid="email-list-item"]';
      const marks = await waitFor('the marks', async () => {
        const shown = await readMarks(page, rows);
        return shown.length === mails.length ? shown : null;
      });
      for (const mail of mails) {
        const row = await page.$eval(`${rows}[data-email-id="${ids.get(mail)}"]`, (element) => element.textContent);
        expect(marks.find((mark) => mark.row === row)?.level).toBe(mail.declared?.level);
      }
      await page.screenshot({ path: join(SCREENSHOTS, 'maildev-badge.png') });
    });
  });
});
