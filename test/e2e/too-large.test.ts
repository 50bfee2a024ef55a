/** A message larger than any that is checked, in a real Roundcube: what the popup says, and the way out that it offers. */
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MAX_MESSAGE_BYTES } from '../../src/core/caller-limits.ts';
import { translate } from '../../src/text/translate.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, hasRoundcube, runs } from './browsers/installed.ts';
import { pasteSource } from './browsers/paste.ts';
import { readProblem, readVerdict } from './browsers/shown.ts';
import { asFile } from './mails/files.ts';
import { bigAttachment } from './mails/honest.ts';
import { temporaryFolder } from './paths.ts';
import { type Dovecot, startDovecot } from './services/dovecot.ts';
import { type Roundcube, startRoundcube } from './services/roundcube.ts';
import { openMail, signIn } from './services/roundcube-session.ts';

const missing = findChromium() === null || !hasRoundcube() ? 'chromium, Roundcube and Dovecot' : null;
const RUNS = runs('a message that is too large, in Roundcube', missing);

describe.runIf(RUNS)('a message of 60 MB', () => {
  const folder = temporaryFolder('too-large');
  const file = asFile(bigAttachment(60 * 1024 * 1024));
  let dovecot: Dovecot;
  let roundcube: Roundcube;
  let hosted: Hosted;
  let page: Page;

  beforeAll(async () => {
    dovecot = await startDovecot(join(folder.path, 'dovecot'), [file]);
    roundcube = await startRoundcube(join(folder.path, 'roundcube'), dovecot.port, 'elastic');
    hosted = await openHosted({ stored: { language: 'en' } });
    page = await hosted.chromium.openPage('about:blank');
    await signIn(page, roundcube.origin);
  });
  afterAll(async () => {
    await hosted?.close();
    await roundcube?.stop();
    await dovecot?.stop();
    folder.remove();
  });
  afterEach(() => expect(hosted.chromium.errors.splice(0)).toEqual([]));

  it('is said to be too large, and its header by itself is read', async () => {
    await openMail(page, roundcube.origin, 1);
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
