/** Bodies that a server encoded anew: byte for byte the same text, so nothing was changed that anybody reads. */
import { describe, expect, it } from 'vitest';
import { type Draft, draft } from '../../../messages/message.ts';
import { signDkim } from '../../../messages/sign.ts';
import { undoAll, withBody, withType } from './world.ts';

const TEXT = latin1('会議の議事録をページに載せました。\r\nどうぞよろしくお願いします。\r\n');
const PLAIN = 'text/plain; charset=utf-8';
const UNSIGNED = ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type'];
const SIGNED = [...UNSIGNED, 'content-transfer-encoding'];

function latin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function base64(text: string, width = 76): string {
  const encoded = Buffer.from(text, 'latin1').toString('base64');
  return `${encoded.replace(new RegExp(`.{${width}}`, 'g'), '$&\r\n').trimEnd()}\r\n`;
}

/** As sendmail and Postfix write it. */
function quoted(text: string): string {
  return text
    .replace(/[^\t\r\n -<>-~]/g, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/(?=.{77})(.{73}[^=]{2}|.{73}(?==)|.{74}(?==))(?!$)/gm, '$1=\r\n');
}

const WRITTEN: Record<string, string> = { '8bit': TEXT, 'quoted-printable': quoted(TEXT), base64: base64(TEXT) };

function mail(encoding: string, body: string, signedFields: string[]): Draft {
  const message = withType(draft({ body }), PLAIN, `Content-Transfer-Encoding: ${encoding}`);
  return signDkim(message, { domain: 'sender.example', signedFields });
}

/** The same message, its encoding and its body made others on the way. */
function sentOn(message: Draft, encoding: string, body: string): Draft {
  return withBody(withEncoding(message, `Content-Transfer-Encoding: ${encoding}\r\n`), () => body);
}

function withEncoding({ fields, body }: Draft, field: string): Draft {
  return { body, fields: fields.map((one) => one.replace(/Content-Transfer-Encoding: .*\r\n/, field)) };
}

const codes = async (message: Draft) => (await undoAll(message)).map(({ code }) => code);
const UNDONE = ['dkim_undone_encoding'];

describe.each([
  ['signed', SIGNED],
  ['unsigned', UNSIGNED],
])('a text encoded anew, its encoding %s', (_, names) => {
  for (const from of Object.keys(WRITTEN)) {
    for (const to of Object.keys(WRITTEN).filter((encoding) => encoding !== from)) {
      it(`is put back: ${from} as ${to}`, async () => {
        const message = mail(from, WRITTEN[from] ?? '', names);
        expect(await codes(message)).toEqual([]);
        expect(await codes(sentOn(message, to, WRITTEN[to] ?? ''))).toEqual(UNDONE);
      });
    }
  }

  it.each([64, 72, 60])('is put back: lines of base64 at %d that are broken at 76 now', async (width) => {
    const message = mail('base64', base64(TEXT, width), names);
    expect(await codes(withBody(message, () => base64(TEXT, 76)))).toEqual(UNDONE);
  });

  it('is not put back where a word is another one', async () => {
    const other = TEXT.replace(latin1('ページ'), latin1('別の所'));
    for (const from of Object.keys(WRITTEN)) {
      const message = mail(from, WRITTEN[from] ?? '', names);
      const others = { '8bit': other, 'quoted-printable': quoted(other), base64: base64(other) };
      for (const [to, body] of Object.entries(others)) expect(await codes(sentOn(message, to, body))).toEqual([]);
    }
  });

  it('is not put back where more stands behind it', async () => {
    const message = mail('8bit', TEXT, names);
    const more = 'Pay at once.\r\n';
    expect(await codes(sentOn(message, 'base64', base64(TEXT) + more))).toEqual([]);
    expect(await codes(sentOn(message, 'base64', `${base64(TEXT).trimEnd()}!!!!\r\n`))).toEqual([]);
    expect(await codes(sentOn(message, 'quoted-printable', quoted(TEXT) + more))).toEqual([]);
  });
});

describe('an encoding that the signer spelled otherwise, or left out', () => {
  it.each(['8BIT', 'binary', '7BIT', ''])('is put back: "%s" as quoted-printable and as base64', async (from) => {
    const text = /^(?:7BIT|)$/.test(from) ? 'The minutes.\r\nIn short = yes.\r\n' : TEXT;
    const named = mail(from || '8bit', text, SIGNED);
    const { fields, body } = draft({ body: text });
    const message = from ? named : signDkim({ fields, body }, { domain: 'sender.example', signedFields: SIGNED });
    for (const [to, now] of [
      ['quoted-printable', quoted(text)],
      ['base64', base64(text)],
    ] as const) {
      const field = `Content-Transfer-Encoding: ${to}\r\n`;
      const sent = from ? sentOn(message, to, now) : { fields: [...message.fields, field], body: now };
      expect(await codes(sent), to).toEqual(UNDONE);
    }
  });

  it('is not explained by a field alone that nobody signed the absence of', async () => {
    const { fields, body } = signDkim(draft({ body: 'The minutes.\r\n' }), {
      domain: 'sender.example',
      signedFields: SIGNED,
    });
    const sent = { fields: [...fields, 'Content-Transfer-Encoding: base64\r\n'], body };
    expect(await codes(sent)).toEqual([]);
  });

  it('is put back: BASE64 whose lines are broken elsewhere', async () => {
    const message = mail('BASE64', base64(TEXT, 60), SIGNED);
    expect(await codes(sentOn(message, 'base64', base64(TEXT)))).toEqual(UNDONE);
  });
});

describe('a text that is read in another encoding than it was signed in', () => {
  it('is not explained by its field alone', async () => {
    for (const [from, body] of Object.entries(WRITTEN)) {
      const message = mail(from, body, SIGNED);
      for (const to of Object.keys(WRITTEN).filter((encoding) => encoding !== from)) {
        expect(await codes(withEncoding(message, `Content-Transfer-Encoding: ${to}\r\n`)), `${from} ${to}`).toEqual([]);
      }
    }
  });

  it('is not explained where its signed field stayed', async () => {
    for (const [from, body] of Object.entries(WRITTEN)) {
      const message = mail(from, body, SIGNED);
      for (const [to, other] of Object.entries(WRITTEN).filter(([encoding]) => encoding !== from)) {
        expect(await codes(withBody(message, () => other)), `${from} ${to}`).toEqual([]);
      }
    }
  });

  it('is not decoded once more where the field is unsigned', async () => {
    const message = mail('base64', base64(TEXT), UNSIGNED);
    expect(await codes(sentOn(message, 'base64', base64(base64(TEXT))))).toEqual([]);
    const asQuoted = mail('quoted-printable', quoted(TEXT), UNSIGNED);
    expect(await codes(sentOn(asQuoted, 'base64', base64(quoted(TEXT))))).toEqual([]);
  });

  it('is explained where 8bit is only called 7bit, or no longer named', async () => {
    const message = mail('8bit', 'The minutes.\r\n', SIGNED);
    expect(await codes(withEncoding(message, 'Content-Transfer-Encoding: 7bit\r\n'))).toEqual(UNDONE);
  });
});
