/**
 * What a mail brings along, shown by a webmail as if it were of its own: another message, a web page. A stranger wrote all of it, the fields
 * that a receiving server writes too. In a real Roundcube, whose user declared its receiving side.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { readBadges } from './browsers/badges.ts';
import type { Hosted } from './browsers/hosted.ts';
import { findChromium, hasRoundcube, runs } from './browsers/installed.ts';
import { keptInspection } from './browsers/kept.ts';
import { readProblem, readVerdict } from './browsers/shown.ts';
import { asFile, sha256OfFile } from './mails/files.ts';
import { keyGone } from './mails/honest.ts';
import { DECLARED_RECEIVER } from './mails/mail.ts';
import { type OpenMailbox, openMailbox } from './services/mailbox.ts';
import { openMail } from './services/roundcube-session.ts';

const missing = findChromium() === null || !hasRoundcube() ? 'chromium, Roundcube and Dovecot' : null;
const RUNS = runs('what a mail brings along, in Roundcube', missing);

/** By itself it is confirmed, since the receiving side recorded that it passed. */
const inner = keyGone();
const file = asFile(inner);
/** The page of another webmail, in which the header of that message was opened. */
const imitation = `<html><body><div id="io-ox-core"><div class="modal">
<textarea class="mail-source-view">${Buffer.from(file).toString('latin1')}</textarea></div></div></body></html>`;

/** @returns a mail of a stranger's that brings both along */
function carrier(): Buffer {
  const attached = (type: string, name: string) =>
    `--part\nContent-Type: ${type}\nContent-Disposition: attachment; filename="${name}"\n\n`;
  const head =
    'From: Eve <eve@attack.example>\nTo: bob@rcpt.example\nSubject: See what I got\nMessage-ID: <carrier@attack.example>\n' +
    'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=part\n\n--part\nContent-Type: text/plain\n\nSee below.\n';
  return Buffer.concat([
    Buffer.from(`${head}${attached('text/html', 'page.html')}${imitation}\n${attached('message/rfc822', 'mail.eml')}`),
    file,
    Buffer.from('\n--part--\n'),
  ]);
}

describe.runIf(RUNS)('what a mail brings along', () => {
  let mailbox: OpenMailbox;
  let hosted: Hosted;
  let page: Page;

  beforeAll(async () => {
    mailbox = await openMailbox('attached', [carrier(), file], (origin) => ({
      zone: inner.zone,
      granted: [`${origin}/*`],
      stored: {
        language: 'en',
        ladder: 'always',
        badgeSites: [`${origin}/*`],
        receivers: { [origin]: DECLARED_RECEIVER },
      },
    }));
    ({ hosted, page } = mailbox);
  });
  afterAll(async () => await mailbox?.close());
  afterEach(() => expect(hosted.chromium.errors.splice(0)).toEqual([]));

  const verdictHere = async () => {
    const popup = await hosted.chromium.clickToolbarIcon(page);
    const verdict = await readVerdict(popup);
    const inspection = await keptInspection(hosted.chromium, sha256OfFile(file));
    await hosted.chromium.closePopup(popup);
    return { level: verdict.level, receiver: inspection.route.standing };
  };

  it('is a message by itself, of which what its receiver recorded is not trusted', async () => {
    await page.goto(`${mailbox.origin}/?_task=mail&_mbox=INBOX&_uid=1.3&_action=show`, { waitUntil: 'load' });
    await page.waitForSelector('#messagebody');
    const attached = await verdictHere();
    expect(attached.receiver).toBe('none');
    expect(attached.level).not.toBe(inner.declared?.level);
    // The same bytes in the inbox, where the receiver put them.
    await openMail(page, mailbox.origin, 2);
    expect((await verdictHere()).level).toBe(inner.declared?.level);
  });

  it('is a web page in a tab of its own, in which no message is open, whatever it imitates', async () => {
    await page.goto(`${mailbox.origin}/?_task=mail&_action=get&_mbox=INBOX&_uid=1&_part=2&_embed=1`);
    await page.waitForSelector('#io-ox-core textarea.mail-source-view');
    const popup = await hosted.chromium.clickToolbarIcon(page);
    expect(await readProblem(popup)).toBe(translate('webmail_no_message', { webmail: 'Roundcube' }));
    expect(await readBadges(page)).toEqual([]);
    await hosted.chromium.closePopup(popup);
  });
});
