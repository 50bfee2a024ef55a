import { describe, expect, it } from 'vitest';
import { fromLatin1 } from '../../../src/core/bytes/latin1.ts';
import { inspect } from '../../../src/core/index.ts';

/** Whether the source passes for what a page shows under this subject. */
async function isShown(raw: string, subject: string, type = ''): Promise<boolean> {
  const source = `From: a@b.example\r\nSubject: ${raw}\r\n${type}\r\nx\r\n`;
  const { source: read } = await inspect(fromLatin1(source), {
    resolver: null,
    now: new Date('2026-11-24T03:00:00Z'),
    shown: { subject },
  });
  return read.problem === null && read.otherSubjectShown === undefined;
}

describe('the subject that a page shows', () => {
  it.each([
    ['GBK', '\xc4\xfa\xb5\xc4\xd5\xcb\xbb\xa7', '您的账户'],
    ['Big5', '\xb1\xa9\xa6\xd2\xab\xac\xaa\xb1', '惟考型玩'],
    ['KOI8-R', '\xf0\xd2\xc9\xd7\xc5\xd4 \xcd\xcf\xd2', 'Привет мор'],
    ['EUC-KR', '\xc7\xd1\xb1\xdb\xc0\xcc\xb4\xd9', '한글이다'],
    ['windows-1251', '\xcf\xf0\xe8\xe2\xe5\xf2', 'Привет'],
    ['Shift_JIS', '\x83e\x83X\x83g\x82\xcc', 'テストの'],
  ])('is the source’s where the page took its raw bytes for %s', async (_charset, raw, subject) => {
    expect(await isShown(raw, subject)).toBe(true);
    expect(await isShown(raw, subject, 'Content-Type: text/plain; charset=utf-8\r\n')).toBe(true);
    expect(await isShown(raw, `${subject.slice(0, -2)}…`)).toBe(true);
  });

  it('is another one where no charset makes it of those bytes', async () => {
    expect(await isShown('\xc4\xfa\xb5\xc4\xd5\xcb\xbb\xa7', '完全别的主题')).toBe(false);
    expect(await isShown('\xf0\xd2\xc9\xd7\xc5\xd4', 'Your bill is due')).toBe(false);
  });

  it('is the source’s where the page took UTF-8 for windows-1252', async () => {
    expect(await isShown('Z\xc3\xbcrich, \xe5\xb1\xb1\xe7', 'ZÃ¼rich, å±±ç')).toBe(true);
  });

  it('is another one where the bytes tell their charset themselves', async () => {
    expect(await isShown('\xe5\xb1\xb1\xe7\x94\xb0\xe5\xa4\xaa', 'Grüße an alle')).toBe(false);
  });

  it('is another one where the source has none, or a short one that is not in it', async () => {
    for (const raw of ['', ' ', 'Hi', '=?utf-8?b?6LOq5ZWP?='])
      expect(await isShown(raw, 'Your bill is due'), raw).toBe(false);
  });

  it('is the source’s where the page says that it has none, and where a short one stands among marks of the page', async () => {
    for (const shown of [
      '(no subject)',
      '（件名なし）',
      '(Kein Betreff)',
      '[Sin asunto]',
      '<geen onderwerp>',
      'No subject',
      '件名なし',
      '',
    ])
      expect(await isShown('', shown), shown).toBe(true);
    for (const shown of ['Hi', 'Hi (2)', 'Re: Hi', 'Inbox: hi']) expect(await isShown('Hi', shown), shown).toBe(true);
    expect(await isShown('=?utf-8?b?6LOq5ZWP?=', '質問')).toBe(true);
    // A picture alone, which the page spells out.
    expect(await isShown('=?utf-8?b?8J+RjQ==?=', 'thumbs up')).toBe(true);
  });
});
