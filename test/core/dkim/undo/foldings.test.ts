/** Header fields under simple canonicalization that were only written otherwise on the way. */
import { describe, expect, it } from 'vitest';
import { type Draft, draft } from '../../../messages/message.ts';
import { type SignOptions, signDkim } from '../../../messages/sign.ts';
import { undoAll } from './world.ts';

const SIMPLE = { domain: 'sender.example', header: 'simple', body: 'simple' } as const;
const TO = 'To: a@recipient.example,\r\n b@recipient.example\r\n';
const CC = 'Cc: c@recipient.example,\r\n\td@recipient.example\r\n';

function message(to = TO, id = 'Message-ID', ...more: string[]): Draft {
  const { fields, body } = draft();
  const written = fields.map((field) => (field.startsWith('To:') ? to : field.replace(/^Message-ID/, id)));
  return { body, fields: [...written, ...more] };
}

/** What is undone of a message all of whose fields were changed, but those of its signature, or with them. */
async function changed(
  before: Draft,
  change: (field: string) => string,
  options: SignOptions = SIMPLE,
  withOwn = false,
) {
  const { fields, body } = signDkim(before, options);
  const now = fields.map((field) => (field.startsWith('DKIM') && !withOwn ? field : change(field)));
  return (await undoAll({ body, fields: now })).map(({ code, values }) => [code, values]);
}

describe('fields that are written otherwise', () => {
  const UNDONE = [['dkim_undone_folding', {}]];
  const names = ['from', 'to', 'cc', 'subject', 'date', 'message-id'];

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
    [
      'a blank behind all colons',
      { ...message(), fields: message().fields.map((field) => field.replace(': ', ':')) },
      (field) => field.replace(':', ': '),
    ],
    ['no blank behind colons', message(), (field) => field.replace(': ', ':')],
  ])('are put back: %s', async (_, before, change) => {
    expect(await changed(before, change)).toEqual(UNDONE);
    expect(await changed(before, (field) => field)).toEqual([]);
  });

  it('are put back where the signature’s own field was folded with them', async () => {
    expect(await changed(message(), (field) => field.replaceAll('\r\n\t', '\r\n '), SIMPLE, true)).toEqual(UNDONE);
  });

  it('are put back where one was folded anew, and another one had been before', async () => {
    const before = message(TO.replace('\r\n ', ' '), 'Message-ID', CC);
    const change = (field: string) => field.replace('a@recipient.example, b', 'a@recipient.example,\r\n\tb');
    expect(await changed(before, change, { ...SIMPLE, signedFields: names })).toEqual(UNDONE);
  });

  it('are left where a word is another one', async () => {
    expect(await changed(message(), (field) => field.replace('b@', 'c@'))).toEqual([]);
    expect(await changed(message(), (field) => field.replace('\r\n b@', '\r\n\tc@'))).toEqual([]);
    expect(await changed(message(), (field) => field.replace('b@', 'b @'))).toEqual([]);
    expect(await changed(message(), (field) => field.replace('To:', 'CC:'))).toEqual([]);
  });

  it('are left under relaxed canonicalization, which forgives all this', async () => {
    const relaxed = { domain: 'sender.example' };
    const change = (field: string) => field.replace('\r\n ', '\r\n\t').replace('b@', 'c@');
    expect(await changed(message(), change, relaxed)).toEqual([]);
  });
});
