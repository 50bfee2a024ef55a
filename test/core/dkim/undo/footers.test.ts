/** What list programs put under a text, as they write it, and what only looks like that. */
import { describe, expect, it } from 'vitest';
import { signed, undo, undoAll, withBody } from './world.ts';

const TEXT =
  'Hello all,\r\n\r\nthe minutes of the meeting are on the page of the group since yesterday evening. Whoever was not there\r\n' +
  'will find all that we decided, and the date of the next meeting. Please tell me what is missing.\r\n\r\n-- \r\nAlice\r\n';

const inUtf8 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

const FOOTERS: Record<string, string> = {
  'Mailman 2': `${'_'.repeat(47)}\r\nMinutes mailing list\r\nMinutes@list.example\r\nhttps://list.example/mailman/listinfo/minutes\r\n`,
  'Mailman 3': `${'_'.repeat(47)}\r\nMinutes mailing list -- minutes@list.example\r\nTo unsubscribe send an email to minutes-leave@list.example\r\n`,
  ezmlm: `\r\n${'-'.repeat(69)}\r\nTo unsubscribe, e-mail: minutes-unsubscribe@list.example\r\nFor additional commands, e-mail: minutes-help@list.example\r\n`,
  'Google Groups':
    '\r\n-- \r\nYou received this message because you are subscribed to the Google Groups "minutes" group.\r\n' +
    'To unsubscribe from this group and stop receiving emails from it, send an email to minutes+unsubscribe@list.example.\r\n' +
    'To view this discussion visit https://groups.list.example/d/msgid/minutes/CABXOdTeQQv1kVF9%40mail.example.\r\n',
  'Groups.io':
    '\r\n\r\n-=-=-=-=-=-=-=-=-=-=-=-\r\nGroups.io Links: You receive all messages sent to this group.\r\n' +
    'View/Reply Online (#12): https://list.example/g/minutes/message/12\r\nMute This Topic: https://list.example/mt/8022\r\n' +
    'Group Owner: minutes+owner@list.example\r\nUnsubscribe: https://list.example/g/minutes/unsub [bob@rcpt.example]\r\n-=-=-=-=-=-=-=-=-=-=-=-\r\n\r\n\r\n',
  LISTSERV: `\r\n${'#'.repeat(72)}\r\n\r\nTo unsubscribe from the MINUTES list, click the following link:\r\nhttps://list.example/scripts/wa.exe?SUBED1=MINUTES&A=1\r\n`,
  'LISTSERV, long':
    `\r\n${'#'.repeat(72)}\r\n\r\nTo unsubscribe from the MINUTES list:\r\nwrite to: mailto:MINUTES-SIGNOFF-REQUEST@list.example\r\n` +
    'or click the following link:\r\nhttps://list.example/scripts/wa.exe?SUBED1=MINUTES&A=1\r\n',
  'LISTSERV of JISCMail':
    `\r\n${'#'.repeat(72)}\r\n\r\nTo unsubscribe from the MINUTES list, click the following link:\r\nhttps://list.example/WA.exe?SUBED1=MINUTES&A=1\r\n\r\n` +
    'This message was issued to members of list.example/MINUTES, a mailing list hosted by list.example, terms & conditions are available at https://list.example/policy/\r\n',
  'Google Groups, long':
    '\r\n-- \r\nYou received this message because you are subscribed to the Google Groups "minutes" group.\r\n' +
    'To post to this group, send email to minutes@list.example.\r\nTo unsubscribe from this group, send email to minutes+unsubscribe@list.example.\r\n' +
    'For more options, visit this group at https://groups.list.example/group/minutes?hl=en.\r\n',
  'Mailman 3 of python.org':
    '\r\n--\r\nMinutes mailing list -- minutes@list.example\r\nTo unsubscribe send an email to minutes-leave@list.example\r\nhttps://list.example/lists/minutes.list.example/\r\n' +
    'Message archived at https://list.example/archives/list/minutes@list.example/message/5FC6OKCCVOJZGRYTKAK7CA5RC2XVX24Z/\r\n',
  'Google Groups in Japanese': inUtf8(
    '\r\n-- \r\nこのメールは Google グループのグループ「minutes」に登録しているユーザーに送られています。\r\n' +
      'このグループから退会し、グループからのメールの配信を停止するには minutes+unsubscribe@list.example にメールを送信してください。\r\n' +
      'このディスカッションを表示するには https://groups.list.example/d/msgid/minutes/CABX%40mail.example にアクセスしてください。\r\n',
  ),
  majordomo:
    '--\r\nTo unsubscribe from this list: send the line "unsubscribe minutes" in\r\n' +
    'the body of a message to majordomo@list.example\r\nMore majordomo info at  http://list.example/majordomo-info.html\r\n',
};

describe('a footer of a list program', () => {
  it.each(Object.entries(FOOTERS))('is cut off: %s', async (_, footer) => {
    for (const body of ['simple', 'relaxed'] as const) {
      const message = withBody(signed(TEXT, 'text/plain', { body }), (text) => text + footer);
      expect(await undo(message)).toEqual({
        code: 'dkim_undone_footer',
        values: { bytes: footer.length - (footer.length - footer.trimStart().length) },
      });
    }
  });

  it('of a filter is cut off too', async () => {
    for (const footer of [
      '-- \r\nThis message has been scanned for viruses and\r\ndangerous content by MailScanner, and is\r\nbelieved to be clean.\r\n',
      '---\r\nThis email has been checked for viruses by Avast antivirus software.\r\nhttps://www.avast.example/antivirus\r\n',
      `${'_'.repeat(70)}\r\nThis email has been scanned by the Email Security service.\r\nFor more information please visit https://filter.example\r\n`,
    ]) {
      expect((await undo(withBody(signed(TEXT, 'text/plain'), (text) => text + footer)))?.code).toBe(
        'dkim_undone_footer',
      );
    }
  });

  it('is told with its words, as they are read', async () => {
    const japanese = Buffer.from('会議室', 'utf8').toString('latin1');
    const added = `${'_'.repeat(47)}\r\nMinutes mailing list\r\nhttps://list.example/x\r\nTo unsubscribe: ${japanese}\r\n`;
    const [note] = await undoAll(withBody(signed(TEXT), (text) => text + added));
    expect(note?.values['words']).toBe(
      `${'_'.repeat(47)} Minutes mailing list https://list.example/x To unsubscribe: 会議室`,
    );
  });

  it.each([
    ['https://list.example/x', 'list.example'],
    ['See list.example/x, or LISTS.list.example.', 'list.example lists.list.example'],
    ['bob.smith+a@list.example', 'list.example'],
    ['https://list.example@attack.example/', 'list.example attack.example'],
    ['https://attack.example\\.list.example', 'attack.example'],
    ['https://192.0.2.1/ http://3221225985:80/', '192.0.2.1 3221225985'],
    ['www.attack.example', 'www.attack.example'],
    ['https://list.example/g/unsub [bob@rcpt.example]', 'list.example'],
    ['https://list.example/scripts/wa.exe?A=b.example', 'list.example'],
    ['Version 2.1, e.g. at 10.15', ''],
    ['<mailto:bob@attack.example>, (https://[2001:db8::1]:8443/x)', 'attack.example 2001'],
    ['"https://attack.example." Www.List.Example:443/x', 'attack.example www.list.example'],
    ['see:list.example,"www.attack.example"', 'list.example www.attack.example'],
    ['.a.b@@@', ''],
    ['\\\\attack.example\\x list.example/a/b.html', 'attack.example list.example'],
    ['https:\\\\attack.example see/www.attack.example', 'attack.example www.attack.example'],
    ['“a.attack.example” (b.attack.example!)', 'a.attack.example b.attack.example'],
    [
      '*c.attack.example* d.attack.example; e.attack.example… "f.attack.example?"',
      'c.attack.example d.attack.example e.attack.example f.attack.example',
    ],
    ['www.attack.example,team@list.example', 'www.attack.example list.example'],
    ['team@list.example;www.attack.example', 'list.example www.attack.example'],
    ['www.attack.example,@list.example', 'www.attack.example list.example'],
    ['www.attack.example[bob@rcpt.example]', 'www.attack.example rcpt.example'],
    [
      'https://list.example,.attack.example/ https://list.example%2eattack/',
      'list.example attack.example list.example%2eattack',
    ],
    ['「g.attack.example」、h.attack.example。', 'g.attack.example h.attack.example'],
    ['ａｔｔａｃｋ.example attack。example attack．example', 'attack.example'],
    ['一覧です。退会は', ''],
  ])('is told with where it leads: %s', async (line, hosts) => {
    const bytes = Buffer.from(line).toString('latin1');
    const added = `${'_'.repeat(47)}\r\nMinutes mailing list\r\n${bytes}\r\n`;
    const [note] = await undoAll(withBody(signed(TEXT.repeat(4)), (text) => text + added));
    expect(note?.values['hosts']).toBe(hosts);
  });

  it('is told with all its words, however many stand before its link', async () => {
    const added = `${'_'.repeat(47)}\r\nMinutes mailing list\r\n${'='.repeat(500)}\r\nhttps://attack.example/\r\n`;
    const [note] = await undoAll(withBody(signed(TEXT), (text) => text + added));
    expect(note?.values['words']).toContain('attack.example');
  });

  it('is cut off under Japanese text, in UTF-8 and in ISO-2022-JP', async () => {
    const japanese = Buffer.from('次回の会議の日程は来週の火曜日です。', 'utf8').toString('latin1');
    const utf8 = signed(`${japanese}\r\n`);
    expect((await undo(withBody(utf8, (text) => text + FOOTERS['Mailman 2'])))?.code).toBe('dkim_undone_footer');
    const jis = signed('\x1b$B2q5D$NF|Dx$OMh=5$N2PMKF|$G$9!#\x1b(B\r\n', 'text/plain; charset=iso-2022-jp');
    expect((await undo(withBody(jis, (text) => text + FOOTERS['Mailman 2'])))?.code).toBe('dkim_undone_footer');
  });

  it('is cut off in quoted-printable', async () => {
    const encoded = signed('Gr=C3=BC=C3=9Fe aus Z=C3=BCrich an alle, die nicht da waren=\r\n.\r\n');
    encoded.fields.push('Content-Transfer-Encoding: quoted-printable\r\n');
    const japanese = signed(
      '=E4=BC=9A=E8=AD=B0=E3=81=AE=E6=97=A5=E7=A8=8B\r\n=E6=9D=A5=E9=80=B1=E3=81=AE=E7=81=AB\r\n',
    );
    japanese.fields.push('Content-Transfer-Encoding: quoted-printable\r\n');
    expect((await undo(withBody(japanese, (text) => text + FOOTERS['Mailman 2'])))?.code).toBe('dkim_undone_footer');
    const footer =
      '--=20\r\nYou received this message because you are subscribed to the Google Groups "=\r\nminutes" group.\r\n';
    expect((await undo(withBody(encoded, (text) => text + footer)))?.code).toBe('dkim_undone_footer');
  });
});

describe('text under a text', () => {
  const add = (footer: string, text = TEXT) => undo(withBody(signed(text), (body) => body + footer));
  const LETTER = 'Your mailbox is full. Call us at once, or all that is in it will be gone by noon.\r\n';

  it('is no footer without a boundary, or when no list is named', async () => {
    const list = 'minutes mailing list\r\nhttps://list.example/\r\n';
    expect((await add(`${'_'.repeat(20)}\r\n${list}`))?.code).toBe('dkim_undone_footer');
    expect(await add(`\r\n${list}`)).toBeNull();
    expect(await add(`___\r\n${list}`)).toBeNull();
    expect(await add(`-- \r\n${list}`)).toBeNull();
    expect(await add(`${'_'.repeat(20)}\r\n${LETTER}`)).toBeNull();
  });

  it('is no footer when it says more than the text does', async () => {
    const footer = `${'_'.repeat(20)}\r\n${LETTER}minutes mailing list\r\n`;
    const text = 'the minutes are on the page\r\n';
    expect(await add(footer, text)).toBeNull();
    expect((await add(footer, text.repeat(4)))?.code).toBe('dkim_undone_footer');
  });

  it('is no footer when what it stands under cannot be seen', async () => {
    const empty = [
      ' \t \r\n',
      '\u200b\u200c\u2060'.repeat(60),
      '\u3164\u115f'.repeat(60),
      '. - . - '.repeat(60),
      'Hi,\r\n',
    ];
    for (const text of empty) {
      expect(await add(FOOTERS['Mailman 2'] ?? '', `${Buffer.from(text, 'utf8').toString('latin1')}\r\n`)).toBeNull();
    }
  });

  it('hides no letter in bare names and URLs: past three lines they count', async () => {
    const link = 'https://list.example/your-mailbox-is-full-so-sign-in-here-today\r\n';
    const text = 'the minutes are on the page\r\n';
    expect((await add(`${'_'.repeat(20)}\r\n${link.repeat(3)}`, text))?.code).toBe('dkim_undone_footer');
    expect(await add(`${'_'.repeat(20)}\r\n${link.repeat(4)}`, text)).toBeNull();
    expect(
      await add(
        `${'_'.repeat(20)}\r\nteam@list.example\r\nhttps://legit.example@evil.example/now-sign-in-here\r\n`,
        text,
      ),
    ).toBeNull();
  });

  it('hides no letter beside a page of Groups.io', async () => {
    const under = (line: string) => add(`${'-='.repeat(11)}-\r\n${line}\r\n`, 'the minutes are on the page\r\n');
    expect((await under('Unsubscribe: https://list.example/u [bob@rcpt.example]'))?.code).toBe('dkim_undone_footer');
    expect(await under('Unsubscribe: https://list.example/u [your mailbox is full, call us]')).toBeNull();
    expect(await under('Unsubscribe: https://list.example/u [your.mailbox.is.full.so.call.us]')).toBeNull();
    expect(await under('View/Reply Online (#call-us-your-mailbox-is-full): https://list.example/u')).toBeNull();
  });

  it('hides no letter in further places of a line, nor before the words that end one', async () => {
    const under = (line: string) => add(`${'_'.repeat(47)}\r\n${line}\r\n`, 'Thank you, team.\r\n');
    expect((await under('Unsubscribe: https://list.example/u [bob@rcpt.example]'))?.code).toBe('dkim_undone_footer');
    expect(await under('Unsubscribe: https://list.example/u pay@once.example')).toBeNull();
    expect(await under('Unsubscribe: https://list.example/u [pay@once.example] [or@else.example]')).toBeNull();
    expect(await under(inUtf8('このグループから退会 至急ご連絡ください にアクセスしてください。'))).toBeNull();
    expect(await under(inUtf8('至急 にアクセスしてください。'))).toBeNull();
  });

  it('hides no kanji in what is a URL or a ruler byte by byte', async () => {
    const text = 'the minutes are on the page\r\n';
    const under = (footer: string) =>
      undo(
        withBody(signed(text, 'text/plain; charset=iso-2022-jp'), (body) => `${body}${'_'.repeat(20)}\r\n${footer}`),
      );
    const kanji = 'https://4c5D2q2q5D4c4c5D2q2q5D4c4c5D2q2q5D4c\r\n';
    expect((await under(kanji))?.code).toBe('dkim_undone_footer');
    expect((await under(`\x1b$B2q5D\x1b(B\r\n${kanji}`))?.code).toBe('dkim_undone_footer');
    expect(await under(`a@b.example\r\n\x1b$B\r\n${kanji}`)).toBeNull();
    expect(await under(`a@b.example\r\n\x1b$B\r\n${'='.repeat(60)}\r\n`)).toBeNull();
  });
});
