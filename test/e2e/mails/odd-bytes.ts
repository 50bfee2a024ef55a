/** Mails whose bytes a webmail may lose on their way: as a Unix server keeps them, lines end in LF. */

const latin1 = (text: string) => Buffer.from(text, 'latin1');

function mail(number: number, subject: string, rest: string | Buffer): Buffer {
  const head = `Return-Path: <sender@sender.example>
Received: from mx.sender.example (mx.sender.example [192.0.2.1])
\tby mail.rcpt.example (Postfix) with ESMTP id ABC12${number}
\tfor <bob@rcpt.example>; Thu, 26 Nov 2026 10:0${number}:00 +0000 (UTC)
From: Sender Name <sender@sender.example>
To: Bob <bob@rcpt.example>
Subject: ${subject}
Date: Thu, 26 Nov 2026 10:0${number}:00 +0000
Message-ID: <odd${number}@sender.example>
MIME-Version: 1.0
`;
  return Buffer.concat([latin1(head), typeof rest === 'string' ? latin1(rest) : rest]);
}

const text = (charset: string) => `Content-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: 8bit\n\n`;
/** '日本' in Shift_JIS. */
const SHIFT_JIS = Buffer.from([0x93, 0xfa, 0x96, 0x7b]);

/** In the order of their ids; each names itself in its subject. */
export const ODD_MAILS: readonly { name: string; file: Buffer }[] = [
  {
    name: 'ASCII',
    file: mail(1, 'ASCII', `${text('us-ascii')}Two  blanks \n\tTab\n.dot\nFrom the start\n>From it\n\n\n`),
  },
  { name: 'Latin-1', file: mail(2, 'Latin-1', `${text('iso-8859-1')}Gr\xfc\xdfe, caf\xe9 \x80\x85\x9f\n`) },
  { name: 'ISO-2022-JP', file: mail(3, 'ISO-2022-JP', `${text('iso-2022-jp')}\x1b$BF|K\\8l\x1b(B\n`) },
  {
    name: 'Shift_JIS, in the header too',
    file: mail(
      4,
      'Shift_JIS',
      Buffer.concat([latin1('X-Raw: '), SHIFT_JIS, latin1(`\n${text('shift_jis')}`), SHIFT_JIS, latin1('\n')]),
    ),
  },
  { name: 'raw UTF-8', file: mail(5, 'UTF-8', Buffer.from(`${text('utf-8')}\u65e5\u672c \u{1f600} \u00a0\u2028\n`)) },
  { name: 'a bare CR', file: mail(6, 'bare CR', `${text('us-ascii')}before\rafter\n`) },
  { name: 'no line end at the end', file: mail(7, 'no line end', `${text('us-ascii')}last line`) },
  { name: 'a line of 5,000 bytes', file: mail(8, 'long line', `${text('us-ascii')}${'x'.repeat(5000)}\n`) },
];
