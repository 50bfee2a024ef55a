/** Header fields that were only written otherwise on the way: folds, capitals, encoded words. */
import { describe, expect, it } from 'vitest';
import { type Draft, draft } from '../../../messages/message.ts';
import { signDkim } from '../../../messages/sign.ts';
import { undoAll } from './world.ts';

const SUBJECT = '日本語の件名です';
const word = (text: string, charset = 'UTF-8', letter = 'B') =>
  `=?${charset}?${letter}?${Buffer.from(text, 'utf8').toString('base64')}?=`;
const inQ = (text: string, charset = 'UTF-8', letter = 'Q') =>
  `=?${charset}?${letter}?${[...Buffer.from(text)].map((byte) => `=${byte.toString(16).toUpperCase()}`).join('')}?=`;
const JIS = 'GyRCRnxLXDhsGyhC';

const withSubject = (value: string, message: Draft = draft()): Draft => ({
  ...message,
  fields: message.fields.map((field) => (field.startsWith('Subject:') ? `Subject: ${value}\r\n` : field)),
});
const notes = async (message: Draft) => (await undoAll(message)).map(({ code, values }) => [code, values]);
const afterwards = (before: string, now: string) =>
  notes(withSubject(now, signDkim(withSubject(before), { domain: 'sender.example' })));

describe('a subject whose encoded words are spelt anew', () => {
  const SPELT = [['dkim_undone_spelling', {}]];

  it.each([
    ['its charset in capitals', word(SUBJECT), word(SUBJECT, 'utf-8', 'b')],
    ['its charset in small letters', word(SUBJECT, 'utf-8'), word(SUBJECT, 'UTF-8')],
    ['as Python writes it', word(SUBJECT, 'utf-8', 'b'), word(SUBJECT)],
    ['in Q', inQ(SUBJECT), word(SUBJECT, 'utf-8', 'b')],
    ['in B', word(SUBJECT), inQ(SUBJECT, 'utf-8', 'q')],
    ['in ISO-2022-JP', `=?ISO-2022-JP?B?${JIS}?=`, `=?iso-2022-jp?b?${JIS}?=`],
    ['in one word', word(SUBJECT), `${word('日本語', 'utf-8')}\r\n ${word('の件名です', 'utf-8')}`],
    [
      'in full words',
      `${word('件名'.repeat(7).concat('件'))}\r\n ${word('名')}`,
      `${word('件名'.repeat(2))}\r\n ${word('件名'.repeat(6))}`,
    ],
    ['in raw UTF-8', Buffer.from(SUBJECT).toString('latin1'), word(SUBJECT)],
    ['beside words of US-ASCII', `Re: ${word(SUBJECT)} (2)`, `Re: ${word(SUBJECT, 'utf-8', 'b')} (2)`],
  ])('is spelt as before: %s', async (_, before, now) => {
    expect(await afterwards(before, now)).toEqual(SPELT);
  });

  it.each([
    ['before them', word(SUBJECT), `[Dev 12] ${word(SUBJECT, 'utf-8', 'b')}`, '[Dev 12]'],
    ['within them', word(SUBJECT), word(`[Dev] ${SUBJECT}`, 'utf-8', 'b'), '[Dev]'],
    ['of kanji, within them', word(SUBJECT), word(`[開発] ${SUBJECT}`, 'utf-8', 'b'), '[開発]'],
    ['before ISO-2022-JP', `=?ISO-2022-JP?B?${JIS}?=`, `[Dev] =?iso-2022-jp?b?${JIS}?=`, '[Dev]'],
  ])('is so without a list’s tag: %s', async (_, before, now, tag) => {
    expect(await afterwards(before, now)).toEqual([['dkim_undone_subject_tag', { tag }]]);
  });

  it.each([
    ['another word', word(SUBJECT), word('別の件名です')],
    ['one more word', word(SUBJECT), `${word(SUBJECT, 'utf-8')} ${word('至急', 'utf-8')}`],
    ['letters between words', word(SUBJECT), `${word('日本語', 'utf-8')} a ${word('の件名です', 'utf-8')}`],
    ['signs within a word', word(SUBJECT), word(SUBJECT, 'utf-8').replace('5', '!! 5')],
    ['raw letters within a word', word(SUBJECT), word(SUBJECT, 'utf-8').replace('?B?', '?B?\xe8\x87\xb3')],
    ['raw letters within a word in Q', inQ(SUBJECT), inQ(SUBJECT, 'utf-8').replace('?Q?', '?Q?\xe8')],
    ['another charset', word(SUBJECT), word(SUBJECT, 'shift_jis')],
    ['a language', word(SUBJECT), word(SUBJECT, 'utf-8*ja')],
    ['a long tag', word(SUBJECT), word(`[${'Pay at once '.repeat(5)}] ${SUBJECT}`, 'utf-8')],
  ])('is left where there is %s', async (_, before, now) => {
    expect(await afterwards(before, now)).toEqual([]);
  });

  it('is never taken for other fields', async () => {
    const before = signDkim(
      { ...withSubject('a'), fields: [...withSubject('a').fields, 'Content-Transfer-Encoding: base64\r\n'] },
      {
        domain: 'sender.example',
        signedFields: ['from', 'to', 'subject', 'date', 'message-id', 'content-transfer-encoding'],
      },
    );
    const now = withSubject(word('a\r\nContent-Transfer-Encoding: base64', 'utf-8'), before);
    const fields = now.fields.filter((field) => !field.startsWith('Content-Transfer-Encoding'));
    expect(await notes({ ...now, fields })).toEqual([]);
  });
});

describe('fields under simple canonicalization', () => {
  const simple = { domain: 'sender.example', header: 'simple', body: 'simple' } as const;
  const TO = 'To: a@recipient.example,\r\n b@recipient.example\r\n';
  const message = (to = TO, id = 'Message-ID') => {
    const { fields, body } = draft();
    return {
      body,
      fields: fields.map((field) =>
        field.startsWith('To:') ? to : field.startsWith('Message-ID:') ? field.replace('Message-ID', id) : field,
      ),
    };
  };
  const changed = (before: Draft, change: (field: string) => string) => {
    const { fields, body } = signDkim(before, simple);
    return notes({ body, fields: fields.map((field) => (field.startsWith('DKIM') ? field : change(field))) });
  };

  it.each<[string, Draft, (field: string) => string]>([
    [
      'a blank for a tab in a fold',
      message(TO.replace('\r\n ', '\r\n\t')),
      (field) => field.replace('\r\n\t', '\r\n '),
    ],
    ['a tab for a blank in a fold', message(), (field) => field.replace('\r\n ', '\r\n\t')],
    ['a fold', message(TO.replace('\r\n ', ' ')), (field) => field.replace(', b', ',\r\n\tb')],
    ['Message-ID for Message-Id', message(TO, 'Message-Id'), (field) => field.replace('Message-Id', 'Message-ID')],
    ['Message-Id for Message-ID', message(), (field) => field.replace('Message-ID', 'Message-Id')],
    ['a blank behind a colon', message(TO.replace(': ', ':')), (field) => field.replace('To:a', 'To: a')],
    ['no blank behind colons', message(), (field) => field.replace(': ', ':')],
  ])('are spelt as before: %s', async (_, before, change) => {
    expect(await changed(before, change)).toEqual([['dkim_undone_spelling', {}]]);
  });

  it('are left where a word is another one', async () => {
    expect(await changed(message(), (field) => field.replace('b@', 'c@'))).toEqual([]);
    expect(await changed(message(), (field) => field.replace('\r\n b@', '\r\n\tc@'))).toEqual([]);
  });
});
