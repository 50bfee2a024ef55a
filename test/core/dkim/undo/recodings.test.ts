/** Bodies that a server encoded anew: byte for byte the same text, so nothing was changed that anybody reads. */
import { describe, expect, it } from 'vitest';
import { type Draft, draft } from '../../../messages/message.ts';
import { signDkim } from '../../../messages/sign.ts';
import { signed, undoAll, withBody, withType } from './world.ts';

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

describe('a text that is read in another encoding than it was signed in', () => {
  it('is not explained by its field alone', async () => {
    for (const [from, body] of Object.entries(WRITTEN)) {
      const message = mail(from, body, SIGNED);
      for (const to of Object.keys(WRITTEN).filter((encoding) => encoding !== from)) {
        expect(await codes(withEncoding(message, `Content-Transfer-Encoding: ${to}\r\n`)), `${from} ${to}`).toEqual([]);
      }
    }
  });

  it('is not explained where its signed field stayed, and its reader decodes something else', async () => {
    for (const [from, body] of Object.entries(WRITTEN)) {
      const message = mail(from, body, SIGNED);
      for (const [to, other] of Object.entries(WRITTEN).filter(([encoding]) => encoding !== from)) {
        // 8bit read as quoted-printable is the same text: it has no "=".
        const isRead = from === 'quoted-printable' && to === '8bit';
        expect(await codes(withBody(message, () => other)), `${from} ${to}`).toEqual(isRead ? UNDONE : []);
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

describe('the parts of a multipart', () => {
  const part = (encoding: string, content: string, type = PLAIN) =>
    `--b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${content}\r\n`;
  const pdf = (width: number) => part('base64', base64('%PDF '.repeat(50), width), 'application/pdf');
  const multipart = (type: string, ...parts: string[]) =>
    withType(signed(`${parts.join('')}--b--\r\n`, type, { signedFields: UNSIGNED }), type);
  const MIXED = 'multipart/mixed; boundary=b';
  const html = latin1('<p>会議の議事録 <a href="https://sender.example/">ページ</a></p>\r\n');
  const converted = 'X-MIME-Autoconverted: from 8bit to quoted-printable by mx.list.example id 3AO203ab012345';

  it('are put back as they were: 8bit as quoted-printable, a file beside them untouched', async () => {
    const message = multipart(MIXED, part('8bit', TEXT), part('8bit', html, 'text/html; charset=utf-8'), pdf(76));
    const now =
      part('quoted-printable', quoted(TEXT)) + part('quoted-printable', quoted(html), 'text/html; charset=utf-8');
    expect(await codes(withBody(message, () => `${now}${pdf(76)}--b--\r\n`))).toEqual(UNDONE);
  });

  it('are put back where sendmail marked them, and no others', async () => {
    const same = part('quoted-printable', quoted(TEXT));
    const message = multipart(MIXED, part('8bit', TEXT), same);
    const mark = (text: string) => text.replace('\r\n\r\n', `\r\n${converted}\r\n\r\n`);
    expect(await codes(withBody(message, () => `${mark(same)}${same}--b--\r\n`))).toEqual(UNDONE);
    const asBase64 = mark(part('base64', base64(TEXT).trimEnd()));
    expect(await codes(withBody(message, () => `${asBase64}${same}--b--\r\n`))).toEqual(UNDONE);
  });

  it('are put back within an inner multipart', async () => {
    const inner = (content: string) =>
      `--b\r\nContent-Type: multipart/alternative; boundary="c"\r\n\r\n${content.replaceAll('--b', '--c')}--c--\r\n`;
    const message = multipart(MIXED, inner(part('8bit', TEXT)), pdf(76));
    const now = `${inner(part('quoted-printable', quoted(TEXT)))}${pdf(76)}--b--\r\n`;
    expect(await codes(withBody(message, () => now))).toEqual(UNDONE);
  });

  it('are put back where lines of base64 were broken elsewhere, or quoted-printable decoded', async () => {
    const wrapped = multipart(MIXED, part('8bit', TEXT), pdf(64));
    expect(await codes(withBody(wrapped, () => `${part('8bit', TEXT)}${pdf(76)}--b--\r\n`))).toEqual(UNDONE);
    const decoded = multipart(MIXED, part('quoted-printable', quoted(TEXT)), pdf(76));
    expect(await codes(withBody(decoded, () => `${part('8bit', TEXT)}${pdf(76)}--b--\r\n`))).toEqual(UNDONE);
  });

  it('are left where one of them hides what was a delimiter', async () => {
    const message = multipart(MIXED, part('8bit', TEXT), part('8bit', html, 'text/html'));
    const content = `${TEXT}\r\n${part('8bit', html, 'text/html').trimEnd()}`;
    const now = part('quoted-printable', quoted(content).replace('--b', '=2D-b'));
    expect(await codes(withBody(message, () => `${now}--b--\r\n`))).toEqual([]);
  });

  it('are left where taking a mark off would join other lines', async () => {
    const typed = part('8bit', TEXT, 'text/plain;\r\n charset=utf-8');
    const message = multipart(MIXED, typed);
    const now = part('quoted-printable', quoted(TEXT), `text/plain;\r\n${converted}\r\n charset=utf-8`);
    expect(await codes(withBody(message, () => `${now}--b--\r\n`))).toEqual([]);
  });
});
