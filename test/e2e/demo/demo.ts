/**
 * `npm start`: a real webmail (maildev) with sample mails, a local resolver that knows their domains, and a browser with
 * the extension loaded. With a display a person takes over; without one each verdict is printed and pictured.
 */
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from 'puppeteer-core';
import { startDohServer } from '../../fakes/doh-server.ts';
import { waitForBadges } from '../browsers/badges.ts';
import { Chromium } from '../browsers/chromium.ts';
import { readVerdict } from '../browsers/shown.ts';
import { zoneOf } from '../mails/files.ts';
import { ed25519Signed, keyGone, longWay, rsaSigned, spfOnly } from '../mails/honest.ts';
import { DECLARED_RECEIVER, type Mail } from '../mails/mail.ts';
import { fieldAdded, forgedFrom, twoFrom } from '../mails/wrong.ts';
import { ROOT, SCREENSHOTS, temporaryFolder } from '../paths.ts';
import { startHttps } from '../services/https.ts';
import { type Maildev, startMaildev } from '../services/maildev.ts';
import { openInMaildev } from '../services/maildev-page.ts';
import { resolverHost } from '../services/resolver-host.ts';

const MAILS = [rsaSigned(), ed25519Signed(), longWay(6), spfOnly(), keyGone(), fieldAdded(), twoFrom(), forgedFrom()];
const hasDisplay =
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

export async function runDemo(): Promise<void> {
  const folder = temporaryFolder('demo');
  const resolver = await startDohServer(zoneOf(MAILS));
  const pages = await startHttps(folder.path, resolverHost(resolver));
  const maildev = await startMaildev(folder.path);
  const ids: string[] = [];
  for (const mail of MAILS) ids.push(await maildev.send(mail.source));
  const site = `${maildev.origin}/*`;
  const chromium = await Chromium.open({
    granted: [site],
    httpsPort: pages.port,
    stored: {
      receivers: { [maildev.origin]: DECLARED_RECEIVER },
      badgeSites: [site],
      ladder: 'always',
    },
    visible: hasDisplay,
  });
  try {
    const page = await chromium.openPage(maildev.origin);
    if (hasDisplay) await handOver(chromium, maildev);
    else await showAll(chromium, maildev, page, ids);
  } finally {
    await chromium.close();
    await maildev.stop();
    await pages.stop();
    await resolver.stop();
    folder.remove();
  }
}

async function handOver(chromium: Chromium, maildev: Maildev): Promise<void> {
  console.log(`maildev with ${MAILS.length} sample mails runs at ${maildev.origin}`);
  console.log('Open a mail: a badge appears beside its sender. Click it, or the Waybill icon in the toolbar.');
  console.log('Close the browser, or press Ctrl-C here, to end.');
  await new Promise<void>((resolve) => chromium.browser.once('disconnected', () => resolve()));
}

async function showAll(chromium: Chromium, maildev: Maildev, page: Page, ids: readonly string[]): Promise<void> {
  console.log('No display here: each sample mail is opened in maildev, and the toolbar icon clicked.\n');
  mkdirSync(SCREENSHOTS, { recursive: true });
  for (const [index, mail] of MAILS.entries())
    await showOne(chromium, maildev, page, mail, ids[index] ?? '', index + 1);
  console.log(`\nscreenshots: ${relative(ROOT, SCREENSHOTS)}/start-*.png`);
}

async function showOne(
  chromium: Chromium,
  maildev: Maildev,
  page: Page,
  mail: Mail,
  id: string,
  number: number,
): Promise<void> {
  await openInMaildev(page, maildev, id);
  await waitForBadges(page, 1);
  await page.screenshot({ path: join(SCREENSHOTS, `start-${number}-page.png`) });
  const popup = await chromium.clickToolbarIcon(page);
  const { headline, reason } = await readVerdict(popup);
  await popup.screenshot({ path: join(SCREENSHOTS, `start-${number}-popup.png`) });
  await chromium.closePopup(popup);
  console.log(`${mail.name}\n  ${headline}\n  ${reason}`);
}
