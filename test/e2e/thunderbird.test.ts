/** The same extension in Thunderbird: the popup and the button in a message's header, over an IMAP account, local folders and files. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection, Level } from '../../src/core/index.ts';
import type { TabState } from '../../src/platform/wire/messages.ts';
import { translate } from '../../src/text/translate.ts';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { geckoId } from './browsers/gecko-id.ts';
import { findThunderbird, hasDovecot, runs } from './browsers/installed.ts';
import { type Place, Thunderbird } from './browsers/thunderbird.ts';
import { asFile, named, sha256OfFile, zoneOf } from './mails/files.ts';
import { latin1Header, rsaSigned, spfOnly } from './mails/honest.ts';
import { DECLARED_RECEIVER, type Mail } from './mails/mail.ts';
import { ODD_MAILS } from './mails/odd-bytes.ts';
import { forgedFrom, twoFrom } from './mails/wrong.ts';
import { SCREENSHOTS, THUNDERBIRD_BUILD, temporaryFolder } from './paths.ts';
import { type Dovecot, MAIL_PASSWORD, MAIL_USER, startDovecot } from './services/dovecot.ts';
import { type Pop3, startPop3 } from './services/pop3.ts';

const missing = findThunderbird() === null || !hasDovecot() ? 'thunderbird and dovecot-imapd' : null;
const RUNS = runs('Thunderbird', missing);
const signed = rsaSigned();
const forged = forgedFrom();
const listed = spfOnly();
const mails = [signed, forged, listed, latin1Header(), twoFrom()];
const outer = forwarded(signed);
const files = [...mails.map(asFile), ...ODD_MAILS.map(({ file }) => file), outer.file];
const popped = [asFile(listed), ...ODD_MAILS.map(({ file }) => file)].map((file) => Buffer.from(file));
const ACCOUNT = 'account://rcpt.example';
const ZONE = { ...zoneOf(mails), 'rcpt.example': { MX: ['10 mx.rcpt.example'] } };

describe.runIf(RUNS)('Thunderbird', () => {
  const folder = temporaryFolder('thunderbird-mail');
  let resolver: DohServer;
  let dovecot: Dovecot;
  let pop3: Pop3;
  let thunderbird: Thunderbird;

  beforeAll(async () => {
    resolver = await startDohServer(ZONE);
    dovecot = await startDovecot(join(folder.path, 'dovecot'), files);
    thunderbird = await Thunderbird.open({ extensionId: geckoId(THUNDERBIRD_BUILD) });
    await thunderbird.store({ resolvers: [resolver.url], language: 'en' });
    const account = { port: dovecot.port, user: MAIL_USER, password: MAIL_PASSWORD, email: 'bob@rcpt.example' };
    await thunderbird.addAccount(account, files.length);
    pop3 = await startPop3(popped);
    await thunderbird.addAccount({ ...account, port: pop3.port }, popped.length, 'pop3');
    for (const file of [asFile(listed), ...ODD_MAILS.map((odd) => odd.file)]) await thunderbird.addLocal(file);
  });
  afterAll(async () => {
    await thunderbird?.close();
    await pop3?.stop();
    await dovecot?.stop();
    await resolver?.stop();
    folder.remove();
  });
  afterEach(async () => {
    await thunderbird.closePopup();
    await thunderbird.closeMessages();
    expect(await thunderbird.errors()).toEqual([]);
  });

  const levelInPopup = () => thunderbird.inPopup("return document.querySelector('.verdict')?.dataset.level ?? null");
  const wordsInPopup = async () => String(await thunderbird.inPopup('return document.body.innerText'));
  const untilLevel = (level: Level | undefined) => expect.poll(levelInPopup, { timeout: 30_000 }).toBe(level);
  const untilLabel = (label: string) =>
    expect.poll(async () => (await thunderbird.button()).label, { timeout: 30_000 }).toBe(label);
  const untilLine = (words: string) => expect.poll(() => thunderbird.line(), { timeout: 30_000 }).toBe(words);
  /** The finished check of the message that is shown. */
  const inspection = async (): Promise<Inspection> => {
    const { messages } = (await thunderbird.ask('page.lookAtTab', {
      tabId: await thunderbird.tabOfMessage(),
    })) as TabState;
    const [message] = messages;
    expect(message?.problem).toBeNull();
    return (await thunderbird.ask('page.getInspection', { key: message?.key, message: null })) as Inspection;
  };

  describe('before anything was allowed', () => {
    it('asks nobody by DNS, says so in the popup, and claims nothing on the button', async () => {
      await thunderbird.show(idOf(signed));
      await thunderbird.pressButton();
      await untilLevel('unchecked');
      expect(await wordsInPopup()).toContain(translate('verdict_reason_dns_off'));
      expect(resolver.log).toEqual([]);
      expect(await thunderbird.button()).toMatchObject({ label: 'Waybill' });
      expect(await thunderbird.line()).toBe('');
    });
  });

  describe('after a click', () => {
    beforeAll(() => thunderbird.grant(['http://127.0.0.1/*']));

    it('asks whether the server that the account’s own domain names is its mail provider’s, and takes a yes', async () => {
      await thunderbird.show(idOf(listed));
      await thunderbird.pressButton();
      await untilLevel('unchecked');
      await expect.poll(wordsInPopup, { timeout: 30_000 }).toContain('mx.rcpt.example');
      expect(await wordsInPopup()).toContain(
        translate('popup_receiver_mx_confirmed', { domain: 'rcpt.example', hosts: 'mx.rcpt.example' }),
      );
      await thunderbird.inPopup("document.querySelector('.receiver-answers button').click()");
      await untilLevel('listed');
      expect(await thunderbird.ask('page.getSettings', null)).toMatchObject({
        receivers: { [ACCOUNT]: { borderBy: ['mx.rcpt.example'] } },
      });
    });

    it.each(named(mails))('shows the verdict in its popup: %s', async (_, mail) => {
      await thunderbird.store({ receivers: { [ACCOUNT]: DECLARED_RECEIVER } });
      await thunderbird.show(idOf(mail));
      await thunderbird.pressButton();
      await untilLevel(mail.declared?.level);
      await thunderbird.popupScreenshot(join(SCREENSHOTS, `thunderbird-${mails.indexOf(mail) + 1}.png`));
    });
  });

  describe('for every message that is opened', () => {
    beforeAll(async () => {
      await thunderbird.grant(['http://127.0.0.1/*']);
      await thunderbird.store({ ladder: 'always', receivers: { [ACCOUNT]: DECLARED_RECEIVER } });
    });

    it.each(['pane', 'tab', 'window'] as Place[])(
      'shows the verdict on the button in its header and in a line over it: %s',
      async (place) => {
        await thunderbird.show(idOf(signed), place);
        await untilLabel('rsa.example');
        await untilLine('rsa.example');
        expect((await thunderbird.button()).title).toContain(
          translate('badge_title_verified', { domain: 'rsa.example' }),
        );
        await thunderbird.show(idOf(forged), place);
        await untilLabel(translate('badge_failed', { domain: 'bank.example' }));
        await untilLine(translate('badge_failed', { domain: 'bank.example' }));
        await thunderbird.screenshot(join(SCREENSHOTS, `thunderbird-${place}.png`));
      },
    );

    it('goes with the message, back and forth', async () => {
      for (let turn = 0; turn < 6; turn++) {
        await thunderbird.show(idOf(turn % 2 === 0 ? signed : forged));
        const words = turn % 2 === 0 ? 'rsa.example' : translate('badge_failed', { domain: 'bank.example' });
        await untilLabel(words);
        await untilLine(words);
      }
    });

    it('believes no route of what lies in a local folder: anybody may have put it there', async () => {
      await thunderbird.show(idOf(listed), 'pane', 'local');
      expect((await inspection()).verdict.reason.code).toBe('verdict_reason_receiver_unknown');
    });

    it('believes the route of what was fetched by POP as that of its account', async () => {
      await thunderbird.show(idOf(listed), 'pane', 'pop3');
      expect((await inspection()).verdict.level).toBe('listed');
    });

    it('opens a file, of nobody’s mailbox, with its own bytes', async () => {
      const path = join(folder.path, 'signed.eml');
      writeFileSync(path, signed.source);
      await thunderbird.showFile(path);
      await untilLabel('rsa.example');
      const { source, verdict, route } = await inspection();
      expect(source.sha256).toBe(sha256OfFile(signed.source));
      expect(verdict.level).toBe('verified');
      expect(route?.border).toBeNull();
    });

    it('opens a message that is attached to another one', async () => {
      await thunderbird.show(outer.messageId);
      await thunderbird.showAttached();
      const { source, verdict } = await inspection();
      expect(verdict.domain).toBe('rsa.example');
      expect(source.sha256).toBe(sha256OfFile(asFile(signed)));
    });

    it.each(ODD_MAILS.map(({ name, file }): [string, Buffer] => [name, file]))(
      'has the bytes of the server, by IMAP and by POP, and of a local folder: %s',
      async (_, file) => {
        const id = messageIdIn(file);
        for (const type of ['imap', 'pop3', 'local'] as const) {
          await thunderbird.show(id, 'pane', type);
          expect((await inspection()).source.sha256, type).toBe(sha256OfFile(asThunderbirdHasIt(file)));
        }
      },
    );
  });
});

/** Thunderbird ends the last line of every message, on its way in. (No signature changes by it: RFC 6376 §3.4.3 and §3.4.4 do the same.) */
function asThunderbirdHasIt(file: Buffer): Buffer {
  return file.at(-1) === 0x0a ? file : Buffer.concat([file, Buffer.from('\n')]);
}

/** A message that brings another one along, as phishing is reported. */
function forwarded(inner: Mail): { messageId: string; file: Buffer } {
  const messageId = 'forwarded@sender.example';
  const head = `Received: from mx.sender.example (mx.sender.example [192.0.2.1])
\tby mx.rcpt.example (Postfix) with ESMTP id ABC129
\tfor <bob@rcpt.example>; Thu, 26 Nov 2026 10:09:00 +0000 (UTC)
From: Sender Name <sender@sender.example>
To: Bob <bob@rcpt.example>
Subject: Look at this
Date: Thu, 26 Nov 2026 10:09:00 +0000
Message-ID: <${messageId}>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="part"

--part
Content-Type: text/plain

What is this?
--part
Content-Type: message/rfc822; name="inner.eml"
Content-Disposition: attachment; filename="inner.eml"

`;
  return {
    messageId,
    file: Buffer.concat([Buffer.from(head), Buffer.from(asFile(inner)), Buffer.from('\n--part--\n')]),
  };
}

function idOf({ source }: Mail): string {
  return messageIdIn(source);
}

function messageIdIn(source: Uint8Array): string {
  return /^Message-ID: <([^>]+)>/im.exec(Buffer.from(source).toString('latin1'))?.[1] ?? '';
}
