/** A message larger than any that is checked, in a real Roundcube: what the popup says, and the way out that it offers. */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MAX_MESSAGE_BYTES } from '../../src/core/caller-limits.ts';
import { translate } from '../../src/text/translate.ts';
import type { Hosted } from './browsers/hosted.ts';
import { findChromium, hasRoundcube, runs } from './browsers/installed.ts';
import { pasteSource } from './browsers/paste.ts';
import { readProblem, readVerdict } from './browsers/shown.ts';
import { asFile } from './mails/files.ts';
import { bigAttachment } from './mails/honest.ts';
import { type OpenMailbox, openMailbox } from './services/mailbox.ts';
import { openMail } from './services/roundcube-session.ts';

const missing = findChromium() === null || !hasRoundcube() ? 'chromium, Roundcube and Dovecot' : null;
const RUNS = runs('a message that is too large, in Roundcube', missing);

describe.runIf(RUNS)('a message of 60 MB', () => {
  const file = asFile(bigAttachment(60 * 1024 * 1024));
  let mailbox: OpenMailbox;
  let hosted: Hosted;
  let page: Page;

  beforeAll(async () => {
    mailbox = await openMailbox('too-large', [file], () => ({ stored: { language: 'en' } }));
    ({ hosted, page } = mailbox);
  });
  afterAll(async () => await mailbox?.close());
  afterEach(() => expect(hosted.chromium.errors.splice(0)).toEqual([]));

  it('is said to be too large, and its header by itself is read', async () => {
    await openMail(page, mailbox.origin, 1);
    const popup = await hosted.chromium.clickToolbarIcon(page);
    expect(await readProblem(popup)).toBe(
      translate('webmail_source_too_big', { limit: MAX_MESSAGE_BYTES / 1024 / 1024 }),
    );
    await hosted.chromium.closePopup(popup);
    const report = await hosted.chromium.openOwnPage('report/report.html');
    const begin = Buffer.from(file.subarray(0, 16 * 1024));
    await pasteSource(report, begin.subarray(0, begin.indexOf('\n\n') + 2));
    // A signature over a body that is not there accuses nobody.
    expect((await readVerdict(report)).level).toBe('unchecked');
    expect(await report.evaluate(() => document.body.textContent)).toContain('attachment.example');
    await report.close();
  });
});
