import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLatin1, latin1 } from '../../../src/core/bytes/latin1.ts';
import { MAX_ADDRESSES, MAX_HEADER_BYTES } from '../../../src/core/limits.ts';
import { readMessageFacts } from '../../../src/core/message/facts.ts';
import { parseMessage } from '../../../src/core/message/parse.ts';
import { draft, prepend, toBytes } from '../../messages/message.ts';

const nowhere = { returnPath: 'top', borderFieldIndex: null, trusted: false } as const;
const facts = (header: string, place: Parameters<typeof readMessageFacts>[1] = nowhere) =>
  readMessageFacts(parseMessage(fromLatin1(`${header}\r\n\r\nbody`)), place);
const author = (header: string) => facts(header).author?.address ?? null;
const domains = (header: string) =>
  facts(header).from.flatMap(({ mailboxes }) => mailboxes.map(({ domain }) => domain));

describe('readMessageFacts', () => {
  it('reads the fields that people see', () => {
    const message = prepend(
      draft({
        more: [
          'Cc: c@c.example',
          'Reply-To: r@r.example',
          'Sender: S <s@s.example>',
          'List-Id: Our list <our.list.example>',
        ],
      }),
      'Return-Path: <bounce@sender.example>',
    );
    expect(readMessageFacts(parseMessage(toBytes(message)), nowhere)).toMatchObject({
      from: [{ fieldIndex: 1, text: 'Alice <alice@sender.example>', wellFormed: true }],
      author: { name: 'Alice', address: 'alice@sender.example', domain: 'sender.example' },
      sender: [{ address: 's@s.example' }],
      replyTo: [{ address: 'r@r.example' }],
      to: [{ address: 'bob@rcpt.example' }],
      cc: [{ address: 'c@c.example' }],
      returnPath: { address: 'bounce@sender.example', trust: 'claimed', fieldIndex: 0 },
      subject: 'Minutes of the meeting',
      messageId: '<minutes@sender.example>',
      date: '2026-11-24T02:00:00.000Z',
      dateText: 'Tue, 24 Nov 2026 02:00:00 +0000',
      listId: 'our.list.example',
    });
  });

  it('reads a message without any of them', () => {
    expect(facts('X: y')).toEqual({
      from: [],
      author: null,
      sender: [],
      replyTo: [],
      to: [],
      cc: [],
      returnPath: null,
      subject: '',
      messageId: '',
      date: null,
      dateText: '',
      listId: '',
      typeSeenInBody: true,
    });
  });

  it('decodes raw bytes by the charset that the message, or its first part of text, declares', () => {
    const raw = 'Subject: \xc4\xfa\xba\xc3\r\nFrom: \xc4\xfa <a@b.example>';
    const parts = '--in\r\nContent-Type: text/plain; charset=gb2312\r\n\r\nx\r\n--in--';
    const nested = `--out\r\nContent-Type: multipart/alternative; boundary=in\r\n\r\n${parts}`;
    for (const rest of [
      'Content-Type: text/plain; charset="GBK"',
      `Content-Type: multipart/alternative; boundary=in\r\n\r\n${parts}`,
      `Content-Type: multipart/mixed; boundary=out\r\n\r\nA preamble.\r\n${nested}`,
    ]) {
      const { subject, author: sender } = facts(`${raw}\r\n${rest}`);
      expect([subject, sender?.name]).toEqual(['您好', '您']);
    }
    expect(facts(`${raw}\r\nContent-Type: multipart/mixed; boundary=in`).subject).not.toBe('您好');
  });

  it('tells hidden characters of subject and name from the characters themselves', () => {
    const read = facts('Subject: =?utf-8?Q?=E2=80=AEabc?=\r\nFrom: =?utf-8?Q?a=00b?= <a@b.example>');
    expect(read.subjectHidden).toEqual([{ effect: 'turns', codes: [0x202e] }]);
    expect(read.author).toMatchObject({ name: 'a␀b', seenName: 'ab', hidden: [{ effect: 'cuts', codes: [0] }] });
    const spelled = facts('Subject: [U+202E]\xe2\x90\x80\r\nFrom: [U+202E] <a@b.example>');
    expect(spelled).not.toHaveProperty('subjectHidden');
    expect(spelled.author).toEqual({ ...spelled.author, name: '[U+202E]' });
    expect(spelled.author).not.toHaveProperty('hidden');
  });

  it('decodes the subject and the names, raw or in encoded words', () => {
    expect(facts('Subject: =?utf-8?B?5bGx55Sw?=\r\nFrom: \x1b$B;3ED\x1b(B <a@b.example>')).toMatchObject({
      subject: '山田',
      author: { name: '山田' },
    });
  });
});

describe('the author', () => {
  it('is the one mailbox of the one From field', () => {
    expect(author('From: A <a@b.example>')).toBe('a@b.example');
    expect(author('From: Team: a@b.example;')).toBe('a@b.example');
    expect(author('From: <@attack.example,@any.com:admin@legit.example>')).toBe('admin@legit.example');
  });

  const nobody: [string, string, string[]][] = [
    [
      'two From fields',
      'From: <first@attack.example>\r\nFrom: <admin@legit.example>',
      ['attack.example', 'legit.example'],
    ],
    [
      'a first line with a leading space',
      ' From: <first@attack.example>\r\nFrom: <admin@legit.example>',
      ['attack.example', 'legit.example'],
    ],
    [
      'a leading space below a field that a server put on top',
      'Authentication-Results: mx.rcpt.example; none\r\n From: <first@attack.example>\r\nFrom: <admin@legit.example>',
      ['attack.example', 'legit.example'],
    ],
    [
      'a From with a space before its colon',
      'From: <first@attack.example>\r\nFrom : <admin@legit.example>',
      ['attack.example', 'legit.example'],
    ],
    [
      'a From with a folded name',
      'From\r\n : <first@attack.example>\r\nFrom: <admin@legit.example>',
      ['attack.example', 'legit.example'],
    ],
    [
      'only a From with a folded name, beside Sender',
      'From\r\n : <first@attack.example>\r\nSender: <admin@legit.example>',
      ['attack.example'],
    ],
    [
      'two mailboxes',
      'From: <first@attack.example>, <admin@legit.example>\r\nSender: <s@s.example>',
      ['attack.example', 'legit.example'],
    ],
    [
      'an address in an encoded word',
      'From: =?utf-8?B?PGFkbWluQGxlZ2l0LmV4YW1wbGU+?=,<second@attack.example>',
      ['', 'attack.example'],
    ],
    ['a name without address', 'From: =?utf-8?B?YWRtaW5AbGVnaXQuZXhhbXBsZQ==?=', ['']],
    ['no From', 'Sender: <admin@legit.example>', []],
    ['an empty From', 'From:', []],
    ['an empty group', 'From: nobody:;', []],
    [
      'a From behind a bare CR',
      'Subject: x\rFrom: <admin@legit.example>\r\nFrom: <a@attack.example>',
      ['legit.example', 'attack.example'],
    ],
    [
      'a From with NUL in its name',
      'Fr\0om: <admin@legit.example>\r\nFrom: <a@attack.example>',
      ['legit.example', 'attack.example'],
    ],
    ['a second "@"', 'From: admin@legit.example(comment)@attack.example', ['attack.example']],
  ];
  for (const [what, header, seen] of nobody) {
    it(`is nobody with ${what}, and all of them are listed`, () => {
      expect(author(header)).toBeNull();
      expect(domains(header)).toEqual(seen);
    });
  }

  it('is nobody when a second From stands behind 2,000 other fields', () => {
    const header = `From: <a@attack.example>\r\n${'A: b\r\n'.repeat(2100)}From: <admin@legit.example>`;
    expect(author(header)).toBeNull();
    expect(facts(header).from.map(({ hidden }) => hidden ?? false)).toEqual([false, true]);
  });

  it('is nobody when the From field is longer than what is read', () => {
    expect(author(`From: <a@b.example>${' '.repeat(MAX_HEADER_BYTES)}, <c@d.example>`)).toBeNull();
  });

  it('stays known with a signature that lists "From" on a line of its own', () => {
    expect(author('DKIM-Signature: v=1; i=@b.example; h=Date:\r\n From:To; bh=x; b=y\r\nFrom: <a@b.example>')).toBe(
      'a@b.example',
    );
  });
});

describe('Return-Path', () => {
  const border = 'Received: from a by b; x';
  const place = (returnPath: 'top' | 'bottom', borderFieldIndex: number | null, trusted = true) => ({
    returnPath,
    borderFieldIndex,
    trusted,
  });

  it('is recorded above the border, and claimed below it', () => {
    const header = `Return-Path: <a@a.example>\r\n${border}\r\nReturn-Path: <b@b.example>`;
    expect(facts(header, place('top', 1)).returnPath).toEqual({
      address: 'a@a.example',
      trust: 'recorded',
      fieldIndex: 0,
    });
    const below = `${border}\r\nReturn-Path: <b@b.example>`;
    expect(facts(below, place('top', 0)).returnPath).toEqual({
      address: 'b@b.example',
      trust: 'claimed',
      fieldIndex: 1,
    });
  });

  it('is recorded as the last one where the receiver writes it at the bottom', () => {
    const header = `${border}\r\nReturn-Path: <b@b.example>\r\nX: y\r\nReturn-Path: <a@a.example>`;
    expect(facts(header, place('bottom', 0)).returnPath).toEqual({
      address: 'a@a.example',
      trust: 'recorded',
      fieldIndex: 3,
    });
  });

  it('is only claimed without a border or a known receiver', () => {
    const header = `Return-Path: <>\r\n${border}`;
    expect(facts(header, place('top', null)).returnPath).toEqual({ address: '', trust: 'claimed', fieldIndex: 0 });
    expect(facts(header, place('top', 1, false)).returnPath?.trust).toBe('claimed');
    expect(facts(header, place('top', 1)).returnPath).toEqual({ address: '', trust: 'recorded', fieldIndex: 0 });
  });

  for (const path of [
    '<(any@legit.example>',
    '<any@legit.example(a.attack.example>',
    "<any@legit.example'@any.attack.example>",
    '<a:b"@legit.example>',
    '<a:b\\@legit.example>',
    '<a:b@legit.example.>',
    '<=?utf-8?Q?a=40b.example?=@legit.example>',
    '<a:@b.example:c@legit.example>',
    'x <a@b.example>',
    '',
  ]) {
    it(`is malformed and not empty as "${path}"`, () => {
      expect(facts(`Return-Path: ${path}`).returnPath).toEqual({
        address: path,
        trust: 'claimed',
        fieldIndex: 0,
        malformed: true,
      });
    });
  }
});

describe('a reverse-path whose local part lacks its quotation marks', () => {
  it.each(['a:b', 'a,b', 'a;b', 'x[1]', 'a b', 'msprvs1=20000abc:x'])('has one domain all the same: "%s"', (local) => {
    for (const path of [`<${local}@sender.example>`, `${local}@sender.example`]) {
      expect(facts(`Return-Path: ${path}`).returnPath).toEqual({
        address: `${local}@sender.example`,
        trust: 'claimed',
        fieldIndex: 0,
      });
    }
  });
});

describe('readMessageFacts, bounded', () => {
  it('reads a thousand mailboxes of all From fields, and of all To fields', () => {
    const read = facts(
      `${'From: a@b.example,c@d.example\r\n'.repeat(600)}${'To: a@b.example,c@d.example\r\n'.repeat(600)}X: y`,
    );
    expect(read.from).toHaveLength(600);
    expect(read.from.flatMap(({ mailboxes }) => mailboxes)).toHaveLength(MAX_ADDRESSES);
    expect(read.from.at(-1)?.wellFormed).toBe(false);
    expect(read.to).toHaveLength(MAX_ADDRESSES);
  });

  it('never throws and never names an author beside another From, whatever the header', () => {
    const piece = fc.constantFrom(
      'From',
      ' From',
      ':',
      ' ',
      '\r\n',
      '\r',
      '\n',
      'a@b.example',
      '<',
      '>',
      ',',
      '"',
      '(',
      'Subject: x',
      '\0',
      'Return-Path: ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.uint8Array({ maxLength: 20 }), (pieces, bytes) => {
        const read = facts(pieces.join('') + latin1(bytes));
        if (read.author !== null) expect(read.from).toHaveLength(1);
        expect(JSON.parse(JSON.stringify(read))).toEqual(read);
      }),
      { numRuns: 500 },
    );
  });
});
