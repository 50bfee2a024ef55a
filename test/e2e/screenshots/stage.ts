/** What the pictures are taken on: maildev with a mail of every kind, a resolver that knows them, Chromium with the extension. */
import type { Page, Viewport } from 'puppeteer-core';
import { type DohServer, startDohServer } from '../../fakes/doh-server.ts';
import { Chromium } from '../browsers/chromium.ts';
import { pasteSource } from '../browsers/paste.ts';
import { readVerdict } from '../browsers/shown.ts';
import { zoneOf } from '../mails/files.ts';
import { keyGone, longWay, rsaSigned, spfOnly } from '../mails/honest.ts';
import { DECLARED_RECEIVER, type Mail } from '../mails/mail.ts';
import { fromInside, longNames, withoutProof } from '../mails/quiet.ts';
import { fieldAdded, forgedFrom, forgedReceipt, resolverDown, twoFrom } from '../mails/wrong.ts';
import { temporaryFolder } from '../paths.ts';
import { type HttpsServer, startHttps } from '../services/https.ts';
import { type Maildev, startMaildev } from '../services/maildev.ts';
import { openInMaildev } from '../services/maildev-page.ts';
import { waitFor } from '../services/process.ts';
import { resolverHost } from '../services/resolver-host.ts';

const OWN_DOMAIN = 'rcpt.example';
/** What is asked about the mail that is checked while the resolver is down. */
const DOWN = Object.fromEntries(
  ['', '_dmarc.', 's1._domainkey.'].map((label) => [`${label}no-answer.example`, 'disconnect' as const]),
);

/** By what each shows: every level once, then what is hard to draw. */
export const MAILS = {
  verified: rsaSigned('shop.example', 'Your order has shipped'),
  listed: spfOnly(),
  vouched: keyGone(),
  altered: fieldAdded(),
  ambiguous: twoFrom(),
  failed: forgedFrom(),
  internal: fromInside(OWN_DOMAIN),
  unchecked: resolverDown(),
  unverified: withoutProof(),
  forgedResults: forgedReceipt(),
  longNames: longNames(),
  sixHops: longWay(6),
  sixtyHops: longWay(60),
} satisfies Record<string, Mail>;
export type MailName = keyof typeof MAILS;

export interface Stage {
  chromium: Chromium;
  maildev: Maildev;
  /** Opens a mail in maildev. */
  openMail(name: MailName): Promise<Page>;
  /** Opens the real popup over a mail, once its verdict is there. */
  openPopup(name: MailName): Promise<Page>;
  /** Opens the popup's page in a small window of its own, behind a mail: the real popup takes the size that it has. */
  openSmallPopup(name: MailName, size: Viewport): Promise<Page>;
  /** Opens a report page with the mail's source in it. */
  openReport(name: MailName): Promise<Page>;
  close(): Promise<void>;
}

/**
 * Sets it up; `close` takes it down again.
 *
 * @param names the mails that will be opened
 */
export async function openStage(names = Object.keys(MAILS) as MailName[]): Promise<Stage> {
  const folder = temporaryFolder('screenshots');
  const mails: Mail[] = names.map((name) => MAILS[name]);
  const resolver: DohServer = await startDohServer(zoneOf(mails), { failing: DOWN });
  const pages: HttpsServer = await startHttps(folder.path, resolverHost(resolver));
  const maildev = await startMaildev(folder.path);
  const ids = new Map<Mail, string>();
  for (const mail of mails) ids.set(mail, await maildev.send(mail.source));
  const site = `${maildev.origin}/*`;
  const chromium = await Chromium.open({
    granted: [site],
    httpsPort: pages.port,
    stored: {
      receivers: { [maildev.origin]: DECLARED_RECEIVER },
      ownDomains: [OWN_DOMAIN],
      badgeSites: [site],
      ladder: 'always',
    },
  });

  const openMail = async (name: MailName) => {
    const page = await chromium.openPage('about:blank');
    await openInMaildev(page, maildev, ids.get(MAILS[name]) ?? '');
    return page;
  };
  return {
    chromium,
    maildev,
    openMail,
    async openPopup(name) {
      const page = await openMail(name);
      const popup = await chromium.clickToolbarIcon(page);
      const { level } = await readVerdict(popup);
      const expected = MAILS[name].declared?.level ?? level;
      if (level !== expected) throw new Error(`${name} is ${level}, not ${expected}`);
      return popup;
    },
    async openSmallPopup(name, size) {
      const page = await openMail(name);
      const popup = await chromium.browser.newPage({ background: true });
      await popup.setViewport(size);
      await popup.goto(`chrome-extension://${chromium.extensionId}/popup/popup.html`);
      await page.bringToFront();
      await readVerdict(popup);
      return popup;
    },
    async openReport(name) {
      const page = await chromium.openOwnPage('report/report.html');
      await page.waitForSelector('.intake select');
      await waitFor('the declared servers', async () =>
        (await page.$$eval('.intake-place option', (all) => all.map(({ value }) => value))).includes(maildev.origin),
      );
      await page.select('.intake-place', maildev.origin);
      await pasteSource(page, MAILS[name].source);
      await readVerdict(page);
      return page;
    },
    async close() {
      await chromium.close();
      await maildev.stop();
      await pages.stop();
      await resolver.stop();
      folder.remove();
    },
  };
}
