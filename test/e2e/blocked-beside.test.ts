/** A resolver that is not reached, beside what a mail provider recorded: the verdict rests on the provider, and the way to the settings is there. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { Chromium } from './browsers/chromium.ts';
import { findChromium, hasRoundcube, runs } from './browsers/installed.ts';
import { readVerdict } from './browsers/shown.ts';
import { asFile } from './mails/files.ts';
import { keyGone } from './mails/honest.ts';
import { DECLARED_RECEIVER } from './mails/mail.ts';
import { temporaryFolder } from './paths.ts';
import { type Dovecot, startDovecot } from './services/dovecot.ts';
import { type HttpsServer, startHttps } from './services/https.ts';
import { resolverHost } from './services/resolver-host.ts';
import { type Roundcube, startRoundcube } from './services/roundcube.ts';
import { openMail, signIn } from './services/roundcube-session.ts';

const missing = findChromium() === null || !hasRoundcube() ? 'chromium, Roundcube and Dovecot' : null;
const RUNS = runs('a blocked resolver beside a provider’s verdict in Chromium', missing);

describe.runIf(RUNS)('a mail whose provider recorded a pass, while the resolver is not reached', () => {
  const folder = temporaryFolder('blocked-beside');
  const mail = keyGone();
  let dovecot: Dovecot;
  let roundcube: Roundcube;
  let resolver: DohServer;
  let pages: HttpsServer;
  let chromium: Chromium;

  beforeAll(async () => {
    resolver = await startDohServer(mail.zone);
    resolver.setFailing({ '*': 'disconnect' });
    pages = await startHttps(folder.path, resolverHost(resolver));
    dovecot = await startDovecot(join(folder.path, 'dovecot'), [asFile(mail)]);
    roundcube = await startRoundcube(join(folder.path, 'roundcube'), dovecot.port, 'elastic');
    const receivers = { [roundcube.origin]: DECLARED_RECEIVER };
    chromium = await Chromium.open({ stored: { language: 'en', receivers }, httpsPort: pages.port });
  });
  afterAll(async () => {
    await chromium?.close();
    await roundcube?.stop();
    await dovecot?.stop();
    await pages?.stop();
    await resolver?.stop();
    folder.remove();
  });

  it('is vouched for, and the popup leads to the settings all the same', async () => {
    const page = await chromium.openPage('about:blank');
    await signIn(page, roundcube.origin);
    await openMail(page, roundcube.origin, 1);
    const popup = await chromium.clickToolbarIcon(page);
    expect((await readVerdict(popup)).level).toBe('vouched');
    expect(await popup.$eval('.offer button', ({ textContent }) => textContent)).toBe(translate('view_settings'));
    await chromium.closePopup(popup);
  });
});
