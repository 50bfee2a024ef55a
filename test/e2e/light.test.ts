/**
 * How much is asked of a webmail: one source a message, few at once, nothing where no message is open. Counted in the real programs, by the
 * requests that their pages make.
 */
import { join } from 'node:path';
import type { HTTPRequest, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { waitForBadges } from './browsers/badges.ts';
import { takeErrors } from './browsers/errors.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, hasRoundcube, runs } from './browsers/installed.ts';
import { readVerdict } from './browsers/shown.ts';
import { asFile, zoneOf } from './mails/files.ts';
import { asThread, gmailSigned } from './mails/gmail.ts';
import { rsaSigned } from './mails/honest.ts';
import { temporaryFolder } from './paths.ts';
import { type Dovecot, MAIL_PASSWORD, MAIL_USER, startDovecot } from './services/dovecot.ts';
import { GMAIL, gmailHosts } from './services/gmail.ts';
import { showThread } from './services/gmail-page.ts';
import type { Host } from './services/https.ts';
import { type Maildev, startMaildev } from './services/maildev.ts';
import { openInMaildev } from './services/maildev-page.ts';
import { waitFor } from './services/process.ts';
import { type Roundcube, startRoundcube } from './services/roundcube.ts';
import { openMail, selectInList, signIn } from './services/roundcube-session.ts';
import { hasSogo, type Sogo, startSogo } from './services/sogo.ts';

const mails = [rsaSigned('one.example', 'The first'), rsaSigned('two.example', 'The second')];
/** Longer than any pause that the page's script makes by itself. */
const IDLE_MS = 2_500;
const idle = () => new Promise((resolve) => setTimeout(resolve, IDLE_MS));

/** Requests for sources that our own script makes from now on, in a page and its frames: maildev's page asks for one itself. */
function countSources(page: Page, isSource: (url: URL) => boolean) {
  const seen: string[] = [];
  page.on('request', (request: HTTPRequest) => {
    const isOurs = request.initiator()?.stack?.callFrames[0]?.url.startsWith('chrome-extension:');
    if (isOurs && isSource(new URL(request.url()))) seen.push(request.url());
  });
  return { take: () => seen.splice(0).length };
}

const settings = (sites: string[]) => ({
  granted: sites,
  stored: { language: 'en', ladder: 'always', badgeSites: sites },
});

const ROUNDCUBE = runs(
  'sources that are asked of Roundcube, in Chromium',
  findChromium() && hasRoundcube() ? null : 'chromium, Roundcube and Dovecot',
);
describe.runIf(ROUNDCUBE)('Roundcube', () => {
  const folder = temporaryFolder('light-roundcube');
  let dovecot: Dovecot;
  let roundcube: Roundcube;
  let hosted: Hosted;
  let page: Page;
  let sources: ReturnType<typeof countSources>;

  beforeAll(async () => {
    dovecot = await startDovecot(join(folder.path, 'dovecot'), mails.map(asFile));
    roundcube = await startRoundcube(join(folder.path, 'roundcube'), dovecot.port, 'elastic');
    hosted = await openHosted({ zone: zoneOf(mails), ...settings([`${roundcube.origin}/*`]) });
    page = await hosted.chromium.openPage('about:blank');
    await signIn(page, roundcube.origin);
    sources = countSources(page, ({ search }) => search.includes('_action=viewsource'));
  });
  afterAll(async () => {
    await hosted?.close();
    await roundcube?.stop();
    await dovecot?.stop();
    folder.remove();
  });
  afterEach(() => expect(takeErrors(hosted.chromium.errors)).toEqual([]));

  it('is asked for nothing while its list alone is open', async () => {
    await page.goto(`${roundcube.origin}/?_task=mail&_mbox=INBOX`);
    await idle();
    expect(sources.take()).toBe(0);
  });

  it('is asked once for each message that is chosen, and once more by a click', async () => {
    for (const uid of [1, 2]) {
      await selectInList(page, uid);
      await waitForBadges(page, 1);
      await idle();
      expect(sources.take()).toBe(1);
    }
    const popup = await hosted.chromium.clickToolbarIcon(page);
    expect((await readVerdict(popup)).level).toBe('verified');
    await hosted.chromium.closePopup(popup);
    await idle();
    expect(sources.take()).toBe(1);
  });

  it('is asked once by a message in a page of its own', async () => {
    await openMail(page, roundcube.origin, 1);
    await waitForBadges(page, 1);
    await idle();
    expect(sources.take()).toBe(1);
  });
});

const SOGO = runs(
  'sources that are asked of SOGo, in Chromium',
  findChromium() && hasSogo() ? null : 'chromium and SOGo',
);
describe.runIf(SOGO)('SOGo', () => {
  const folder = temporaryFolder('light-sogo');
  let dovecot: Dovecot;
  let sogo: Sogo;
  let hosted: Hosted;
  let page: Page;

  beforeAll(async () => {
    dovecot = await startDovecot(join(folder.path, 'dovecot'), mails.map(asFile));
    sogo = await startSogo(join(folder.path, 'state'), dovecot.port);
    hosted = await openHosted({ zone: zoneOf(mails), ...settings([`${sogo.origin}/*`]) });
    page = await hosted.chromium.openPage(`${sogo.origin}/SOGo/`);
    await page.waitForSelector('input[ng-model="app.creds.username"]');
    await page.type('input[ng-model="app.creds.username"]', MAIL_USER);
    await page.type('input[type=password]', MAIL_PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash.includes('/Mail/0/INBOX'));
  });
  afterAll(async () => {
    await hosted?.close();
    await sogo?.stop();
    await dovecot?.stop();
    folder.remove();
  });
  afterEach(() => expect(takeErrors(hosted.chromium.errors)).toEqual([]));

  it('is asked for nothing while its list alone is open, and once for each message', async () => {
    const sources = countSources(page, ({ pathname }) => pathname.endsWith('/export'));
    await idle();
    expect(sources.take()).toBe(0);
    for (const uid of [1, 2, 1]) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#!/Mail/0/INBOX/${uid}`);
      const domain = `${['one', 'two'][uid - 1]}.example`;
      await waitFor(`the badge of ${domain}`, async () => (await waitForBadges(page, 1))[0]?.text.includes(domain));
      await idle();
      // The last was open before: its verdict may be known still.
      expect(sources.take()).toBeLessThanOrEqual(1);
    }
  });
});

const MAILDEV = runs('sources that are asked of maildev, in Chromium', findChromium() ? null : 'chromium');
describe.runIf(MAILDEV)('maildev', () => {
  const folder = temporaryFolder('light-maildev');
  const ids: string[] = [];
  let maildev: Maildev;
  let hosted: Hosted;
  let page: Page;

  beforeAll(async () => {
    maildev = await startMaildev(folder.path);
    for (const mail of mails) ids.push(await maildev.send(mail.source));
    hosted = await openHosted({ zone: zoneOf(mails), ...settings([`${maildev.origin}/*`]) });
    page = await hosted.chromium.openPage(maildev.origin);
  });
  afterAll(async () => {
    await hosted?.close();
    await maildev?.stop();
    folder.remove();
  });
  afterEach(() => expect(takeErrors(hosted.chromium.errors)).toEqual([]));

  it('is asked for nothing while its list alone is open, and once for each message', async () => {
    const sources = countSources(page, ({ pathname }) => /\/(?:source|download)$/.test(pathname));
    await idle();
    expect(sources.take()).toBe(0);
    for (const id of ids) {
      await openInMaildev(page, maildev, id);
      await waitForBadges(page, 1);
      await idle();
      expect(sources.take()).toBe(1);
    }
  });
});

const PAGES = runs('sources that are asked of a page like Gmail’s, in Chromium', findChromium() ? null : 'chromium');
describe.runIf(PAGES)('a page built like Gmail’s', () => {
  const five = [0, 1, 2, 3, 4].map((at) => gmailSigned(`18c1f0a2b3c4d5d${at}`));
  let hosted: Hosted;
  let page: Page;
  let atOnce = 0;
  let most = 0;

  beforeAll(async () => {
    const hosts = gmailHosts([asThread('none', 'Nothing', []), asThread('five', 'Your order', five)]);
    const slow: Host = async (request) => {
      const answer = (await hosts[GMAIL]?.(request)) ?? null;
      if (request.url.searchParams.get('view') !== 'att') return answer;
      most = Math.max(most, ++atOnce);
      await new Promise((resolve) => setTimeout(resolve, 300));
      atOnce--;
      return answer;
    };
    hosted = await openHosted({
      zone: five[0]?.zone ?? {},
      hosts: { ...hosts, [GMAIL]: slow },
      ...settings([`https://${GMAIL}/*`]),
    });
    page = await hosted.chromium.openPage(`https://${GMAIL}/mail/u/0/#inbox/none`);
  });
  afterAll(async () => await hosted?.close());
  afterEach(() => expect(takeErrors(hosted.chromium.errors)).toEqual([]));

  const fetched = () =>
    hosted.pages.asked.splice(0).filter((asked) => asked.includes(`${GMAIL}/mail/u/0/?`) && asked.includes('view='))
      .length;

  it('is asked for nothing while no message is open', async () => {
    await idle();
    expect(fetched()).toBe(0);
  });

  it('is asked once for each of a conversation, four at most at once', async () => {
    await showThread(page, 'five');
    await page.evaluate(() => {
      for (const body of document.querySelectorAll<HTMLElement>('[data-thread="five"] .ii')) body.style.display = '';
    });
    await waitForBadges(page, five.length);
    await idle();
    expect(fetched()).toBe(five.length);
    expect(most).toBeLessThanOrEqual(4);
  });

  it('is asked for those that are unfolded again once more, and for nothing else: another may have come in their place', async () => {
    for (const display of ['none', '', 'none', '']) {
      await page.evaluate((shown) => {
        for (const body of document.querySelectorAll<HTMLElement>('[data-thread="five"] .ii'))
          body.style.display = shown;
      }, display);
      await waitForBadges(page, display === '' ? five.length : 0);
    }
    await idle();
    expect(fetched()).toBe(2 * five.length);
  });
});
