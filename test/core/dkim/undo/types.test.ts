/** A Content-Type that a list spelt anew as it wrote under the text (Mailman), and one that says something else. */
import { describe, expect, it } from 'vitest';
import { type Draft, draft } from '../../../messages/message.ts';
import { signDkim } from '../../../messages/sign.ts';
import { signed, undoAll, withType } from './world.ts';

const TEXT = 'The minutes of the meeting are on the page since yesterday evening.\r\n';
const KANJI = `${Buffer.from('次回の会議の日程は来週の火曜日です。', 'utf8').toString('latin1')}\r\n`;
const FOOTER = `${'_'.repeat(47)}\r\nteam mailing list\r\nteam@list.example\r\nhttps://list.example/team\r\n`;

const USUAL = ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type'];

const SIGNING = { domain: 'sender.example', signedFields: USUAL };

/** As Mailman makes it: a tag, a footer, and a type of its own. */
function listed(message: Draft, type: string, ...more: string[]): Draft {
  const { fields, body } = withType(message, type, ...more);
  return { fields: fields.map((field) => field.replace('Subject: ', 'Subject: [team] ')), body: body + FOOTER };
}
const codes = async (message: Draft) => (await undoAll(message)).map(({ code }) => code);
const BOTH = ['dkim_undone_subject_tag', 'dkim_undone_footer'];

describe('a type that a list spelt anew', () => {
  it.each([
    ['text/plain; charset=UTF-8', 'text/plain; charset="utf-8"'],
    ['text/plain; charset="UTF-8"', 'text/plain; charset="utf-8"'],
    ['text/plain; charset=utf-8', 'text/plain; charset=UTF-8'],
    ['text/plain; charset=UTF-8; format=flowed', 'text/plain; charset="utf-8"; Format="flowed"'],
    ['text/plain; charset="UTF-8"; format=flowed', 'text/plain; charset="utf-8"; Format="flowed"'],
    ['text/plain; format=flowed; charset=UTF-8', 'text/plain; charset="utf-8"; Format="flowed"'],
    [
      'text/plain; charset=utf-8; format=flowed; delsp=yes',
      'text/plain; charset="utf-8"; Format="flowed"; DelSp="yes"',
    ],
    ['text/plain; charset=utf-8', 'text/plain; charset="utf-8"; format="flowed"'],
    ['text/plain;\r\n\tcharset=utf-8', 'text/plain; charset="utf-8"'],
  ])('is as it was, with tag and footer: %s', async (before, now) => {
    expect(await codes(listed(signed(KANJI, before), now))).toEqual(BOTH);
  });

  it('names another charset where the text is US-ASCII', async () => {
    for (const before of ['text/plain; charset=UTF-8', 'text/plain', 'text/plain; charset="iso-8859-1"'])
      expect(await codes(listed(signed(TEXT, before), 'text/plain; charset="us-ascii"')), before).toEqual(BOTH);
    const { fields, body } = draft({ body: TEXT });
    const untyped = signDkim({ fields: fields.filter((field) => !field.startsWith('Content-Type:')), body }, SIGNING);
    expect(await codes(listed(untyped, 'text/plain; charset="us-ascii"'))).toEqual(BOTH);
  });

  it('adds no word by itself', async () => {
    const message = withType(signed(KANJI, 'text/plain; charset=UTF-8'), 'text/plain; charset="utf-8"');
    expect(await codes(message)).toEqual(['dkim_undone_encoding']);
    const parts = (type: string) => `multipart/alternative; boundary=${type}`;
    expect(await codes(withType(signed('--b\r\n\r\nHello\r\n--b--\r\n', parts('b')), parts('"b"')))).toEqual([
      'dkim_undone_encoding',
    ]);
  });

  it('is found with the encoding, where both were signed', async () => {
    const signedFields = [...USUAL, 'content-transfer-encoding'];
    const both = signed(KANJI, 'text/plain; charset=UTF-8', { signedFields });
    const encoded = Buffer.from(both.body + FOOTER, 'latin1').toString('base64');
    const now = withType(both, 'text/plain; charset="utf-8"', 'Content-Transfer-Encoding: base64');
    const tagged = now.fields.map((field) => field.replace('Subject: ', 'Subject: [team] '));
    expect(await codes({ fields: tagged, body: encoded.replace(/.{76}(?=.)/g, '$&\r\n') })).toEqual(BOTH);
  });
});

describe('a type that says something else', () => {
  it.each([
    ['another charset over kanji', KANJI, 'text/plain; charset=utf-8', 'text/plain; charset=shift_jis'],
    ['US-ASCII over kanji', KANJI, 'text/plain; charset=utf-8', 'text/plain; charset=us-ascii'],
    ['a charset of two bytes', TEXT, 'text/plain; charset=utf-8', 'text/plain; charset=utf-16'],
    ['UTF-7', TEXT, 'text/plain; charset=utf-8', 'text/plain; charset=utf-7'],
    ['HTML', TEXT, 'text/plain; charset=utf-8', 'text/html; charset=utf-8'],
    ['a file', TEXT, 'text/plain; charset=utf-8', 'text/plain; charset=utf-8; name=a.exe'],
    ['blanks deleted', TEXT, 'text/plain; charset=utf-8', 'text/plain; charset=utf-8; format=flowed; delsp=yes'],
    ['a charset twice', TEXT, 'text/plain; charset=utf-8', 'text/plain; charset="utf-8"; charset=utf-7'],
    ['another boundary', '--b\r\n\r\nHi\r\n--b--\r\n', 'multipart/mixed; boundary=b', 'multipart/mixed; boundary="c"'],
    [
      'another kind of parts',
      '--b\r\n\r\nHi\r\n--b--\r\n',
      'multipart/mixed; boundary=b',
      'multipart/digest; boundary=b',
    ],
  ])('stays: %s', async (_, body, before, now) => {
    expect(await codes(withType(signed(body, before), now))).toEqual([]);
    expect(await codes(listed(signed(body, before), now))).toEqual([]);
  });

  it('stays over an encoded text that is no US-ASCII when it is read', async () => {
    const encoded = Buffer.from(KANJI, 'latin1').toString('base64');
    const base64 = 'Content-Transfer-Encoding: base64';
    const message = withType(signed(encoded, 'text/plain; charset=utf-8'), 'text/plain; charset=us-ascii', base64);
    expect(await codes(message)).toEqual([]);
  });
});
