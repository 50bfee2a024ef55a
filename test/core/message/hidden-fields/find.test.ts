import { describe, expect, it } from 'vitest';
import { fromLatin1, latin1 } from '../../../../src/core/bytes/latin1.ts';
import { MAX_HEADER_FIELDS } from '../../../../src/core/limits.ts';
import { parseMessage } from '../../../../src/core/message/parse.ts';

const parse = (header: string) =>
  parseMessage(fromLatin1(`${header}\r\nFrom: <admin@legit.example>\r\n\r\nFrom: <body@x.example>\rSubject: x`));

function hidden(header: string): [number, string][] {
  const message = parse(header);
  return message.hiddenFrom.map(({ line, valueStart, end }) => [line, latin1(message.bytes, valueStart, end)]);
}

describe('From fields that only some readers see', () => {
  it('are found in a continuation line of another field (attack: the first line began with a space)', () => {
    expect(hidden('Authentication-Results: mx.example; none\r\n From: <first@attack.example>')).toEqual([
      [2, ' <first@attack.example>'],
    ]);
  });

  it('are found whatever stands around the name', () => {
    const lines = [
      ' from:a@x.example',
      '\t FROM : a@x.example',
      ' From\r\n : a@x.example',
      ' From:\r\n a@x.example',
      ' F\0rom\x80: a@x.example',
    ];
    for (const line of lines) expect(hidden(`Subject: s\r\n${line}`)).toHaveLength(1);
    expect(hidden('Subject: s\r\n From:\r\n a@x.example\r\n b')).toEqual([[2, '\r\n a@x.example']]);
  });

  it('are found where no field of the author stands above, by a name that every reader finds', () => {
    expect(hidden('Subject : s\r\nReceived: x\r\n From: <first@attack.example>')).toHaveLength(1);
    const none = parseMessage(fromLatin1('Received: x\r\n From: <first@attack.example>\r\nTo: y\r\n\r\n'));
    expect(none.hiddenFrom).toHaveLength(1);
  });

  it('are found behind a bare CR', () => {
    expect(hidden('Subject: s\rFrom: a@x.example')).toEqual([[1, ' a@x.example']]);
  });

  it('are found in stray lines and in their continuations', () => {
    expect(hidden('From\0: a@x.example')).toHaveLength(1);
    expect(hidden('junk\r\n From: a@x.example')).toHaveLength(1);
  });

  it('are found in every place at once', () => {
    expect(hidden('junk\r\n From: a@x.example\r\nSubject: s\r\n From: b@x.example')).toHaveLength(2);
  });

  it('are found past the limit of fields', () => {
    expect(hidden('A: b\r\n'.repeat(MAX_HEADER_FIELDS).trimEnd())).toEqual([
      [MAX_HEADER_FIELDS + 1, ' <admin@legit.example>'],
    ]);
  });

  it('are not the names that a signature lists, nor the copies that it holds', () => {
    expect(
      hidden(
        'DKIM-Signature: v=1; i=@x.example; h=Date:\r\n From:To:Subject;\r\n z=Date:x|\r\n From:<admin@legit.example>',
      ),
    ).toEqual([]);
    expect(
      hidden('ARC-Message-Signature: i=1; d=x; h=\r\n From:To;\r\n z=From:<admin@legit=2Eexample>|\r\n b=y'),
    ).toEqual([]);
    expect(hidden('X-Google-DKIM-Signature: h=x:\r\n from:to; i=@x')).toEqual([]);
    expect(hidden('DKIM-Signature: d=X.example; h=x:\r\n from:to; i=Bob@Mail.x.EXAMPLE')).toEqual([]);
    // An address above the line is not its value.
    expect(hidden('DKIM-Signature: y=a@x.example; h=x:\r\n from:to; i=@x.example')).toEqual([]);
  });

  it.each([
    ['a field that is no signature', 'X-Foo: h=x:\r\n From:to; i=@x.example'],
    ['a list of tags that is none', 'DKIM-Signature: h=x:\r\n From:to; i=@x.example; y'],
    ['a tag that lists no names', 'DKIM-Signature: y=x:\r\n From:to; i=@x.example'],
    ['a tag behind a list of names', 'DKIM-Signature: h=x; y=x:\r\n From:to; i=@x.example'],
    ['a tag before a list of names', 'DKIM-Signature: y=x:\r\n From:to; i=@x.example; h=x'],
    ['names with an address among them', 'DKIM-Signature: h=x:\r\n From:Boss <boss@legit.example>'],
    [
      'names before the identity of another domain',
      'DKIM-Signature: d=x.example; h=x:\r\n From:Boss; i=a@legit.example',
    ],
    ['names before an identity with a "<"', 'DKIM-Signature: d=x.example; h=x:\r\n From:Boss; i=Boss<boss@x.example'],
    ['a copy of what the message does not say', 'DKIM-Signature: z=A:x|\r\n From:boss@legit.example'],
    ['names before a tag that begins with "@"', 'DKIM-Signature: h=x:\r\n From:to; y=@x.example'],
    ['names before an address of the domain', 'DKIM-Signature: d=x.example; h=x:\r\n From:to; y=a@x.example'],
    [
      'names before an address within the identity',
      'DKIM-Signature: d=x.example; h=x:\r\n From:Boss; i=a@<boss@legit.example>.x.example',
    ],
    [
      'copies of which one names no field',
      'boss@legit.exampl: boss@legit.example\r\nDKIM-Signature: z=A:x|\r\n From:Boss|boss@legit.example',
    ],
    ['a signature longer than any', `DKIM-Signature: h=x:\r\n From:to; i=@x.example; b=${'x'.repeat(64 * 1024)}`],
  ])('are found under what only resembles the names of a signature: %s', (_what, header) => {
    expect(hidden(header)).toHaveLength(1);
  });

  it('are not words that merely begin alike, nor a name without an address', () => {
    expect(hidden('Received: a\r\n from b (c [192.0.2.1]) by d; for <e@f.example>')).toEqual([]);
    expect(hidden('Subject: s\r\n From: the desk of')).toEqual([]);
    expect(hidden('From \x93\xfa: the desk of')).toEqual([]);
    expect(parseMessage(fromLatin1('Received: x\r\n From: the desk of\r\nTo: y\r\n\r\n')).hiddenFrom).toEqual([]);
    expect(hidden('Subject: s\r\n Fromage: a@x.example')).toEqual([]);
    expect(hidden('Subject: s From: a@x.example')).toEqual([]);
  });

  it('are no text wrapped there within the author’s own fields', () => {
    const below = (text: string) => parse(`From: <a@x.example>\r\n${text}`).hiddenFrom;
    expect(below('Thread-Topic: FW: Request\r\n from: bob@client.example')).toEqual([]);
    expect(below('X-Report-Abuse: Please report abuse here\r\n From: abuse@esp.example')).toEqual([]);
    // Behind an odd line end, or in a line that is no field, nothing honest stands.
    expect(below('X-A: b\rFrom: bob@client.example')).toHaveLength(1);
    expect(below('junk\r\n From: bob@client.example')).toHaveLength(1);
  });

  it('are listed ten times at most', () => {
    expect(hidden(`Subject: s${'\r\n From: a@x.example'.repeat(1000)}`)).toHaveLength(10);
  });

  it('are listed ten times at most, however many others hide before them', () => {
    const message = parse(`A: b${'\rDate: x'.repeat(100)}${'\rFrom: a@x.example'.repeat(100)}`);
    expect([message.hiddenFields.length, message.hiddenFrom.length]).toEqual([10, 10]);
  });
});

/** [name, line, the text behind the colon] */
function others(header: string): [string, number, string][] {
  const { bytes, hiddenFields } = parse(header);
  return hiddenFields.map(({ name, line, valueStart, end }) => [name, line, latin1(bytes, valueStart, end)]);
}

describe('other fields that only some readers see', () => {
  it.each(['\r', '\x0b', '\x0c', '\x1c', '\x1d', '\x1e', '\xc2\x85', '\xe2\x80\xa8', '\xe2\x80\xa9'])(
    'are found behind %j, up to the next such line end',
    (end) => {
      expect(others(`A: b\r\n c${end}Subject: Pay${end}x`)).toEqual([['Subject', 2, ' Pay']]);
    },
  );

  it.each([
    'Sender',
    'Reply-To',
    'To',
    'Cc',
    'Subject',
    'Date',
    'Message-ID',
    'MIME-Version',
    'Content-Type',
    'Content-Transfer-Encoding',
    'Content-Disposition',
  ])('are found by the name %s, in any case, with controls in it and white space behind it', (name) => {
    const written = `${name.slice(0, 1).toUpperCase()}\0${name.slice(1).toLowerCase()}\x0b \t`;
    expect(others(`A: b\r\0${written}: x`)).toEqual([[name, 1, ' x']]);
  });

  it('are found in a line that is no field, and behind the odd line ends in it', () => {
    expect(others('Sub\x80ject: a\rTo: b')).toEqual([
      ['Subject', 1, ' a'],
      ['To', 1, ' b'],
    ]);
  });

  it('are found within signatures and past the limit of fields', () => {
    expect(others('DKIM-Signature: v=1; h=From:\rSubject:To; bh=x; b=y')).toHaveLength(1);
    expect(others(`${'A: b\r\n'.repeat(MAX_HEADER_FIELDS)}A: b\rSubject: x`)).toHaveLength(1);
  });

  it('are none behind a fold, whatever that fold is made of', () => {
    for (const fold of ['\r\n ', '\n\t', '\r ', '\x0b ', '\r\r\n ', '\xc2\x85\t', '\r\0 ']) {
      expect(others(`A: b${fold}Subject: x`), JSON.stringify(fold)).toEqual([]);
    }
  });

  it('are none where a limit leaves fields unread: those are fields, and told as unread', () => {
    expect(others(`${'A: b\r\n'.repeat(MAX_HEADER_FIELDS)}Subject: x`)).toEqual([]);
    expect(others(`${'A: b\r\n'.repeat(MAX_HEADER_FIELDS)}A: b\r\nSubject: x`)).toEqual([]);
  });

  it('are no words that merely begin alike, nor text with other letters in it', () => {
    for (const text of [
      'Subjects: x',
      'To whom: x',
      'Date',
      'To\x93c\x92\x86: x',
      '\x93\xfaSubject: x',
      'Reply\rTo: x',
      'Sub\rject: x',
      'Sub\n ject: x',
      'To \x93\xfa\x92\x86: x',
      'Sub\x80ject: x',
    ]) {
      expect(
        others(`A: b\r${text}`).filter(([name]) => !text.includes(`\r${name}`)),
        text,
      ).toEqual([]);
    }
  });

  it('are not made of half a letter: only whole sequences of UTF-8 end a line', () => {
    for (const text of [
      '\x85',
      '\xe3\x81\x85',
      '\xc2\xa8',
      '\xe2\x80\x85',
      '\xe2\x82\xa8',
      '\xe2\x80',
      '\xc2',
      '\x83\x85',
    ]) {
      expect(others(`A: ${text}Subject: x`), JSON.stringify(text)).toEqual([]);
      expect(hidden(`A: ${text}From: a@x.example`), JSON.stringify(text)).toEqual([]);
    }
  });
});

describe('headers made to cost time', () => {
  const MANY = 2_000_000;
  const repeat = (text: string) => text.repeat(MANY / text.length);
  const signature = `DKIM-Signature: v=1; d=x.example; h=${'\r\n from:to:'.repeat(4000)}; i=a@x.example`;
  const copies = `DKIM-Signature: v=1; z=${'\r\n From:a@x.example|'.repeat(15)}\r\n`;
  const headers: [string, string][] = [
    ['letters', `A: ${repeat('a')}`],
    ['folds', `A: ${repeat('\r\n b')}`],
    ['100,000 folds', `A: ${`\r\n ${'a'.repeat(97)}`.repeat(100_000)}`],
    ['folds before From', `A: ${repeat('\r\n From')}`],
    ['folds before From and a colon', `A: ${repeat('\r\n From:')}`],
    ['bare CR', `A: ${repeat('\r')}`],
    ['bare CR before From', `A: ${repeat('\rFrom')}`],
    ['bare CR before Subject and a colon', `A: ${repeat('\rSubject:')}`],
    ['VT', `A: ${repeat('\x0b')}Subject:`],
    ['NEL', `A: ${repeat('\xc2\x85')}`],
    ['half a NEL', `A: ${repeat('\xc2')}`],
    ['U+2028', `A: ${repeat('\xe2\x80\xa8')}c`],
    ['names with VT in them', `A: ${repeat('\x0bc\x0bo\x0bn\x0bt\x0be\x0bn\x0bt')}`],
    ['NUL in one name', `A: \rS${repeat('\0')}`],
    ['a name and no colon', `A: \rTo${repeat('\r')}`],
    ['8-bit letters', `A: ${repeat('\xe3\x81\x82')}`],
    ['"@" behind folds', `A: ${repeat('\r\n From@')}`],
    ['signatures with long lists', `${signature}\r\n`.repeat(20)],
    ['signatures with copies', copies.repeat(1900)],
  ];
  it.each(headers)('are read in linear time: %s', (_what, header) => {
    const bytes = fromLatin1(`${header}\r\n\r\n`);
    const start = performance.now();
    parseMessage(bytes);
    // Below 50 ms each; what grows with the square takes minutes.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
