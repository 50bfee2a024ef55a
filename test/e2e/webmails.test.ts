/**
 * Real webmails beside Roundcube and maildev, each with mails whose bytes are easily lost. By a click on the toolbar icon, with no
 * permission but the click's own: only the very bytes that are stored give an inspection under their SHA-256.
 */
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import type { Chromium } from './browsers/chromium.ts';
import { takeErrors } from './browsers/errors.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, hasPublicInbox, runs } from './browsers/installed.ts';
import { keptInspection } from './browsers/kept.ts';
import { readProblem, readVerdict } from './browsers/shown.ts';
import { asFile, named, sha256OfFile } from './mails/files.ts';
import { bigAttachment } from './mails/honest.ts';
import { IMITATION } from './mails/imitation.ts';
import { ODD_MAILS } from './mails/odd-bytes.ts';
import { temporaryFolder } from './paths.ts';
import { type Dovecot, MAIL_PASSWORD, MAIL_USER, startDovecot } from './services/dovecot.ts';
import { type Horde, hasHorde, startHorde } from './services/horde.ts';
import { type PublicInbox, startPublicInbox } from './services/public-inbox.ts';
import { hasSogo, type Sogo, startSogo } from './services/sogo.ts';

const PLAIN_MAILS = [...ODD_MAILS, { name: 'ten megabytes', file: Buffer.from(asFile(bigAttachment())) }];
const MAILS = [...PLAIN_MAILS, { name: 'a mail that imitates the page', file: IMITATION }];
const files = MAILS.map(({ file }) => file);
const fieldOf = (file: Buffer, name: string) =>
  new RegExp(`^${name}: .*<(.*)>$`, 'm').exec(file.subarray(0, 4_096).toString('latin1'))?.[1] ?? '';

/**
 * The session ends elsewhere, while the page still shows its message: in a tab of its own, since what was checked before stays.
 *
 * @param shown what tells that the message is there
 * @returns what is said at a click
 */
async function saidSignedOut(chromium: Chromium, address: string, shown: string): Promise<string> {
  const page = await chromium.openPage(address);
  await page.waitForSelector(shown);
  await page.deleteCookie(...(await page.cookies()));
  const popup = await chromium.clickToolbarIcon(page);
  const said = await readProblem(popup);
  await chromium.closePopup(popup);
  return said;
}

/** @returns what was checked of the message that the page shows, by a click */
async function checkedBytes(chromium: Chromium, page: Page, file: Uint8Array) {
  const popup = await chromium.clickToolbarIcon(page);
  await readVerdict(popup, 60_000);
  const inspection = await keptInspection(chromium, sha256OfFile(file));
  await chromium.closePopup(popup);
  return inspection;
}

const SOGO = runs('SOGo in Chromium', findChromium() && hasSogo() ? null : 'chromium, SOGo, PostgreSQL and memcached');

describe.runIf(SOGO)('SOGo', () => {
  const folder = temporaryFolder('sogo');
  let dovecot: Dovecot;
  let sogo: Sogo;
  let browser: Hosted;
  let page: Page;

  beforeAll(async () => {
    browser = await openHosted({ stored: { language: 'en' } });
    dovecot = await startDovecot(join(folder.path, 'dovecot'), files);
    sogo = await startSogo(join(folder.path, 'state'), dovecot.port);
    page = await browser.chromium.openPage(`${sogo.origin}/SOGo/`);
    await page.waitForSelector('input[ng-model="app.creds.username"]');
    await page.type('input[ng-model="app.creds.username"]', MAIL_USER);
    await page.type('input[type=password]', MAIL_PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash.includes('/Mail/0/INBOX'));
  });
  afterAll(async () => {
    await browser?.close();
    await sogo?.stop();
    await dovecot?.stop();
    folder.remove();
  });
  afterEach(() => expect(takeErrors(browser.chromium.errors)).toEqual([]));

  const openByHash = async (hash: string) => {
    // What the message before left in the page is not what is waited for.
    await page.evaluate((wanted) => {
      for (const old of document.querySelectorAll('#detailView a[ng-bind]')) old.setAttribute('data-before', '');
      location.hash = wanted;
    }, hash);
    await page.waitForSelector('#detailView a[ng-bind]:not([data-before])');
  };

  it.each(named(MAILS))('gives the very bytes of %s', async (_, { file }) => {
    const uid = files.indexOf(file) + 1;
    await openByHash(`#!/Mail/0/INBOX/${uid}`);
    const { source, message } = await checkedBytes(browser.chromium, page, file);
    expect(source.fidelity).toBe('exact');
    expect(message.author?.address).toBe(fieldOf(file, 'From'));
  });

  it.each([
    ['inbox', 1],
    ['INBOX%25252F', 3],
    ['INBOX%252500', 4],
  ])(
    'takes no message where a link changed the address alone, and only the server finds it there: %s',
    async (mailbox, shown) => {
      await openByHash(`#!/Mail/0/INBOX/${shown}`);
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#!/Mail/0/${mailbox}/2`);
      const popup = await browser.chromium.clickToolbarIcon(page);
      expect(await readProblem(popup)).toBe(translate('webmail_no_message', { webmail: 'SOGo' }));
      await browser.chromium.closePopup(popup);
    },
  );

  it('says so when one is signed out', async () => {
    const address = `${sogo.origin}/SOGo/so/${MAIL_USER}/Mail/view#!/Mail/0/INBOX/1`;
    const shown = '#detailView a[ng-bind="::viewer.message.from[0].email"]';
    const said = await saidSignedOut(browser.chromium, address, shown);
    expect(said).toBe(translate('webmail_source_login', { webmail: 'SOGo' }));
  });
});

const HORDE = runs('Horde in Chromium', findChromium() && hasHorde() ? null : 'chromium and Horde with IMP');

describe.runIf(HORDE)('Horde', () => {
  const folder = temporaryFolder('horde');
  let dovecot: Dovecot;
  let horde: Horde;
  let browser: Hosted;
  let page: Page;

  beforeAll(async () => {
    browser = await openHosted({ stored: { language: 'en' } });
    dovecot = await startDovecot(join(folder.path, 'dovecot'), files);
    horde = await startHorde(join(folder.path, 'horde'), dovecot.port);
    page = await browser.chromium.openPage(`${horde.origin}/horde/login.php`);
    await page.type('#horde_user', MAIL_USER);
    await page.type('#horde_pass', MAIL_PASSWORD);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  });
  afterAll(async () => {
    await browser?.close();
    await horde?.stop();
    await dovecot?.stop();
    folder.remove();
  });
  afterEach(() => expect(takeErrors(browser.chromium.errors)).toEqual([]));

  const expectBytes = async (file: Buffer) => {
    const { source, message } = await checkedBytes(browser.chromium, page, file);
    expect(source.fidelity).toBe('exact');
    expect(message.author?.address).toBe(fieldOf(file, 'From'));
  };

  it.each(named(MAILS))('gives the very bytes of %s in its basic view', async (_, { file }) => {
    await page.goto(`${horde.origin}/horde/imp/basic.php?page=message&mailbox=SU5CT1g&buid=${files.indexOf(file) + 1}`);
    await expectBytes(file);
  });

  it.each([
    ['another one behind its own', '&buid=1&buid=2'],
    ['another one in its fragment', '&buid=2#msg:SU5CT1g;1'],
  ])('gives the message that its basic view shows, where the address names %s', async (_, named) => {
    await page.goto(`${horde.origin}/horde/imp/basic.php?page=message&mailbox=SU5CT1g${named}`);
    await expectBytes(files[1] ?? Buffer.alloc(0));
  });

  it.each([
    ['long line', 'a line of 5,000 bytes'],
    ['imitation', 'a mail that imitates the page'],
  ])('shows its message in the dynamic view too: %s', async (subject, name) => {
    await page.goto(`${horde.origin}/horde/imp/dynamic.php?page=mailbox`);
    await (await page.waitForSelector(`::-p-text(${subject})`))?.click();
    await page.waitForSelector('#msgHeadersColl span.from a.address');
    await expectBytes(MAILS.find((mail) => mail.name === name)?.file ?? Buffer.alloc(0));
  });

  it('takes no message in the dynamic view after one went back: the address alone is that of the message before', async () => {
    await page.goto(`${horde.origin}/horde/imp/dynamic.php?page=mailbox`);
    for (const subject of ['ASCII', 'Latin-1']) {
      await (await page.waitForSelector(`.vpRow ::-p-text(${subject})`))?.click();
      await page.waitForSelector(`#msgHeadersColl span.subject::-p-text(${subject})`);
    }
    await page.goBack();
    expect(await page.$eval('#msgHeadersColl span.subject', (shown) => shown.textContent)).toContain('Latin-1');
    expect(new URL(page.url()).hash).toBe('#msg:SU5CT1g;1');
    const popup = await browser.chromium.clickToolbarIcon(page);
    expect(await readProblem(popup)).toBe(translate('webmail_no_message', { webmail: 'Horde' }));
    await browser.chromium.closePopup(popup);
    await page.goForward();
    await expectBytes(MAILS[1]?.file ?? Buffer.alloc(0));
  });

  it('says so when one is signed out', async () => {
    const address = `${horde.origin}/horde/imp/basic.php?page=message&mailbox=SU5CT1g&buid=1`;
    const said = await saidSignedOut(browser.chromium, address, '#msgheaders > p');
    expect(said).toBe(translate('webmail_source_login', { webmail: 'Horde' }));
  });
});

const INBOX = runs('public-inbox in Chromium', findChromium() && hasPublicInbox() ? null : 'chromium and public-inbox');

describe.runIf(INBOX)('public-inbox', () => {
  const folder = temporaryFolder('public-inbox');
  /** What it keeps: it ends each header with a List-Id of its own. */
  const kept = (file: Buffer) =>
    Buffer.from(file.toString('latin1').replace('\n\n', '\nList-Id: <list.rcpt.example>\n\n'), 'latin1');
  let inbox: PublicInbox;
  let browser: Hosted;

  beforeAll(async () => {
    browser = await openHosted({ stored: { language: 'en' } });
    inbox = await startPublicInbox(
      join(folder.path, 'inbox'),
      PLAIN_MAILS.map(({ file }) => file),
    );
  });
  afterAll(async () => {
    await browser?.close();
    await inbox?.stop();
    folder.remove();
  });
  afterEach(() => expect(takeErrors(browser.chromium.errors)).toEqual([]));

  // It takes no HTML.
  it.each(named(PLAIN_MAILS))('gives the very bytes of %s', async (_, { file }) => {
    const page = await browser.chromium.openPage(inbox.address(fieldOf(file, 'Message-ID')));
    const { source } = await checkedBytes(browser.chromium, page, kept(file));
    expect(source.fidelity).toBe('exact');
    await page.close();
  });
});
