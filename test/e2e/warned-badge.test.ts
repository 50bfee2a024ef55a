/** Badges that say more than their level: a warning whoever sent the message, and that the DNS waits for a click. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser as ExtensionApi } from 'webextension-polyfill';
import { translate } from '../../src/text/translate.ts';
import { keyZone, signDkim } from '../messages/sign.ts';
import { waitForBadges } from './browsers/badges.ts';
import type { Chromium } from './browsers/chromium.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readVerdict } from './browsers/shown.ts';
import { zoneOf } from './mails/files.ts';
import { rsaSigned, spfOnly } from './mails/honest.ts';
import { deliver, type Mail, strictZone, write } from './mails/mail.ts';
import { SCREENSHOTS } from './paths.ts';
import type { Host } from './services/https.ts';
import { waitFor } from './services/process.ts';
import { roundcubePage } from './services/roundcube-page.ts';

/** What functions see that run inside the extension. */
declare const chrome: ExtensionApi;

const RUNS = runs('badges that warn, in Chromium', findChromium() === null ? 'chromium' : null);
const ORIGIN = 'https://mail.example';

/** A brand's name over the sender's own domain, which signs it: every check passes. */
function brandByName(): Mail {
  const domain = 'account-alerts.example';
  const name = 'Your account';
  const message = write(domain, name, { from: `PayPal <alice@${domain}>` });
  return {
    name,
    source: deliver(signDkim(message, { domain }), domain),
    zone: { ...strictZone(domain), ...keyZone(domain) },
  };
}

const mails = [rsaSigned(), brandByName(), spfOnly()];
const webmail: Host = ({ url }) => {
  const uid = Number(url.searchParams.get('_uid'));
  const mail = mails[uid - 1];
  if (!mail) return null;
  if (url.searchParams.get('_action') === 'viewsource')
    return { headers: { 'content-type': 'text/plain' }, body: mail.source };
  return { body: roundcubePage(mail, uid) };
};

describe.runIf(RUNS)('a badge', () => {
  let hosted: Hosted;
  let chromium: Chromium;

  beforeAll(async () => {
    const site = `${ORIGIN}/*`;
    hosted = await openHosted({
      zone: zoneOf(mails),
      hosts: { 'mail.example': webmail },
      granted: [site],
      stored: { language: 'en', ladder: 'always', badgeSites: [site] },
    });
    ({ chromium } = hosted);
  });
  afterAll(async () => await hosted?.close());
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  const open = async (uid: number) => {
    const page = await chromium.openPage(`${ORIGIN}/?_task=mail&_action=show&_uid=${uid}`);
    const [badge] = await waitForBadges(page, 1);
    return { page, badge };
  };
  const title = async (wanted: string) =>
    await waitFor(`an icon that says "${wanted}"`, async () => (await chromium.titleOfIcon()) === wanted);

  it('is green where nothing is to be said', async () => {
    const { page, badge } = await open(1);
    expect([badge?.level, badge?.text]).toEqual(['verified', 'rsa.example']);
    await page.close();
  });

  it('is not plain green over a brand’s name, whoever signed it, and neither is the icon', async () => {
    const { page, badge } = await open(2);
    const domain = 'account-alerts.example';
    expect([badge?.level, badge?.text]).toEqual(['altered', translate('badge_caution', { domain })]);
    await title(translate('badge_title_caution'));
    await page.screenshot({ path: join(SCREENSHOTS, 'badge-caution.png') });
    const popup = await chromium.clickToolbarIcon(page);
    expect((await readVerdict(popup)).level).toBe('verified');
    expect(await popup.evaluate(() => document.body.textContent)).toContain(translate('view_severity_caution'));
    await chromium.closePopup(popup);
    await page.close();
  });

  it('asks for a click where the DNS is asked only then, and says what came of it', async () => {
    const worker = await chromium.worker();
    await worker.evaluate(async () => await chrome.storage.local.set({ ladder: 'click' }));
    const { page, badge } = await open(3);
    expect([badge?.level, badge?.text]).toEqual(['unchecked', translate('badge_untried')]);
    await title(translate('badge_title_untried'));
    const popup = await chromium.clickToolbarIcon(page);
    await readVerdict(popup);
    await waitFor('another word', async () => {
      const [now] = await waitForBadges(page, 1);
      return now?.text !== translate('badge_untried');
    });
    await chromium.closePopup(popup);
    await page.close();
  });
});
