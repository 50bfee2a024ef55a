/** A resolver that is not reached, beside what a mail provider recorded: the verdict rests on the provider, and the way to the settings is there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { type HostedRoundcube, openHostedRoundcube } from './browsers/hosted-roundcube.ts';
import { findChromium, hasRoundcube, runs } from './browsers/installed.ts';
import { readVerdict } from './browsers/shown.ts';
import { asFile } from './mails/files.ts';
import { keyGone } from './mails/honest.ts';
import { openMail, signIn } from './services/roundcube-session.ts';

const missing = findChromium() === null || !hasRoundcube() ? 'chromium, Roundcube and Dovecot' : null;
const RUNS = runs('a blocked resolver beside a provider’s verdict in Chromium', missing);

describe.runIf(RUNS)('a mail whose provider recorded a pass, while the resolver is not reached', () => {
  const mail = keyGone();
  let hosted: HostedRoundcube;

  beforeAll(async () => {
    hosted = await openHostedRoundcube({ zone: mail.zone, files: [asFile(mail)] });
    hosted.resolver.setFailing({ '*': 'disconnect' });
  });
  afterAll(async () => await hosted?.close());

  it('is vouched for, and the popup leads to the settings all the same', async () => {
    const { chromium, roundcube } = hosted;
    const page = await chromium.openPage('about:blank');
    await signIn(page, roundcube.origin);
    await openMail(page, roundcube.origin, 1);
    const popup = await chromium.clickToolbarIcon(page);
    expect((await readVerdict(popup)).level).toBe('vouched');
    expect(await popup.$eval('.offer button', ({ textContent }) => textContent)).toBe(translate('view_settings'));
    await chromium.closePopup(popup);
  });
});
