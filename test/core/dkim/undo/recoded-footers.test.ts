/** Texts that a list decoded, wrote its footer under, and encoded anew (Mailman does so with UTF-8), and what only looks like that. */
import { describe, expect, it } from 'vitest';
import { type Draft, draft } from '../../../messages/message.ts';
import { signDkim } from '../../../messages/sign.ts';
import { undoAll, withType } from './world.ts';

const latin1 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
const TEXT = latin1('会議の議事録をページに載せました。\r\nどうぞよろしくお願いします。\r\n');
const FOOTER = `${'_'.repeat(47)}\nteam mailing list\nteam@list.example\nhttps://list.example/team\n`;
const LETTER = 'Your account has been closed. To open it again, sign in within a day and confirm your card.\n'.repeat(
  3,
);
const PLAIN = 'text/plain; charset="utf-8"';
const UNSIGNED = ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type'];
const SIGNED = [...UNSIGNED, 'content-transfer-encoding'];

function base64(text: string, width = 76): string {
  const lines = Buffer.from(text, 'latin1')
    .toString('base64')
    .match(new RegExp(`.{1,${width}}`, 'g'));
  return `${lines?.join('\r\n')}\r\n`;
}

function quoted(text: string): string {
  return text.replace(/[^\t\r\n -<>-~]/g, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase()}`);
}

const lf = (text: string) => text.replaceAll('\r\n', '\n');
const crlf = (text: string) => lf(text).replaceAll('\n', '\r\n');

function mail(encoding: string, body: string, signedFields = UNSIGNED, type = PLAIN): Draft {
  const message = withType(draft({ body }), type, `Content-Transfer-Encoding: ${encoding}`);
  return signDkim(message, { domain: 'sender.example', signedFields });
}

/** What a list made of it. */
function sentOn({ fields }: Draft, encoding: string, body: string): Draft {
  const field = `Content-Transfer-Encoding: ${encoding}\r\n`;
  return { body, fields: fields.map((one) => one.replace(/^Content-Transfer-Encoding: .*\r\n/, field)) };
}

const codes = async (message: Draft) => (await undoAll(message)).map(({ code }) => code);
const FOOTED = ['dkim_undone_footer'];
const ENCODED_AND_FOOTED = ['dkim_undone_encoding', 'dkim_undone_footer'];

describe('a text under which a list wrote before it encoded it anew', () => {
  it.each([76, 72, 64, 60])('is put back: base64 in lines of %d', async (width) => {
    for (const names of [UNSIGNED, SIGNED]) {
      expect(await codes(sentOn(mail('base64', base64(TEXT, width), names), 'base64', base64(TEXT + FOOTER)))).toEqual(
        FOOTED,
      );
    }
  });

  it.each([
    ['CRLF', TEXT, TEXT + crlf(FOOTER)],
    ['LF', lf(TEXT), lf(TEXT) + FOOTER],
    ['CRLF made LF', TEXT, lf(TEXT) + FOOTER],
    ['none at its end, and one put there', TEXT.trimEnd(), `${TEXT.trimEnd()}\n${FOOTER}`],
    ['LF, and an empty line before the footer', lf(TEXT), `${lf(TEXT)}\n${FOOTER}`],
    ['CRLF, and an empty line before the footer', TEXT, `${TEXT}\r\n${crlf(FOOTER)}`],
  ])('is put back whatever its line ends: %s', async (_, text, now) => {
    for (const names of [UNSIGNED, SIGNED]) {
      expect(await codes(sentOn(mail('base64', base64(text), names), 'base64', base64(now)))).toEqual(FOOTED);
    }
  });

  it.each([
    ['8bit', TEXT],
    ['quoted-printable', quoted(TEXT)],
  ])('is put back where it was %s', async (encoding, body) => {
    for (const now of [TEXT + FOOTER, lf(TEXT) + FOOTER]) {
      expect(await codes(sentOn(mail(encoding, body), 'base64', base64(now)))).toEqual(FOOTED);
      expect(await codes(sentOn(mail(encoding, body, SIGNED), 'base64', base64(now)))).toEqual(ENCODED_AND_FOOTED);
    }
  });

  it('is put back where it was base64, and stands as it is now', async () => {
    expect(await codes(sentOn(mail('base64', base64(TEXT), SIGNED), '8bit', TEXT + crlf(FOOTER)))).toEqual(
      ENCODED_AND_FOOTED,
    );
  });

  it('is told with the words that were added', async () => {
    const [note] = await undoAll(sentOn(mail('base64', base64(TEXT)), 'base64', base64(TEXT + FOOTER)));
    expect(note?.values['words']).toBe(
      `${'_'.repeat(47)} team mailing list team@list.example https://list.example/team`,
    );
  });
});

describe('a text under which somebody wrote before he encoded it anew', () => {
  const add = (added: string, text = TEXT) =>
    codes(sentOn(mail('base64', base64(text)), 'base64', base64(text + added)));

  it('stays with words that no list writes, with more than the text says, or without a text', async () => {
    expect(await add(FOOTER)).toEqual(FOOTED);
    expect(await add(LETTER)).toEqual([]);
    expect(await add(`${'_'.repeat(47)}\n${LETTER}`)).toEqual([]);
    expect(await add(`${'_'.repeat(47)}\n${LETTER}team mailing list\n`)).toEqual([]);
    expect(await add(FOOTER, 'Hi,\r\n')).toEqual([]);
  });

  it('stays where words stand before it, or where one of its own is another', async () => {
    const message = mail('base64', base64(TEXT));
    expect(await codes(sentOn(message, 'base64', base64(LETTER + TEXT + FOOTER)))).toEqual([]);
    const other = TEXT.replace(latin1('ページ'), latin1('別の所'));
    expect(await codes(sentOn(message, 'base64', base64(other + FOOTER)))).toEqual([]);
  });

  it('stays where the signed text was made rubbish', async () => {
    const under = (body: string, encoding: string) =>
      codes(sentOn(mail(encoding, body), 'base64', base64(body + FOOTER)));
    expect(await under(base64(TEXT), 'base64')).toEqual([]);
    expect(await under(quoted(TEXT), 'quoted-printable')).toEqual([]);
    const typeUnsigned = UNSIGNED.filter((name) => name !== 'content-type');
    const page = mail('8bit', `<p>${TEXT}</p>\r\n`, typeUnsigned, 'text/html');
    expect(
      await codes(
        sentOn(
          withType(page, PLAIN, 'Content-Transfer-Encoding: base64'),
          'base64',
          base64(`<p>${TEXT}</p>\r\n${FOOTER}`),
        ),
      ),
    ).toEqual([]);
  });

  it('stays where its signed encoding is no longer named so', async () => {
    const message = mail('8bit', TEXT, SIGNED);
    expect(await codes({ ...message, body: base64(TEXT + FOOTER) })).toEqual([]);
  });
});
