/** Subjects whose encoded words were written anew on the way: the same bytes of the same charset, so nothing was changed that anybody reads. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { respellings, withoutMarksWithin } from '../../../../src/core/dkim/undo/respell.ts';
import { decodeEncodedWords } from '../../../../src/core/message/characters/encoded-words.ts';
import { type Draft, draft } from '../../../messages/message.ts';
import { signDkim } from '../../../messages/sign.ts';
import { undoAll } from './world.ts';

const SUBJECT = '日本語の件名です';
const LONG = '来週水曜日の会議の議事録と、次回の予定についてのお知らせです。ご確認をお願いします';
const JIS = 'GyRCRnxLXDhsGyhC';

const word = (text: string, charset = 'UTF-8', letter = 'B') =>
  `=?${charset}?${letter}?${Buffer.from(text, 'utf8').toString('base64')}?=`;
const inQ = (text: string, charset = 'UTF-8', letter = 'Q') =>
  `=?${charset}?${letter}?${[...Buffer.from(text)].map((byte) => `=${byte.toString(16).toUpperCase()}`).join('')}?=`;
/** Words of as many characters as given, in turn, the rest in one. */
const words = (text: string, lengths: number[], charset?: string, letter?: string): string => {
  const [length = text.length, ...others] = lengths;
  const first = word(text.slice(0, length), charset, letter);
  return text.length <= length ? first : `${first}\r\n ${words(text.slice(length), others, charset, letter)}`;
};

const withSubject = (value: string, message: Draft = draft()): Draft => ({
  ...message,
  fields: message.fields.map((field) => (field.startsWith('Subject:') ? `Subject: ${value}\r\n` : field)),
});
async function afterwards(before: string, now: string) {
  const notes = await undoAll(withSubject(now, signDkim(withSubject(before), { domain: 'sender.example' })));
  return notes.map(({ code, values }) => [code, values]);
}

describe('a subject whose encoded words are written anew', () => {
  it.each([
    ['a charset in capitals', word(SUBJECT), word(SUBJECT, 'utf-8', 'b')],
    ['a charset in small letters', word(SUBJECT, 'utf-8'), word(SUBJECT, 'UTF-8')],
    ['"b", as Python writes it', word(SUBJECT, 'utf-8', 'b'), word(SUBJECT)],
    ['Q', inQ(SUBJECT), word(SUBJECT, 'utf-8', 'b')],
    ['Q in small letters', inQ(SUBJECT, 'utf-8'), word(SUBJECT, 'utf-8', 'b')],
    ['B', word(SUBJECT), inQ(SUBJECT, 'utf-8', 'q')],
    ['signs that need no escape in Q', '=?UTF-8?Q?Gr=C3=BC=C3=9Fe,_alle?=', '=?utf-8?q?Gr=C3=BC=C3=9Fe,_alle?='],
    ['ISO-2022-JP', `=?ISO-2022-JP?B?${JIS}?=`, `=?iso-2022-jp?b?${JIS}?=`],
    ['one word', word(SUBJECT), words(SUBJECT, [3], 'utf-8', 'b')],
    ['one long word', word(LONG), words(LONG, [13, 15], 'utf-8', 'b')],
    ['words of 75', words(LONG, [15, 15]), words(LONG, [13, 15], 'utf-8', 'b')],
    ['words in lines of 78', words(LONG, [14, 15]), words(LONG, [13, 15], 'utf-8', 'b')],
    ['words in lines of 76', words(LONG, [13, 15]), words(LONG, [15, 15], 'utf-8', 'b')],
    ['words beside US-ASCII', `Re: ${words(LONG, [15, 15])} (2)`, `Re: ${words(LONG, [13, 15], 'utf-8', 'b')} (2)`],
  ])('is written as before: %s', async (_, before, now) => {
    expect(await afterwards(before, now)).toEqual([['dkim_undone_encoding', {}]]);
  });

  it.each([
    ['before them', word(SUBJECT), `[Dev 12] ${word(SUBJECT, 'utf-8', 'b')}`, '[Dev 12]'],
    ['before long ones', words(LONG, [14, 15]), `[Dev 12] ${words(LONG, [11, 15], 'utf-8', 'b')}`, '[Dev 12]'],
    ['within them', word(SUBJECT), word(`[Dev] ${SUBJECT}`, 'utf-8', 'b'), '[Dev]'],
    ['within the first of them', words(LONG, [15, 15]), words(`[Dev] ${LONG}`, [17, 15], 'utf-8', 'b'), '[Dev]'],
    ['of kanji, within them', word(SUBJECT), word(`[開発] ${SUBJECT}`, 'utf-8', 'b'), '[開発]'],
    ['behind "Re:" within them', word(`Re: ${SUBJECT}`), word(`Re: [Dev] ${SUBJECT}`, 'utf-8', 'b'), '[Dev]'],
    ['moved out of them', word(`Re: [Dev] ${SUBJECT}`), `[Dev] ${word(`Re: ${SUBJECT}`, 'utf-8', 'b')}`, '[Dev]'],
    ['before "Re:", which they took in', `Re: ${word(SUBJECT)}`, word(`[Dev] Re: ${SUBJECT}`, 'utf-8', 'b'), '[Dev]'],
    ['in a word of its own', 'Minutes', `${word('[外部]', 'utf-8')} Minutes`, '[外部]'],
    ['in Japanese brackets', 'Minutes', `${word('【外部メール】')} Minutes`, '【外部メール】'],
    ['in Japanese brackets, within them', word(SUBJECT), word(`【外部】${SUBJECT}`), '【外部】'],
    ['before ISO-2022-JP', `=?ISO-2022-JP?B?${JIS}?=`, `[Dev] =?iso-2022-jp?b?${JIS}?=`, '[Dev]'],
    ['within ISO-2022-JP', `=?ISO-2022-JP?B?${JIS}?=`, '=?iso-2022-jp?b?W0Rldl0gGyRCRnxLXDhsGyhC?=', '[Dev]'],
  ])('is so without a list’s tag: %s', async (_, before, now, tag) => {
    expect(await afterwards(before, now)).toEqual([['dkim_undone_subject_tag', { tag }]]);
  });

  it.each([
    ['another word', word(SUBJECT), word('別の件名です')],
    ['one more word', word(SUBJECT), `${word(SUBJECT, 'utf-8')} ${word('至急', 'utf-8')}`],
    ['letters between words', word(SUBJECT), `${word('日本語', 'utf-8')} a ${word('の件名です', 'utf-8')}`],
    ['letters at a word', word(SUBJECT), `a${word(SUBJECT, 'utf-8')}`],
    ['blanks within a word', word(SUBJECT), word(SUBJECT, 'utf-8').replace('5', ' 5')],
    ['signs within a word', word(SUBJECT), word(SUBJECT, 'utf-8').replace('5', '!!5')],
    ['raw letters within a word', word(SUBJECT), word(SUBJECT, 'utf-8').replace('?B?', '?B?\xe8\x87\xb3')],
    ['raw letters within a word in Q', inQ(SUBJECT), inQ(SUBJECT, 'utf-8').replace('?Q?', '?Q?\xe8')],
    ['another charset', word(SUBJECT), word(SUBJECT, 'shift_jis')],
    ['a language', word(SUBJECT), word(SUBJECT, 'utf-8*ja')],
    ['a long tag', word(SUBJECT), word(`[${'Pay at once '.repeat(5)}] ${SUBJECT}`, 'utf-8')],
    ['a character cut in two', word('日本'), '=?utf-8?B?5g==?=\r\n =?utf-8?B?l6XmnKw=?='],
    [
      'a word that begins among two-byte characters',
      `=?ISO-2022-JP?B?${JIS}?=`,
      '=?iso-2022-jp?b?GyRCRnw=?= =?iso-2022-jp?b?S1w4bBsoQg==?=',
    ],
  ])('is left where there is %s', async (_, before, now) => {
    expect(await afterwards(before, now)).toEqual([]);
  });

  it('keeps the blank behind the field’s name, which "simple" signs, where the tag is a word of its own', () => {
    const [earlier] = withoutMarksWithin(` ${word('[外部]', 'utf-8')} Minutes\r\n`);
    expect(earlier?.value).toBe(' Minutes\r\n');
  });

  it('is never taken for other fields', async () => {
    const encoding = 'Content-Transfer-Encoding: base64';
    const names = ['from', 'to', 'subject', 'date', 'message-id', 'content-transfer-encoding'];
    const { fields, body } = withSubject('a');
    const before = signDkim(
      { body, fields: [...fields, `${encoding}\r\n`] },
      { domain: 'sender.example', signedFields: names },
    );
    const now = withSubject(word(`a\r\n${encoding}`, 'utf-8'), before);
    expect(await undoAll({ body, fields: now.fields.filter((field) => !field.startsWith(encoding)) })).toEqual([]);
  });
});

describe('other ways of writing a subject', () => {
  const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 });

  it('read the same, all of them', () => {
    const piece = fc.oneof(
      texts.map((text) => word(text, 'utf-8')),
      texts.map((text) => inQ(text, 'UTF-8', 'q')),
      fc.constantFrom('Re:', '[Dev]', '(2)', `=?iso-2022-jp?b?${JIS}?=`, '=?koi8-r?Q?=F0?='),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(' ', '\r\n ', '\t'),
        (pieces, gap) => {
          const value = ` ${pieces.join(gap)}\r\n`;
          const read = decodeEncodedWords(value.replace(/\r\n(?=[ \t])/g, ''));
          for (const other of respellings(value)) {
            expect(other).not.toBe(value);
            expect(decodeEncodedWords(other.replace(/\r\n(?=[ \t])/g, ''))).toBe(read);
          }
        },
      ),
    );
  });

  it('are none of what has no words, and only other capitals where words are odd or there are too many', () => {
    for (const value of ['', ' Minutes\r\n', ' =?utf-8?x?5pel?=\r\n', '=?'])
      expect(respellings(value), value).toEqual([]);
    for (const odd of ['=?utf-8?b?5pel?', 'Re:=?utf-8?b?5pel?=', word(SUBJECT.repeat(90), 'utf-8', 'b')])
      expect(respellings(odd)).toEqual([odd.replace('utf-8?b', 'UTF-8?B'), odd.replace('?b?', '?B?')]);
    fc.assert(fc.property(fc.string(), (value) => respellings(value).length < 30));
  });
});
