/** What readers are cut off from, in Thunderbird: each cause has its own sentence, no verdict stays, and a click is enough when it is over. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MAX_MESSAGE_BYTES } from '../../src/core/caller-limits.ts';
import { type TextKey, translate } from '../../src/text/translate.ts';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { geckoId } from './browsers/gecko-id.ts';
import { findThunderbird, hasDovecot, runs } from './browsers/installed.ts';
import { Thunderbird } from './browsers/thunderbird.ts';
import { asFile, zoneOf } from './mails/files.ts';
import { bigAttachment, rsaSigned } from './mails/honest.ts';
import { DECLARED_RECEIVER, type Mail } from './mails/mail.ts';
import { THUNDERBIRD_BUILD, temporaryFolder } from './paths.ts';
import { type Dovecot, MAIL_PASSWORD, MAIL_USER, startDovecot } from './services/dovecot.ts';

const missing = findThunderbird() === null || !hasDovecot() ? 'thunderbird and dovecot-imapd' : null;
const RUNS = runs('a reader who is cut off, in Thunderbird', missing);
const mails = ['first', 'second', 'third'].map((name) => rsaSigned(`${name}.example`, name));
const [first, second, third] = mails as [Mail, Mail, Mail];
const large = bigAttachment(60 * 1024 * 1024);
const files = [...mails, large].map(asFile);

describe.runIf(RUNS)('a reader in Thunderbird who', () => {
  const folder = temporaryFolder('thunderbird-cut-off');
  let resolver: DohServer;
  let dovecot: Dovecot;
  let thunderbird: Thunderbird;

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf(mails));
    dovecot = await startDovecot(join(folder.path, 'dovecot'), files);
    thunderbird = await Thunderbird.open({ extensionId: geckoId(THUNDERBIRD_BUILD) });
    await thunderbird.store({
      resolvers: [resolver.url],
      language: 'en',
      ladder: 'always',
      receivers: { 'account://rcpt.example': DECLARED_RECEIVER },
    });
    await thunderbird.grant(['http://127.0.0.1/*']);
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
    expect(await thunderbird.errors()).toEqual([]);
  });

  /** Short words are held together with what stands beside them. */
  const words = async () =>
    String(await thunderbird.inPopup('return document.body.textContent')).replaceAll('\u00a0', ' ');
  const level = () => thunderbird.inPopup("return document.querySelector('.verdict')?.dataset.level ?? null");
  const untilLevel = (wanted: string) => expect.poll(level, { timeout: 30_000 }).toBe(wanted);
  const untilSaid = (key: TextKey, values = {}) =>
    expect.poll(words, { timeout: 30_000 }).toContain(translate(key, values));
  const untilLine = (wanted: string) => expect.poll(() => thunderbird.line(), { timeout: 30_000 }).toBe(wanted);
  const label = async () => (await thunderbird.button()).label;

  it('is cut off from the resolver is told so, with the way out, and has the verdict when it answers again', async () => {
    resolver.setFailing({ '*': 'disconnect' });
    await thunderbird.show(idOf(first));
    await thunderbird.pressButton();
    await untilLevel('unchecked');
    await untilSaid('verdict_reason_dns_blocked');
    await untilSaid('popup_dns_closed');
    expect(await thunderbird.line()).not.toContain('first.example');
    await thunderbird.closePopup();
    resolver.setFailing({});
    await thunderbird.pressButton();
    await untilLevel('verified');
    await untilLine('first.example');
  });

  it('took the permission for the resolver back is asked for it, and no verdict of before stays', async () => {
    await thunderbird.revoke(['http://127.0.0.1/*']);
    await thunderbird.show(idOf(second));
    await thunderbird.pressButton();
    await untilLevel('unchecked');
    await untilSaid('popup_dns_permission');
    expect(await label()).not.toBe('first.example');
    expect(await thunderbird.line()).not.toContain('first.example');
    await thunderbird.closePopup();
    await thunderbird.grant(['http://127.0.0.1/*']);
    await thunderbird.pressButton();
    await untilLevel('verified');
    await untilLine('second.example');
  });

  it('opens a message of 60 MB is told that it is too large, as a file would be', async () => {
    await thunderbird.show(idOf(large));
    await thunderbird.pressButton();
    await untilSaid('webmail_source_too_big', { limit: MAX_MESSAGE_BYTES / 1024 / 1024 });
    expect(await level()).toBe('unchecked');
    expect(await thunderbird.line()).not.toContain('.example');
  });

  it('has the extension updated under an open message has its line again, and a click works', async () => {
    await thunderbird.show(idOf(third));
    await untilLine('third.example');
    await thunderbird.reload();
    await thunderbird.show(idOf(first));
    await untilLine('first.example');
    await thunderbird.show(idOf(third));
    await untilLine('third.example');
    await thunderbird.pressButton();
    await untilLevel('verified');
  });
});

function idOf({ source }: Mail): string {
  return /^Message-ID: <([^>]+)>/im.exec(Buffer.from(source.subarray(0, 65_536)).toString('latin1'))?.[1] ?? '';
}
