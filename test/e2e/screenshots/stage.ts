/** What the pictures are taken on: maildev with a mail of every kind, a resolver that knows them, Chromium with the extension. */
import type { Page, Viewport } from 'puppeteer-core';
import { type DohFailure, type DohServer, startDohServer } from '../../fakes/doh-server.ts';
import { Chromium } from '../browsers/chromium.ts';
import { pasteSource } from '../browsers/paste.ts';
import { readVerdict } from '../browsers/shown.ts';
import { zoneOf } from '../mails/files.ts';
import { asThread, gmailForged, gmailRecorded, gmailSigned } from '../mails/gmail.ts';
import { keyGone, longWay, rsaSigned, spfOnly } from '../mails/honest.ts';
import { DECLARED_RECEIVER, type Mail } from '../mails/mail.ts';
import { fromInside, longNames, withoutProof } from '../mails/quiet.ts';
import { fieldAdded, forgedFrom, forgedReceipt, resolverDown, twoFrom } from '../mails/wrong.ts';
import { temporaryFolder } from '../paths.ts';
import { GMAIL, gmailHosts } from '../services/gmail.ts';
import { type HttpsServer, startHttps } from '../services/https.ts';
import { type Maildev, startMaildev } from '../services/maildev.ts';
import { openInMaildev } from '../services/maildev-page.ts';
import { waitFor } from '../services/process.ts';
import { resolverHost } from '../services/resolver-host.ts';

const OWN_DOMAIN = 'rcpt.example';
const SILENT = 'silent.example';
/** What is asked about mails that are checked while the resolver is down, or does not answer. */
const FAILING = {
  ...failing('no-answer.example', 'disconnect'),
  ...failing(SILENT, 'timeout'),
};

function failing(domain: string, how: DohFailure): Record<string, DohFailure> {
  return Object.fromEntries(['', '_dmarc.', 's1._domainkey.'].map((label) => [`${label}${domain}`, how]));
}

/** One conversation, each message with another verdict. */
const THREAD = [gmailSigned('18c1f0a2b3c4d5a1'), gmailRecorded('18c1f0a2b3c4d5a2'), gmailForged('18c1f0a2b3c4d5a3')];
/** A webmail that gives its source only by hand. */
const BY_HAND = 'app.fastmail.com';

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

/** Settings of the stage that a state may need otherwise. */
export const STORED = { ladder: 'always' };

export interface Stage {
  /** A folder for files, which goes with the stage. */
  folder: string;
  chromium: Chromium;
  maildev: Maildev;
  /** Opens a mail in maildev. */
  openMail(name: MailName): Promise<Page>;
  /** Opens the real popup over a mail, once its verdict is there. */
  openPopup(name: MailName): Promise<Page>;
  /** Opens the popup over a mail whose answers do not come: each time another mail, so that nothing of it is known yet. */
  openRunningCheck(): Promise<Page>;
  /** Opens the popup over a conversation. */
  openConversation(): Promise<Page>;
  /** Opens a mail of which nothing is known yet. */
  openUnasked(): Promise<Page>;
  /** Opens the popup of a webmail of which nobody has said who receives its mail, and which has seen enough of it to ask. */
  openQuestion(): Promise<Page>;
  /** Opens the popup where the source is to be had only by hand. */
  openByHand(): Promise<Page>;
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
  const zone = Object.assign(zoneOf(mails), ...THREAD.map((mail) => mail.zone));
  const resolver: DohServer = await startDohServer(zone, { failing: FAILING });
  const pages: HttpsServer = await startHttps(folder.path, {
    ...resolverHost(resolver),
    ...gmailHosts([asThread('t1', 'Your order', THREAD)]),
    [BY_HAND]: () => ({ body: '<!doctype html><title>Inbox</title><h1>Your order</h1>' }),
  });
  const maildev = await startMaildev(folder.path);
  const ids = new Map<Mail, string>();
  for (const mail of mails) ids.set(mail, await maildev.send(mail.source));
  const sites = [`${maildev.origin}/*`, `https://${GMAIL}/*`];
  const chromium = await Chromium.open({
    granted: sites,
    httpsPort: pages.port,
    stored: {
      receivers: { [maildev.origin]: DECLARED_RECEIVER },
      ownDomains: [OWN_DOMAIN],
      badgeSites: sites,
      ...STORED,
    },
  });

  const openById = async (id: string) => {
    const page = await chromium.openPage('about:blank');
    await openInMaildev(page, maildev, id);
    return page;
  };
  const openMail = async (name: MailName) => await openById(ids.get(MAILS[name]) ?? '');
  const openAnew = async (domain: string, name: string) =>
    await openById(await maildev.send(rsaSigned(domain, `${name} ${++count}`).source));
  let count = 0;
  /** Its mail nobody has said who receives. */
  let undeclared: Maildev | null = null;
  return {
    chromium,
    folder: folder.path,
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
    openRunningCheck: async () => await chromium.clickToolbarIcon(await openAnew(SILENT, 'Answers that do not come')),
    async openConversation() {
      const page = await chromium.openPage(`https://${GMAIL}/mail/u/0/#inbox/t1`);
      await page.$$eval('.thread:not([hidden]) h3', (heads) => {
        for (const head of heads) head.click();
      });
      const popup = await chromium.clickToolbarIcon(page);
      await readVerdict(popup);
      await popup.waitForFunction(() => document.querySelectorAll('.messages-time').length === 3, { polling: 200 });
      return popup;
    },
    openUnasked: () => openAnew('shop.example', 'Not asked about'),
    async openQuestion() {
      undeclared ??= await startMaildev(folder.path);
      for (let seen = 0; ; seen++) {
        const page = await chromium.openPage('about:blank');
        const { source } = rsaSigned('shop.example', `Seen ${++count}`);
        await openInMaildev(page, undeclared, await undeclared.send(source));
        const popup = await chromium.clickToolbarIcon(page);
        await readVerdict(popup);
        if (await popup.waitForSelector('.receiver-offer', { timeout: 2000 }).catch(() => null)) return popup;
        if (seen === 5) throw new Error('nothing is asked');
        await chromium.closePopup(popup);
      }
    },
    async openByHand() {
      const popup = await chromium.clickToolbarIcon(await chromium.openPage(`https://${BY_HAND}/`));
      await popup.waitForSelector('.ways');
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
      await undeclared?.stop();
      await pages.stop();
      await resolver.stop();
      folder.remove();
    },
  };
}
