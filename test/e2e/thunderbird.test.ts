/** The same extension in Thunderbird: the popup and the button in a message's header, over an IMAP account, local folders and files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { findThunderbird, hasDovecot, runs } from './browsers/installed.ts';
import { Thunderbird } from './browsers/thunderbird.ts';
import { asFile, named, zoneOf } from './mails/files.ts';
import { latin1Header, rsaSigned, spfOnly } from './mails/honest.ts';
import { DECLARED_RECEIVER, type Mail } from './mails/mail.ts';
import { ODD_MAILS } from './mails/odd-bytes.ts';
import { forgedFrom, twoFrom } from './mails/wrong.ts';
import { SCREENSHOTS, THUNDERBIRD_BUILD, temporaryFolder } from './paths.ts';
import { type Dovecot, MAIL_PASSWORD, MAIL_USER, startDovecot } from './services/dovecot.ts';
import { waitFor } from './services/process.ts';

const missing = findThunderbird() === null || !hasDovecot() ? 'thunderbird and dovecot-imapd' : null;
const RUNS = runs('Thunderbird', missing);
const mails = [rsaSigned(), forgedFrom(), spfOnly(), latin1Header(), twoFrom()];
const files = [...mails.map(asFile), ...ODD_MAILS.map(({ file }) => file)];
const ACCOUNT = 'account://rcpt.example';

describe.runIf(RUNS)('Thunderbird', () => {
  const folder = temporaryFolder('thunderbird-mail');
  let resolver: DohServer;
  let dovecot: Dovecot;
  let thunderbird: Thunderbird;

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf(mails));
    dovecot = await startDovecot(join(folder.path, 'dovecot'), files);
    thunderbird = await Thunderbird.open({ extensionId: extensionId() });
    await thunderbird.store({ resolvers: [resolver.url], language: 'en', receivers: { [ACCOUNT]: DECLARED_RECEIVER } });
    const account = { port: dovecot.port, user: MAIL_USER, password: MAIL_PASSWORD, email: 'bob@rcpt.example' };
    await thunderbird.addAccount(account, files.length);
  });
  afterAll(async () => {
    await thunderbird?.close();
    await dovecot?.stop();
    await resolver?.stop();
    folder.remove();
  });
  afterEach(async () => {
    await thunderbird.closePopup();
    await thunderbird.closeMessages();
    expect(await thunderbird.errors()).toEqual([]);
  });

  const levelInPopup = async () =>
    String(
      await waitFor('a verdict', async () => {
        const level = await thunderbird.inPopup("return document.querySelector('.verdict')?.dataset.level ?? null");
        return level === 'checking' ? null : level;
      }),
    );

  it('asks nobody by DNS before the resolver was allowed, and says so', async () => {
    await thunderbird.show(idOf(first()));
    await thunderbird.pressButton();
    expect(await levelInPopup()).toBe('unchecked');
    expect(await thunderbird.inPopup('return document.body.innerText')).toContain(translate('verdict_reason_dns_off'));
    expect(resolver.log).toEqual([]);
  });

  it.each(named(mails))('shows the verdict in its popup: %s', async (_, mail) => {
    await thunderbird.grant(['http://127.0.0.1/*']);
    await thunderbird.show(idOf(mail));
    await thunderbird.pressButton();
    expect(await levelInPopup()).toBe(mail.declared?.level);
    await thunderbird.popupScreenshot(join(SCREENSHOTS, `thunderbird-${mails.indexOf(mail) + 1}.png`));
  });
});

function first(): Mail {
  const [mail] = mails;
  if (!mail) throw new Error('no mail');
  return mail;
}

function idOf({ source }: Mail): string {
  return /^Message-ID: <([^>]+)>/im.exec(Buffer.from(source).toString('latin1'))?.[1] ?? '';
}

function extensionId(): string {
  const manifest = JSON.parse(readFileSync(join(THUNDERBIRD_BUILD, 'manifest.json'), 'utf8'));
  return manifest.browser_specific_settings.gecko.id;
}
