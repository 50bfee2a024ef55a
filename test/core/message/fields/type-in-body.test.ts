import { describe, expect, it } from 'vitest';
import { fromLatin1 } from '../../../../src/core/bytes/latin1.ts';
import { isTypeSeenInBody } from '../../../../src/core/message/fields/type-in-body.ts';
import { parseMessage } from '../../../../src/core/message/parse.ts';

const isSeen = (type: string, body: string) =>
  isTypeSeenInBody(parseMessage(fromLatin1(`From: <a@sender.example>\r\n${type}\r\n${body}`)));
const MIXED = 'Content-Type: multipart/mixed; boundary="one"\r\n';
const PARTS = '--one\r\nContent-Type: text/plain\r\n\r\nHello\r\n--one--\r\n';

describe('the type of a body is seen in it', () => {
  it.each([
    ['plain text', 'Content-Type: text/plain; charset=UTF-8\r\n', 'Hello\r\n'],
    ['plain text of China', 'Content-Type: text/plain; charset=gb18030\r\n', 'Hello\r\n'],
    ['plain text of Europe', 'Content-Type: text/plain; charset=ISO-8859-15\r\n', 'Hello\r\n'],
    ['no type at all, which is plain text', '', 'Hello\r\n'],
    ['plain text in base64', 'Content-Transfer-Encoding: base64\r\n', 'SGVsbG8=\r\n'],
    ['plain text in base64, in other letters', 'Content-Transfer-Encoding: Base64\r\n', 'SGVsbG8=\r\n'],
    ['plain text in quoted-printable', 'Content-Transfer-Encoding: quoted-printable\r\n', 'Hello =3D\r\n'],
    ['a multipart with its boundary', MIXED, PARTS],
    ['a multipart with an empty line before its first part', MIXED, `\r\n${PARTS}`],
    ['a multipart with words before its first part', MIXED, `This is a multi-part message in MIME format.\r\n${PARTS}`],
  ])('%s', (_, type, body) => expect(isSeen(type, body)).toBe(true));

  it.each([
    ['text that was plain, and would be HTML', 'Content-Type: text/html\r\n', 'Hello\r\n'],
    ['letters that would be other letters', 'Content-Type: text/plain; charset=utf-7\r\n', 'Hello\r\n'],
    ['text that would be base64', 'Content-Transfer-Encoding: BASE64\r\n', 'Hello you\r\n'],
    ['two encodings', 'Content-Transfer-Encoding: 7bit\r\nContent-Transfer-Encoding: base64\r\n', 'Hello you\r\n'],
    ['a multipart that would be base64', `Content-Transfer-Encoding: base64\r\n${MIXED}`, PARTS],
    ['an encoding of another name', 'Content-Transfer-Encoding: x-uuencode\r\n', 'Hello you\r\n'],
    [
      'words that would be a preamble, for a line that looks like a delimiter',
      'Content-Type: multipart/mixed; boundary="-------- Forwarded message ---------"\r\n',
      'See below.\r\n\r\n---------- Forwarded message ---------\r\nContent of another\r\n',
    ],
    [
      'a line that looks like a delimiter, and no part behind it',
      'Content-Type: multipart/mixed; boundary="-------- Forwarded message ---------"\r\n',
      '---------- Forwarded message ---------\r\nFrom: <a@b.example>\r\n',
    ],
    ['a part that would be chosen by another name', MIXED.replace('mixed;', 'related; start="<x>";'), PARTS],
    ['two types', `${MIXED}Content-Type: text/plain\r\n`, PARTS],
    ['parts that are no text to be shown', MIXED.replace('mixed', 'digest'), PARTS],
    ['other words before the first part', MIXED, `Hello\r\n${PARTS}`],
    ['a part behind another boundary', MIXED, PARTS.replaceAll('--one', '--two')],
    ['a boundary that is not there', MIXED, 'Hello\r\n'],
    [
      'a boundary that stands within the words of another part',
      MIXED,
      `--two\r\n\r\nThey wrote:\r\n${PARTS}--two--\r\n`,
    ],
    ['a boundary that only begins like the first', MIXED, '--one-two\r\n\r\nHello\r\n--one-two--\r\n'],
    ['a type that nobody can read', 'Content-Type: plain\r\n', 'Hello\r\n'],
    ['a header without a body', MIXED, ''],
  ])('not %s', (_, type, body) => expect(isSeen(type, body)).toBe(false));
});
