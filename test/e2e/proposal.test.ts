/**
 * Nobody has told who receives this mailbox's mail. At the first mail that the account's own MX explains the popup asks; a person's click, and nothing less,
 * lets the address be believed that the server wrote down.
 */
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { Chromium } from './browsers/chromium.ts';
import { findChromium, hasRoundcube, runs } from './browsers/installed.ts';
import { keptInspection } from './browsers/kept.ts';
import { readVerdict } from './browsers/shown.ts';
import { troubleFor } from './browsers/trouble.ts';
import { asFile, sha256OfFile, zoneOf } from './mails/files.ts';
import { forgedBehindForwarder } from './mails/forwarder.ts';
import { latin1Header, rsaSigned, spfOnly } from './mails/honest.ts';

import { SCREENSHOTS, temporaryFolder } from './paths.ts';
import { type Dovecot, startDovecot } from './services/dovecot.ts';
import { type HttpsServer, startHttps } from './services/https.ts';
import { waitFor } from './services/process.ts';
import { resolverHost } from './services/resolver-host.ts';
import { type Roundcube, startRoundcube } from './services/roundcube.ts';
import { openInPreview, openMail, signIn } from './services/roundcube-session.ts';

const missing = findChromium() === null || !hasRoundcube() ? 'chromium, Roundcube and Dovecot' : null;
const RUNS = runs('a proposed receiver in Chromium', missing);

/** UIDs by their place in the list: the first three arrived honestly. */
const mails = [spfOnly(), rsaSigned(), latin1Header(), ...[1, 2, 3].map(forgedBehindForwarder)];
const files = mails.map(asFile);
const [SPF_ONLY, SIGNED, LATIN1, ...FORGED] = mails.map((_, index) => index + 1) as [
  number,
  number,
  number,
  ...number[],
];
const BORDER = 'mx.rcpt.example';
const LOOKS = [
  { language: 'en', scheme: 'light' },
  { language: 'en', scheme: 'dark' },
  { language: 'ja', scheme: 'light' },
  { language: 'ja', scheme: 'dark' },
] as const;

describe.runIf(RUNS)('a receiving side that nobody has declared', () => {
  const folder = temporaryFolder('proposal');
  let dovecot: Dovecot;
  let roundcube: Roundcube;
  let resolver: DohServer;
  let pages: HttpsServer;
  let chromium: Chromium;
  let page: Page;

  beforeAll(async () => {
    const zone = { 'rcpt.example': { MX: [`10 ${BORDER}`] }, 'other.example': { MX: ['10 mx.other.example'] } };
    resolver = await startDohServer({ ...zoneOf(mails), ...zone });
    pages = await startHttps(folder.path, resolverHost(resolver));
    dovecot = await startDovecot(join(folder.path, 'dovecot'), files);
    roundcube = await startRoundcube(join(folder.path, 'roundcube'), dovecot.port, 'elastic');
  });
  afterAll(async () => {
    await roundcube?.stop();
    await dovecot?.stop();
    await pages?.stop();
    await resolver?.stop();
    folder.remove();
  });

  const start = async (account: string) => {
    chromium = await Chromium.open({ stored: { language: 'en' }, httpsPort: pages.port });
    page = await chromium.openPage('about:blank');
    await signIn(page, roundcube.origin, account);
  };

  /** Clicks the toolbar icon, and waits for the verdict. */
  const click = async () => {
    const popup = await chromium.clickToolbarIcon(page);
    return { popup, verdict: await readVerdict(popup) };
  };

  /** Opens a mail, and looks at its verdict. */
  const look = async (uid: number, open = openInPreview) => {
    await open(page, roundcube.origin, uid);
    const { popup, verdict } = await click();
    await chromium.closePopup(popup);
    return verdict.level;
  };

  const inspectionOf = (uid: number) => keptInspection(chromium, sha256OfFile(files[uid - 1] ?? new Uint8Array()));

  describe('and whose servers the DNS names for the account', () => {
    beforeAll(() => start('bob@rcpt.example'));
    afterAll(async () => await chromium?.close());
    afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

    it('is asked about at the first mail', async () => {
      await openInPreview(page, roundcube.origin, SPF_ONLY);
      const { popup, verdict } = await click();
      expect(verdict.level).toBe('unchecked');
      expect(await readOffer(popup)).toContain(BORDER);
      await chromium.closePopup(popup);
    });

    it('is asked about at later ones, with what the DNS says; until the answer nothing is believed', async () => {
      for (const uid of [SIGNED, LATIN1]) await look(uid);
      await openInPreview(page, roundcube.origin, SPF_ONLY);
      for (const { language, scheme } of LOOKS) {
        await chromium.store({ language });
        const { popup, verdict } = await click();
        await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        const offer = await readOffer(popup);
        expect(verdict.level).toBe('unchecked');
        expect(offer).toContain(BORDER);
        expect(await popup.$$('.witnesses [data-mark="pass"], .miniature [data-trust="recorded"]')).toEqual([]);
        const values = { domain: 'rcpt.example', hosts: BORDER };
        expect(offer).toContain(translate('popup_receiver_mx_confirmed', values, language));
        expect(await troubleFor(popup)).toEqual([]);
        await popup.screenshot({ path: join(SCREENSHOTS, `proposal-${language}-${scheme}.png`) });
        await chromium.closePopup(popup);
      }
      await chromium.store({ language: 'en' });
      const { route, verdict } = await inspectionOf(SPF_ONLY);
      expect(route.standing).toBe('inferred');
      expect(verdict.reason.code).toBe('verdict_reason_border_inferred');
    });

    it('is believed from the click on, and the open mail checked again at once', async () => {
      const { popup } = await click();
      await readOffer(popup);
      await popup.click('.receiver-answers .button-strong');
      await waitFor('another verdict', async () => (await readVerdict(popup)).level === 'listed');
      await popup.screenshot({ path: join(SCREENSHOTS, 'proposal-answered.png') });
      expect((await readVerdict(popup)).reason).toContain('spf-only.example');
      expect(await popup.$('.receiver-offer')).toBeNull();
      expect((await inspectionOf(SPF_ONLY)).route.standing).toBe('known');
      await chromium.closePopup(popup);
      expect(await look(SPF_ONLY)).toBe('listed');
    });

    it('can be taken back in the settings; then nothing is believed again', async () => {
      const settings = await chromium.openOwnPage('options/options.html');
      const remove = translate('options_remove', { name: roundcube.origin });
      await (await settings.waitForSelector(`[aria-label="${remove}"]`))?.click();
      await settings.waitForSelector(`[aria-label="${remove}"]`, { hidden: true });
      await settings.close();
      expect(await look(SPF_ONLY)).toBe('unchecked');
    });
  });

  describe('and for whose account the DNS names others', () => {
    beforeAll(async () => {
      await start('bob@other.example');
      for (const uid of [SPF_ONLY, SIGNED, LATIN1]) await look(uid);
    });
    afterAll(async () => await chromium?.close());
    afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

    it('is asked about with that warning', async () => {
      await openInPreview(page, roundcube.origin, SPF_ONLY);
      const { popup } = await click();
      const values = { domain: 'other.example', hosts: 'mx.other.example' };
      expect(await readOffer(popup)).toContain(translate('popup_receiver_mx_different', values));
      expect(await popup.$('.receiver-answers .button-strong')).toBeNull();
      await popup.screenshot({ path: join(SCREENSHOTS, 'proposal-other-mx.png') });
      await chromium.closePopup(popup);
    });

    it('is asked about without the DNS where the page does not tell the account', async () => {
      await openMail(page, roundcube.origin, SPF_ONLY);
      const { popup } = await click();
      expect(await readOffer(popup)).toContain(translate('popup_receiver_only_mails'));
      await chromium.closePopup(popup);
    });

    it('is not asked about again after a no', async () => {
      const { popup } = await click();
      await readOffer(popup);
      await popup.click('.receiver-answers .button:last-child');
      await popup.waitForSelector('.receiver-offer', { hidden: true });
      await chromium.closePopup(popup);
      const again = await click();
      await waitFor('the end of the check', () => again.popup.$('.footer .button:not([disabled])'));
      expect(again.verdict.level).toBe('unchecked');
      expect(await again.popup.$('.receiver-offer')).toBeNull();
      await chromium.closePopup(again.popup);
      expect((await inspectionOf(SPF_ONLY)).route.standing).toBe('none');
    });
  });

  describe('whose forwarder hides every client, so that senders write the next field themselves', () => {
    beforeAll(async () => {
      await start('bob@rcpt.example');
      for (const uid of FORGED) await look(uid);
    });
    afterAll(async () => await chromium?.close());
    afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

    it('cannot be declared by one click, though the forged name is the true one', async () => {
      await openInPreview(page, roundcube.origin, FORGED[0] ?? 0);
      const { popup, verdict } = await click();
      expect(verdict.level).toBe('unchecked');
      expect(await readOffer(popup)).toContain('172.17.0.1');
      const answers = await popup.$$eval('.receiver-answers button', (buttons) => buttons.map((b) => b.textContent));
      expect(answers).toEqual([translate('popup_receiver_settings'), translate('popup_receiver_no')]);
      await popup.screenshot({ path: join(SCREENSHOTS, 'proposal-forwarder.png') });
      await chromium.closePopup(popup);
    });
  });
});

/** As it is read: a blank that holds two words together is a blank. */
async function readOffer(popup: Page): Promise<string> {
  const offer = await popup.waitForSelector('.receiver-offer');
  return ((await offer?.evaluate((element) => element.textContent)) ?? '').replaceAll('\u00a0', ' ');
}
