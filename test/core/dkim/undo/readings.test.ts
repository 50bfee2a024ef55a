/** Fields that say how a body is read, where the signature leaves them open: nothing is cut off a text that was made unreadable. */
import { describe, expect, it } from 'vitest';
import { signed, TYPE_UNSIGNED, undo, withBody, withType } from './world.ts';

const FOOTER = `${'_'.repeat(47)}\r\nteam mailing list\r\nhttps://list.example/team\r\n`;
const TEXT = 'The minutes of the meeting are on the page.\r\n';
const unsigned = { signedFields: TYPE_UNSIGNED };
const footed = (body: string) => body + FOOTER;
const base64 = (text: string) => `${Buffer.from(text, 'utf8').toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;

describe('a footer under a text whose type is unsigned', () => {
  it('is cut off where the text is read as it stands', async () => {
    for (const type of ['text/plain', 'text/plain; charset=utf-8', 'text/plain; charset="ISO-8859-1"; format=flowed']) {
      expect((await undo(withBody(signed(TEXT, type, unsigned), footed)))?.code, type).toBe('dkim_undone_footer');
    }
  });

  it.each([
    ['HTML', '<html><p>The minutes of the meeting are on the page.</p></html>\r\n', 'text/html'],
    [
      'a multipart',
      '--x\r\nContent-Type: text/plain\r\n\r\nThe minutes of the meeting are on the page.\r\n--x--\r\n',
      'multipart/mixed; boundary=x',
    ],
    [
      'another charset',
      Buffer.from('会議の議事録をページに載せました。\r\n', 'utf8').toString('latin1'),
      'text/plain; charset=utf-8',
    ],
  ])('is not cut off where %s was made plain text', async (_, body, type) => {
    const message = withBody(signed(body, type, unsigned), footed);
    expect(await undo(withType(message, 'text/plain; charset=us-ascii'))).toBeNull();
  });

  it('is not cut off where the type cannot be told', async () => {
    const message = withBody(signed(TEXT, 'text/plain', unsigned), footed);
    for (const type of ['text/plainer', 'text/plain (a comment)', 'text/plain; a=b; a=c', 'plain']) {
      expect(await undo(withType(message, type)), type).toBeNull();
    }
  });
});

describe('a footer under a text whose encoding is unsigned', () => {
  it('is not cut off where the encoding was taken out', async () => {
    const encoded = withBody(signed(base64(TEXT.repeat(5))), footed);
    expect(await undo(encoded)).toBeNull();
    const oneLine = withBody(signed(base64(`${TEXT}.`)), footed);
    expect(await undo(oneLine)).toBeNull();
    const quoted = withBody(signed('Die Gr=C3=BC=C3=9Fe aus Z=C3=BCrich, an alle gerichtet\r\n'), footed);
    expect(await undo(quoted)).toBeNull();
  });

  it('is not cut off where the encoding was put in', async () => {
    const add = (encoding: string) => {
      const message = withBody(signed(TEXT), footed);
      return undo({ ...message, fields: [...message.fields, `Content-Transfer-Encoding: ${encoding}\r\n`] });
    };
    expect((await add('8bit'))?.code).toBe('dkim_undone_footer');
    expect((await add('Quoted-Printable'))?.code).toBe('dkim_undone_footer');
    for (const encoding of ['base64', 'x-uuencode', '7bit; base64']) expect(await add(encoding), encoding).toBeNull();
  });
});
