/** The same extension in Firefox, on Roundcube: it loads, the popup and the badge work. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { Firefox } from './browsers/firefox.ts';
import { geckoId } from './browsers/gecko-id.ts';
import { findFirefox, hasRoundcube, runs } from './browsers/installed.ts';
import { asFile, named, zoneOf } from './mails/files.ts';
import { latin1Header, rsaSigned } from './mails/honest.ts';
import { DECLARED_RECEIVER, type Mail } from './mails/mail.ts';
import { forgedFrom } from './mails/wrong.ts';
import { FIREFOX_BUILD, SCREENSHOTS, temporaryFolder } from './paths.ts';
import { type Dovecot, MAIL_PASSWORD, MAIL_USER, startDovecot } from './services/dovecot.ts';
import { waitFor } from './services/process.ts';
import { type Roundcube, startRoundcube } from './services/roundcube.ts';

const missing = findFirefox() === null || !hasRoundcube() ? 'firefox-esr, Roundcube and Dovecot' : null;
const RUNS = runs('Roundcube in Firefox', missing);
const mails = [rsaSigned(), forgedFrom(), latin1Header()];

describe.runIf(RUNS)('Firefox', () => {
  const folder = temporaryFolder('firefox-roundcube');
  let resolver: DohServer;
  let dovecot: Dovecot;
  let roundcube: Roundcube;
  let firefox: Firefox;

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf(mails));
    dovecot = await startDovecot(join(folder.path, 'dovecot'), mails.map(asFile));
    roundcube = await startRoundcube(join(folder.path, 'roundcube'), dovecot.port, 'elastic');
    firefox = await Firefox.open({ extensionId: geckoId(FIREFOX_BUILD) });
    await firefox.store({
      resolvers: [resolver.url],
      language: 'en',
      receivers: { [roundcube.origin]: DECLARED_RECEIVER },
    });
    await firefox.goto(`${roundcube.origin}/?_task=login`);
    await firefox.type('#rcmloginuser', MAIL_USER);
    await firefox.type('#rcmloginpwd', MAIL_PASSWORD);
    await firefox.click('#rcmloginsubmit');
    await waitFor('Roundcube', async () => await firefox.inPage("return !!document.querySelector('#messagelist')"));
  });
  afterAll(async () => {
    await firefox?.close();
    await roundcube?.stop();
    await dovecot?.stop();
    await resolver?.stop();
    folder.remove();
  });
  afterEach(async () => expect(await firefox.errors()).toEqual([]));

  const openMail = async (mail: Mail) => {
    const uid = mails.indexOf(mail) + 1;
    await firefox.goto(`${roundcube.origin}/?_task=mail&_mbox=INBOX&_uid=${uid}&_action=show`);
  };
  const levelInPopup = async () =>
    String(
      await waitFor('a verdict', async () => {
        const level = await firefox.inPopup("return document.querySelector('.verdict')?.dataset.level ?? null");
        return level === 'checking' ? null : level;
      }),
    );

  it('asks nobody by DNS before the resolver was allowed, and says so', async () => {
    await openMail(rsaSignedMail());
    await firefox.pressToolbarButton();
    expect(await levelInPopup()).toBe('unchecked');
    expect(await firefox.inPopup('return document.body.innerText')).toContain(translate('verdict_reason_dns_off'));
    expect(resolver.log).toEqual([]);
    await firefox.closePopup();
  });

  it.each(named(mails))('shows the verdict in its popup: %s', async (_, mail) => {
    await firefox.grant(['http://127.0.0.1/*']);
    await openMail(mail);
    await firefox.pressToolbarButton();
    expect(await levelInPopup()).toBe(mail.declared?.level);
    await firefox.popupScreenshot(join(SCREENSHOTS, `firefox-${mails.indexOf(mail) + 1}.png`));
    await firefox.closePopup();
  });

  it('shows a badge beside the sender', async () => {
    await firefox.store({ badgeSites: [`${roundcube.origin}/*`], ladder: 'always' });
    for (const mail of mails) {
      await openMail(mail);
      const level = await waitFor('the badge', async () => {
        const badge = await firefox.inPageAsBrowser(
          "return document.querySelector('waybill-badge')?.openOrClosedShadowRoot?.querySelector('button')?.dataset.level ?? null",
        );
        return badge === 'checking' ? null : badge;
      });
      expect(level).toBe(mail.declared?.level);
    }
    await firefox.screenshot(join(SCREENSHOTS, 'firefox-badge.png'));
  });
});

function rsaSignedMail(): Mail {
  const [mail] = mails;
  if (!mail) throw new Error('no mail');
  return mail;
}
