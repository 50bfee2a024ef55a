/**
 * A person opens mails in a real Roundcube over a real Dovecot. First by clicks on the toolbar icon alone, with no
 * permission but the click's own; then with badges, for which the site's origin was granted.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HTTPRequest, Page, ResponseForRequest } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { readBadges, readMarks, type ShownBadge, waitForBadges } from './browsers/badges.ts';
import { Chromium } from './browsers/chromium.ts';
import { chooseToSave, downloadsOf } from './browsers/downloads.ts';
import { findChromium, hasRoundcube, runs } from './browsers/installed.ts';
import { keptInspection } from './browsers/kept.ts';
import { readProblem, readVerdict } from './browsers/shown.ts';
import { badgeText, reasonText } from './browsers/words.ts';
import { makeMails } from './mails/all.ts';
import { asFile, named, sha256OfFile, zoneOf } from './mails/files.ts';
import { DECLARED_RECEIVER, type Expected, type Mail } from './mails/mail.ts';
import { SCREENSHOTS, temporaryFolder } from './paths.ts';
import { type Dovecot, startDovecot } from './services/dovecot.ts';
import { type HttpsServer, startHttps } from './services/https.ts';
import { waitFor } from './services/process.ts';
import { resolverHost } from './services/resolver-host.ts';
import { type Roundcube, SKINS, startRoundcube } from './services/roundcube.ts';
import { openInPreview, openMail, selectInList, signIn } from './services/roundcube-session.ts';

const missing = findChromium() === null || !hasRoundcube() ? 'chromium, Roundcube and Dovecot' : null;
const RUNS = runs('Roundcube in Chromium', missing);

const DOWN = 'Checked while the resolver is down';

const mails = makeMails();
const files = mails.map(asFile);
const uidOf = (mail: Mail) => mails.indexOf(mail) + 1;
const declared = mails.filter((mail) => mail.declared !== undefined);
const undeclared = mails.filter((mail) => mail.undeclared !== undefined);

describe.runIf(RUNS).each(SKINS)('Roundcube, skin %s', (skin) => {
  const folder = temporaryFolder(`roundcube-${skin}`);
  let dovecot: Dovecot;
  let roundcube: Roundcube;
  let resolver: DohServer;
  let pages: HttpsServer;

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf(mails));
    pages = await startHttps(folder.path, resolverHost(resolver));
    dovecot = await startDovecot(join(folder.path, 'dovecot'), files);
    roundcube = await startRoundcube(join(folder.path, 'roundcube'), dovecot.port, skin);
  });

  afterAll(async () => {
    await roundcube?.stop();
    await dovecot?.stop();
    await pages?.stop();
    await resolver?.stop();
    folder.remove();
  });

  const settings = (more: Record<string, unknown> = {}) => ({ language: 'en', ...more });
  const withReceiver = () => ({ receivers: { [roundcube.origin]: DECLARED_RECEIVER } });

  describe('by a click on the toolbar icon, without any host permission', () => {
    let chromium: Chromium;
    let page: Page;

    beforeAll(async () => {
      chromium = await Chromium.open({ stored: settings(), httpsPort: pages.port });
      page = await chromium.openPage('about:blank');
      await signIn(page, roundcube.origin);
    });
    afterAll(async () => await chromium?.close());
    afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

    const expectVerdict = async (mail: Mail, expected: Expected | undefined) => {
      const popup = await chromium.clickToolbarIcon(page);
      const verdict = await readVerdict(popup);
      const inspection = await keptInspection(chromium, sha256OfFile(files[uidOf(mail) - 1] ?? new Uint8Array()));
      expect(verdict.level).toBe(expected?.level);
      // Seen often enough, a receiving side is proposed; until the user confirms it nothing is believed all the same.
      const inferred = expected === mail.undeclared ? ['verdict_reason_border_inferred'] : [];
      expect([expected?.reason, ...inferred]).toContain(inspection.verdict.reason.code);
      expect(verdict.reason).toBe(reasonText(inspection));
      await popup.screenshot({ path: join(SCREENSHOTS, `roundcube-${skin}-${uidOf(mail)}.png`) });
      await chromium.closePopup(popup);
    };

    it.each(named(undeclared))('with nothing known of the receiving side: %s', async (_, mail) => {
      await openMail(page, roundcube.origin, uidOf(mail));
      await expectVerdict(mail, mail.undeclared);
    });

    it.each(named(declared))('with the receiving side declared: %s', async (_, mail) => {
      resolver.setFailing(mail.name === DOWN ? { '*': 'disconnect' } : {});
      await chromium.store(settings(withReceiver()));
      await openMail(page, roundcube.origin, uidOf(mail));
      await expectVerdict(mail, mail.declared);
    });

    it('in the preview frame beside the list', async () => {
      const [first, second] = declared;
      if (!first || !second) throw new Error('no mails');
      resolver.setFailing({});
      await chromium.store(settings(withReceiver()));
      await openInPreview(page, roundcube.origin, uidOf(first));
      await expectVerdict(first, first.declared);
      await selectInList(page, uidOf(second));
      await expectVerdict(second, second.declared);
    });

    it('saves the mail itself, byte for byte', async () => {
      const mail = declared.find(({ name }) => name.startsWith('Latin-1'));
      if (!mail) throw new Error('no mail');
      resolver.setFailing({});
      const saved = await downloadsOf(chromium, folder.path);
      await openMail(page, roundcube.origin, uidOf(mail));
      const popup = await chromium.clickToolbarIcon(page);
      await readVerdict(popup);
      await chooseToSave(popup, 'eml');
      expect(readFileSync(await saved('.eml')).equals(mail.source)).toBe(true);
      await chromium.closePopup(popup);
    });

    it('says so when the source of another message comes in its place, and believes none of it', async () => {
      const [shown, other] = declared;
      if (!shown || !other) throw new Error('no mails');
      resolver.setFailing({});
      await chromium.store(settings(withReceiver()));
      await openMail(page, roundcube.origin, uidOf(shown));
      const file = files[uidOf(other) - 1] ?? new Uint8Array();
      const undo = await answerInPlaceOfSource(page, { contentType: 'text/plain', body: Buffer.from(file) });
      const popup = await chromium.clickToolbarIcon(page);
      const verdict = await readVerdict(popup);
      expect(verdict.level).toBe('unchecked');
      expect(verdict.reason).toBe(translate('message_source_not_shown'));
      await chromium.closePopup(popup);
      await undo();
    });

    it('says so when an error page comes in place of the source', async () => {
      await openMail(page, roundcube.origin, 1);
      const body = '<!doctype html><title>Error</title><p>From: nobody@example.org</p>';
      const undo = await answerInPlaceOfSource(page, { status: 500, contentType: 'text/html', body });
      const popup = await chromium.clickToolbarIcon(page);
      const problem = translate('webmail_source_http', { webmail: 'Roundcube', status: 500 });
      expect(await readProblem(popup)).toBe(problem);
      await chromium.closePopup(popup);
      await undo();
    });

    it('says so when the login page comes in place of the source', async () => {
      await openMail(page, roundcube.origin, 1);
      await page.deleteCookie(...(await page.cookies()));
      const popup = await chromium.clickToolbarIcon(page);
      expect(await readProblem(popup)).toBe(translate('webmail_source_login', { webmail: 'Roundcube' }));
      await chromium.closePopup(popup);
    });
  });

  describe('with badges on this site', () => {
    let chromium: Chromium;
    let page: Page;

    beforeAll(async () => {
      const site = `${roundcube.origin}/*`;
      const stored = settings({ ...withReceiver(), badgeSites: [site], ladder: 'always' });
      chromium = await Chromium.open({ granted: [site], stored, httpsPort: pages.port });
      page = await chromium.openPage('about:blank');
      await signIn(page, roundcube.origin);
    });
    afterAll(async () => await chromium?.close());
    afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

    const oneBadge = async (): Promise<ShownBadge> => {
      const [badge] = await waitForBadges(page, 1);
      if (!badge) throw new Error('no badge');
      return badge;
    };

    it.each(named(declared))('%s', async (_, mail) => {
      resolver.setFailing(mail.name === DOWN ? { '*': 'disconnect' } : {});
      await openMail(page, roundcube.origin, uidOf(mail));
      const badge = await oneBadge();
      const inspection = await keptInspection(chromium, sha256OfFile(files[uidOf(mail) - 1] ?? new Uint8Array()));
      expect(badge.level).toBe(mail.declared?.level);
      expect(badge.text).toBe(badgeText(inspection));
    });

    it('are gone and drawn anew as another mail is chosen from the list', async () => {
      resolver.setFailing({});
      const chosen = declared.filter((mail) => mail.name !== DOWN).slice(0, 4);
      await page.goto(`${roundcube.origin}/?_task=mail&_mbox=INBOX`);
      expect(await readBadges(page)).toEqual([]);
      for (const mail of chosen) {
        await selectInList(page, uidOf(mail));
        expect((await oneBadge()).level).toBe(mail.declared?.level);
      }
      await page.screenshot({ path: join(SCREENSHOTS, `roundcube-${skin}-badge.png`) });
    });

    /** The marks in the list, once there are so many. */
    const marksOf = async (count: number) => {
      await page.goto(`${roundcube.origin}/?_task=mail&_mbox=INBOX`);
      return await waitFor('the marks', async () => {
        const shown = await readMarks(page, 'tr.message');
        return shown.length >= count ? shown : null;
      });
    };
    const rowOf = async (mail: Mail) =>
      await page.$eval(`tr.message a[href*="_uid=${uidOf(mail)}&"]`, (link) => link.closest('tr')?.textContent ?? '');

    it('are marks in the list for what was opened, each in its own row, and in no other session’s', async () => {
      const chosen = declared.filter((mail) => mail.name !== DOWN).slice(0, 2);
      for (const mail of chosen) {
        await openMail(page, roundcube.origin, uidOf(mail));
        await oneBadge();
      }
      const marks = await marksOf(chosen.length);
      for (const mail of chosen) expect(marks).toContainEqual({ level: mail.declared?.level, row: await rowOf(mail) });
      await page.screenshot({ path: join(SCREENSHOTS, `roundcube-${skin}-marks.png`) });
      await page.deleteCookie(...(await page.cookies()));
      await signIn(page, roundcube.origin);
      // One that is marked in this session tells that the marks are drawn.
      const [again] = chosen;
      if (!again) throw new Error('no mails');
      await openMail(page, roundcube.origin, uidOf(again));
      await oneBadge();
      expect(await marksOf(1)).toEqual([{ level: again.declared?.level, row: await rowOf(again) }]);
    });
  });
});

/** From now on the webmail answers with that whenever a source is asked for. @returns ends it */
async function answerInPlaceOfSource(page: Page, answer: Partial<ResponseForRequest>): Promise<() => Promise<void>> {
  const take = (request: HTTPRequest) =>
    void (request.url().includes('_action=viewsource') ? request.respond(answer) : request.continue());
  await page.setRequestInterception(true);
  page.on('request', take);
  return async () => {
    page.off('request', take);
    await page.setRequestInterception(false);
  };
}
