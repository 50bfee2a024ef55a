import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latin1 } from '../../../../src/core/bytes/latin1.ts';
import { MAX_ADDRESSES, MAX_HEADER_BYTES } from '../../../../src/core/limits.ts';
import { parseAddressList } from '../../../../src/core/message/address/address-list.ts';

const utf8 = (text: string) => latin1(new TextEncoder().encode(text));
/** 'Name <local@domain>'; of a malformed mailbox what could be recovered: '!Name <local|domain>' */
const read = (value: string) =>
  parseAddressList(value).mailboxes.map(({ name, address, localPart, domain }) =>
    address === '' ? `!${name} <${localPart}|${domain}>` : `${name} <${address}>`,
  );
const oddities = (value: string) =>
  parseAddressList(value).mailboxes.flatMap((mailbox) => mailbox.oddities.map(({ code }) => code));
const wellFormed = (value: string) => parseAddressList(value).wellFormed;

describe('parseAddressList, by RFC 5322', () => {
  const cases: [string, string, string[]][] = [
    ['an address alone', 'alice@sender.example', [' <alice@sender.example>']],
    ['a name', 'Alice B. Carroll <alice@sender.example>', ['Alice B. Carroll <alice@sender.example>']],
    [
      'a quoted name',
      '"Carroll, \\"Al\\" <x@y>" <alice@sender.example>',
      ['Carroll, "Al" <x@y> <alice@sender.example>'],
    ],
    ['several', 'a@b.example, C <c@d.example>,e@f.example', [' <a@b.example>', 'C <c@d.example>', ' <e@f.example>']],
    [
      'a group',
      'A Group:Ed <joe@where.test>,john@one.test;, x@y.test',
      ['Ed <joe@where.test>', ' <john@one.test>', ' <x@y.test>'],
    ],
    ['an empty group', 'Undisclosed recipients:;', []],
    [
      'comments everywhere (Appendix A.5)',
      'Pete(A nice \\) chap) <pete(his account)@attack.example(his host)>',
      ['Pete <pete@attack.example>'],
    ],
    ['nested comments', '(a(b(c)))alice@sender.example', ['a(b(c)) <alice@sender.example>']],
    ['a name in a comment', 'alice@sender.example (Alice \\(B\\))', ['Alice (B) <alice@sender.example>']],
    ['white space and folds', ' Alice\r\n\t<\r\n alice @ sender.example >\r\n', ['Alice <alice@sender.example>']],
    ['a quoted local part', '"alice b"@sender.example', [' <"alice b"@sender.example>']],
    ['a domain literal', '<x@[192.0.2.1]>, <x@[IPv6:2001:DB8::1]>', [' <x@[192.0.2.1]>', ' <x@[ipv6:2001:db8::1]>']],
    ['every sign of atext', "!#$%&'*+-/=?^_`{|}~@sender.example", [" <!#$%&'*+-/=?^_`{|}~@sender.example>"]],
    ['empty elements', ', a@b.example,, ,c@d.example,', [' <a@b.example>', ' <c@d.example>']],
    ['a domain of one label', 'root@localhost', [' <root@localhost>']],
    ['no name but quotes', '"" <a@b.example>', [' <a@b.example>']],
    ['brackets before a name', '[EXTERNAL] Bob <bob@b.example>', ['[EXTERNAL] Bob <bob@b.example>']],
    ['nothing', '', []],
    ['only a comment', '(nobody)', []],
    ['a route that begins with commas (obs-route, §4.4)', '<,,@a.example:c@d.example>', [' <c@d.example>']],
    ['an empty element before a name', ', Bob <a@b.example>', ['Bob <a@b.example>']],
    ['a dot before a group', 'St. Mary: a@b.example;', [' <a@b.example>']],
  ];
  for (const [name, value, expected] of cases) {
    it(`reads ${name}`, () => {
      expect(read(value)).toEqual(expected);
      expect(wellFormed(value)).toBe(true);
    });
  }

  it('reads a name with commas that lacks its quotes, where no other reading has an address', () => {
    const comma = 'Acme, Baker, Inc. <a@b.example>';
    expect(read(comma)).toEqual(['Acme, Baker, Inc. <a@b.example>']);
    expect(wellFormed(comma)).toBe(true);
    expect(oddities(comma)).toEqual(['message_name_unquoted']);
    expect(read(`x@y.example, ${comma}, z@y.example`)).toEqual([
      ' <x@y.example>',
      'Acme, Baker, Inc. <a@b.example>',
      ' <z@y.example>',
    ]);
    expect(read('Acme Inc., Tokyo <a@b.example>')).toEqual(['Acme Inc., Tokyo <a@b.example>']);
    expect(read(`${'a, '.repeat(50)}b <a@b.example>`).length).toBeGreaterThan(10);
    // "+AEA-" is "@" in UTF-7 alone, and a word of UTF-8 is none.
    expect(read('=?utf-8?Q?C+AEA-?=, Inc. <a@b.example>')).toEqual(['C+AEA-, Inc. <a@b.example>']);
    // Two commas part an empty element, and a group is a list of its own.
    expect(read('Acme,, Inc. <a@b.example>')).toEqual(['!Acme <|>', 'Inc. <a@b.example>']);
    expect(read('Team: Acme, Inc. <a@b.example>;')).toEqual(['!Acme <|>', 'Inc. <a@b.example>']);
  });

  it('reads an "@" in a name that lacks its quotes, where no domain follows it', () => {
    for (const name of [
      'Legit @ Home',
      'Team@Work',
      '@acme',
      'Bob @',
      'Cafe @ the Corner No. 5',
      '.NET Team',
      'St. Ives Team @ Home',
      'a.b.c. Co',
    ]) {
      const value = `${name} <a@b.example>`;
      expect(read(value), value).toEqual([value]);
      expect(wellFormed(value), value).toBe(true);
      expect(oddities(value), value).toEqual(name === 'a.b.c. Co' ? [] : ['message_name_unquoted']);
    }
    for (const name of ['Name (x) Y', '[Team] X', 'Foo, Inc.', "O'Neil & Sons"])
      expect(wellFormed(`${name} <a@b.example>`), name).toBe(true);
    expect(read('x@y.example, Legit @ Home <a@b.example>')).toEqual([' <x@y.example>', 'Legit @ Home <a@b.example>']);
  });

  it('names no author where a program may read an address in a name without quotes', () => {
    for (const name of [
      'admin@legit.example',
      'admin @ legit.example',
      'admin @ legit . example',
      'admin@legit (x) .example',
      'Us admin@legit.example Team',
      'admin@[192.0.2.1]',
      'admin@[IPv6:::1]',
      'admin @ =?utf-8?Q?legit=2Eexample?=',
      'admin @ =?utf-7?Q?legit+AC4-example?=',
      'admin @ legit\xe3\x80\x82example',
      'a @ b @ legit.example',
      '"admin"@legit.example',
    ]) {
      expect(wellFormed(`${name} <x@attack.example>`), name).toBe(false);
    }
    expect(read('a@b, c@d <x@attack.example>')).toEqual([' <a@b>', 'c@d <x@attack.example>']);
  });

  it('reads commas and brackets within an encoded word as text', () => {
    expect(read('=?utf-8?Q?Acme,_Inc.?= <a@b.example>')).toEqual(['Acme, Inc. <a@b.example>']);
    expect(read('=?utf-8?Q?Acme_:)?= (x) <a@b.example>')).toEqual(['Acme :) <a@b.example>']);
    expect(read('=?utf-8?Q?"A"_<B>;?= =?utf-8?Q?_[C?= <a@b.example>')).toEqual(['"A" <B>; [C <a@b.example>']);
    for (const value of ['=?utf-8?Q?Acme,_Inc.?= <a@b.example>', '=?utf-8?Q?Acme_(UK?= <a@b.example>']) {
      expect(wellFormed(value)).toBe(true);
      expect(oddities(value)).toEqual([]);
    }
  });

  it('takes for an encoded word only what is one', () => {
    expect(read('=?utf-8?Q?6"_TV,?= =?utf-8?Q?_x,y?= <a@b.example>')).toEqual(['6" TV, x,y <a@b.example>']);
    // In quotes and in comments it is text; a blank ends it; and it begins with "=?".
    for (const value of [
      '"=?utf-8?Q?a"<x@legit.example>,"b?="<y@attack.example>',
      '(=?utf-8?Q?a)<x@legit.example>,(b?=)<y@attack.example>',
      '=?utf-8?Q?a, x@legit.example ,?= <y@attack.example>',
      'a=bc?Q?d@legit.example,?= <y@attack.example> (=?)',
    ])
      expect(
        parseAddressList(value)
          .mailboxes.map(({ domain }) => domain)
          .filter(Boolean),
        value,
      ).toContain('legit.example');
  });

  it('names no author where a reader that knows no encoded words sees another address', () => {
    const value = '=?utf-8?Q?a,<admin@legit.example>,?= <x@attack.example>';
    expect(wellFormed(value)).toBe(false);
    expect(oddities(value)).toContain('message_address_two_readings');
    expect(wellFormed('"=?utf-8?Q?a" <x@legit.example>, "b?=" <y@attack.example>')).toBe(true);
    expect(read('"=?utf-8?Q?a" <x@legit.example>, "b?=" <y@attack.example>')).toHaveLength(2);
  });

  it('minds no "@" of an encoded word in which a reader without encoded words finds no address of the Internet', () => {
    for (const name of ['=?utf-8?Q?Team@Work,_Inc.?=', '=?utf-8?Q?Follow_us,@acme.example,_or?='])
      expect(wellFormed(`${name} <a@b.example>`), name).toBe(true);
  });

  it('names no author where more words than are kept stand before a second address', () => {
    expect(wellFormed(`${'a '.repeat(990)}<x@attack.example>`)).toBe(true);
    expect(wellFormed(`${'a '.repeat(993)}<x@attack.example> <admin@legit.example>`)).toBe(false);
  });

  it('keeps what some programs show for the name', () => {
    const also = (value: string) => parseAddressList(value).mailboxes[0]?.alsoNamed;
    expect(also('(PayPal) <x@b.example>')).toEqual(['PayPal']);
    expect(also('Bob <x@b.example> (PayPal)')).toEqual(['PayPal']);
    expect(also('x@b.example (PayPal)')).toBeUndefined();
    expect(also('PayPal Support: x@b.example;')).toEqual(['PayPal Support']);
    for (const label of ['utf-7', 'UTF-7', 'unicode-1-1-UTF-7'])
      expect(also(`=?${label}?Q?+AFAAYQB5-Pal?= <x@b.example>`), label).toEqual(['PayPal']);
    expect(also('Bob <x@b.example> ( PayPal )')).toEqual(['PayPal']);
    expect(also('Bob <x@b.example> (a)(b)(c)(d)')).toEqual(['b', 'c', 'd']);
    expect(also('Bob <x@b.example> ()')).toBeUndefined();
    expect(parseAddressList('=?utf-8?B?UGF54oCLUGFs?= <x@b.example>').mailboxes[0]).toMatchObject({
      name: 'Pay[U+200B]Pal',
      seenName: 'PayPal',
      hidden: [{ effect: 'unseen', codes: [0x200b] }],
    });
    expect(also('Bob <x@b.example>')).toBeUndefined();
  });

  it('reads UTF-8 (RFC 6531) and gives the domain in A-labels too', () => {
    const { mailboxes } = parseAddressList(utf8('山田 <用户@例え.example>'));
    expect(mailboxes).toEqual([
      {
        name: '山田',
        address: '用户@例え.example',
        localPart: '用户',
        domain: 'xn--r8jz45g.example',
        unicodeDomain: '例え.example',
        oddities: [],
      },
    ]);
  });

  it('keeps an A-label as it is written and says what it stands for (attack: homograph)', () => {
    const { mailboxes } = parseAddressList('Support@XN--80AK6AA92E.example');
    expect(mailboxes[0]).toMatchObject({
      address: 'Support@XN--80AK6AA92E.example',
      domain: 'xn--80ak6aa92e.example',
      unicodeDomain: 'аррӏе.example',
    });
  });

  it('names what is odd and still well formed', () => {
    expect(oddities('<@a.example,@b.example:c@d.example>')).toEqual(['message_address_route']);
    expect(oddities('"a b"@c.example')).toEqual(['message_address_quoted']);
    expect(oddities('a . b @ c.example')).toEqual(['message_address_obsolete']);
    expect(oddities('a@b. (x) example')).toEqual(['message_address_obsolete']);
    expect(oddities('a . b@c . example')).toEqual(['message_address_obsolete']);
    expect(oddities('"a b".c@d.example')).toEqual(['message_address_quoted']);
    for (const local of ['.a', 'a.', 'a..b', 'a..b.'])
      expect(oddities(`${local}@docomo.example`), local).toEqual(['message_address_dots']);
    expect(oddities('a@[192.0.2.1]')).toEqual(['message_address_literal']);
    expect(oddities('Team: a@b.example;')).toEqual(['message_address_group']);
    expect(oddities('a@b.example <A@b.example>')).toEqual(['message_name_unquoted']);
    expect(oddities("'a@b.example' <a@b.example>")).toEqual(['message_name_unquoted']);
    expect(oddities('A@b.example <a@b.example>')).toEqual(['message_name_unquoted']);
    expect(oddities('"a b"@c.example <"a b"@c.example>')).toEqual(['message_address_quoted', 'message_name_unquoted']);
    for (const name of ["xa@b.example'", "'a@b.examplex"])
      expect(wellFormed(`${name} <a@b.example>`), name).toBe(false);
    expect(oddities('<>')).toEqual(['message_address_malformed']);
    expect(oddities('admin@legit.example <x@attack.example>')).toEqual(['message_address_malformed']);
    expect(parseAddressList('=?utf-8?Q?Te=61m?=: a@b.example;').mailboxes[0]?.oddities).toEqual([
      { code: 'message_address_group', values: { group: 'Team' } },
    ]);
    expect(wellFormed("'a@b.example' <a@c.example>")).toBe(false);
    expect(oddities('Alice <a@b.example>')).toEqual([]);
  });
});

describe('parseAddressList on what is malformed', () => {
  const cases: [string, string, string[]][] = [
    ['a name without address', 'Alice', ['!Alice <|>']],
    ['empty brackets', 'Alice <>', ['!Alice <|>']],
    ['words without address', 'Alice Bob', ['!Alice Bob <|>']],
    ['no domain', 'Alice <alice@>', ['!Alice <alice|>']],
    ['a local part of dots', '..@b.example', ['! <".."|b.example>']],
    ['no local part', '<@b.example>', ['! <|b.example>']],
    [
      'a second "@"',
      'admin@legit.example(comment)@attack.example',
      ['!comment <"admin@legit.example"|attack.example>'],
    ],
    [
      'a second "@" behind a quote',
      "<any@legit.example'@any.attack.example>",
      ['! <"any@legit.example\'"|any.attack.example>'],
    ],
    ['a backslash in a name', 'A \\ B <a@b.example>', ['!A \\ B <a|b.example>']],
    ['a closing parenthesis in a name', 'A ) <a@b.example>', ['!A ) <a|b.example>']],
    ['text behind the brackets', 'Alice <a@b.example> x', ['!Alice <a|b.example>']],
    ['two pairs of brackets', 'A <a@b.example> <c@d.example>', ['!A <a|b.example>', '!A <c|d.example>']],
    ['a missing ">" before another "<"', 'A <a@b.example <c@d.example>', ['!A <a|b.example>', '!A <c|d.example>']],
    ['two pairs of empty brackets', 'A <> <>', ['!A <|>']],
    ['doubled brackets', 'A <<a@b.example>>', ['!A <a|b.example>']],
    ['a missing ">"', 'A <a@b.example', ['!A <a|b.example>']],
    ['a missing ">" before a comma', 'A <a@b.example, c@d.example', ['!A <a|b.example>', ' <c@d.example>']],
    ['a missing "<"', 'A a@b.example>', ['! <"Aa"|>']],
    ['an open comment', '<(any@legit.example>', ['! <|>']],
    ['a comment behind an address that does not end', 'a@b.example (x', ['!x <a|b.example>']],
    ['a comment behind a list that does not end', 'a@b.example, (x', [' <a@b.example>']],
    ['an open quote', '"A <a@b.example>', ['!A <a@b.example> <|>']],
    [
      'an address for a name that is another',
      'admin@legit.example <x@attack.example>',
      ['!admin@legit.example <x|attack.example>'],
    ],
    ['a comma behind an address', 'foo@c.example, Inc. <a@b.example', [' <foo@c.example>', '!Inc. <a|b.example>']],
    ['a comma before a bare address', 'Foo, <a@b.example>', ['!Foo <|>', ' <a@b.example>']],
    ['a comma behind a name that has no address', '<a@b.example>, Foo', [' <a@b.example>', '!Foo <|>']],
    ['a comma behind an encoded address', '=?utf-8?Q?x=40y?=, Z <a@b.example>', ['!x@y <|>', 'Z <a@b.example>']],
    [
      'a comma behind a word of Base64 with an "@" in it',
      '=?utf-8?B?QUJD@?=, Z <a@b.example>',
      ['!ABC <|>', 'Z <a@b.example>'],
    ],
    ['a comma behind quotes that hold NUL', '"a\0", B <c@d.example>', ['!a␀ <|>', 'B <c@d.example>']],
    ['a comma behind a quoted address', '"x@y.example", Z <a@b.example>', ['!x@y.example <|>', 'Z <a@b.example>']],
    ['a name that stops at empty brackets', '"A" <>63493<a@b.example>', ['!A <a|b.example>']],
    ['an encoded word before "@"', '=?utf-8?Q?a,b?=@c.example', ['! <"=?utf-8?Q?a,b?="|c.example>']],
    ['a group without end', 'Team: a@b.example', [' <a@b.example>']],
    ['a ";" outside of groups', 'a@b.example; c@d.example', [' <a@b.example>', ' <c@d.example>']],
    ['a group without name', ': a@b.example;', ['! <":a"|b.example>']],
    ['a group in a group', 'A: B: a@b.example;;', ['! <"B:a"|b.example>']],
    ['a domain that ends in a dot', 'a@b.example.', ['! <a|b.example>']],
    ['a domain with a forbidden sign', "a@b'.example", ['! <a|>']],
    ['blanks in a domain', 'a@b c.d example', ['! <a|bc.dexample>']],
    ['two dots in a domain', 'a@b..example', ['! <a|>']],
    ['a word behind the domain', 'a@b.example c', ['! <a|b.examplec>']],
    ['a quote that touches a word', '"a"b@c.example', ['! <"\\"a\\"b"|c.example>']],
    ['a word that touches a quote', 'a"b"@c.example', ['! <"a\\"b\\""|c.example>']],
    ['NUL in a quoted local part', '"a\0"@c.example', ['! <"a␀"|c.example>']],
    ['NUL', 'a\0b@c.example', ['! <"a␀b"|c.example>']],
    ['a bare LF in quotes', '"a\nb" <c@d.example>', ['!ab <c|d.example>']],
    ['a bare CR in quotes', '"a\rb" <c@d.example>', ['!a␍b <c|d.example>']],
    ['an address in Latin-1', 'j\xfcrgen@b.example', ['! <"jürgen"|b.example>']],
    ['a literal with something behind', 'a@[192.0.2.1].b.example', ['! <a|>']],
    ['a literal that is no address', 'a@[b.example]', ['! <a|[b.example]>']],
    ['a literal with an unknown tag', 'a@[x:b.example]', ['! <a|[x:b.example]>']],
    ['an open literal', 'a@[192.0.2.12', ['! <a|[192.0.2.12>']],
    ['a route without its end', '<@a.example,@b.example>', ['! <"@a.example,"|b.example>']],
    ['a route that names no host', '<,:c@d.example>', ['! <c|d.example>']],
    ['a route with a sign that it cannot have', '<@a\\.example:c@d.example>', ['! <c|d.example>']],
    ['a route with NUL in quotes', '<@"a\0":c@d.example>', ['! <c|d.example>']],
    ['a zero-width space in a local part', utf8('a\u200bb@c.example'), ['! <"a[U+200B]b"|c.example>']],
    ['a soft hyphen in a domain', utf8('a@exa\u00admple.test'), ['! <a|example.test>']],
  ];
  for (const [name, value, expected] of cases) {
    it(`says so and recovers what it can: ${name}`, () => {
      expect(read(value)).toEqual(expected);
      expect(wellFormed(value)).toBe(false);
    });
  }
});

describe('parseAddressList on attacks', () => {
  it('tells what hides in a local part, and of a name only what hides there', () => {
    const hidden = (value: string) => parseAddressList(value).mailboxes[0]?.hidden;
    expect(hidden(utf8('Bob <admin\u200b@legit.example>'))).toEqual([{ effect: 'unseen', codes: [0x200b] }]);
    // Nothing is seen behind the NUL of this name: the address is malformed, and hides nothing.
    expect(hidden('=?utf-8?Q?Bob=00?= <a b@c.example>')).toEqual([{ effect: 'harmless', codes: [0] }]);
  });

  it('says nothing of a route where there is none', () => {
    expect(oddities('<@a.example,@b.example>')).toEqual(['message_address_malformed']);
  });

  it('lists both authors of two mailboxes', () => {
    expect(read('<first@attack.example>, <admin@legit.example>')).toEqual([
      ' <first@attack.example>',
      ' <admin@legit.example>',
    ]);
    expect(read('admin@legit.example,<second@attack.example>')).toHaveLength(2);
  });

  it('decodes no encoded word into an address, and says that one hides there', () => {
    const value = '=?utf-8?B?PGFkbWluQGxlZ2l0LmV4YW1wbGU+?=,<second@attack.example>';
    expect(read(value)).toEqual(['!<admin@legit.example> <|>', ' <second@attack.example>']);
    expect(oddities(value)).toEqual(['message_address_malformed', 'message_name_hides_address']);
    expect(read('=?utf-8?B?YWRtaW5AbGVnaXQuZXhhbXBsZQ==?=')).toEqual(['!admin@legit.example <|>']);
    expect(read('<=?utf-8?Q?admin=40legit?=@attack.example>')).toEqual([' <=?utf-8?Q?admin=40legit?=@attack.example>']);
    expect(oddities('<=?utf-8?Q?admin=40legit?=@attack.example>')).toEqual(['message_address_encoded_word']);
  });

  it('goes by the end of a route', () => {
    expect(read('<@attack.example,@any.com:admin@legit.example>')).toEqual([' <admin@legit.example>']);
  });

  it('keeps an address within quotes a local part', () => {
    expect(read('"admin@legit.example"@attack.example')).toEqual([' <"admin@legit.example"@attack.example>']);
    expect(parseAddressList('"admin@legit.example"@attack.example').mailboxes[0]?.domain).toBe('attack.example');
  });

  it('shows an address for a name as the name', () => {
    expect(read('"admin@legit.example" <x@attack.example>')).toEqual(['admin@legit.example <x@attack.example>']);
  });

  it('shows control and bidirectional characters instead of obeying them', () => {
    const value = '=?utf-8?Q?=E2=80=AEelpmaxe=2Etigel=40nimda=00x?= <x@attack.example>';
    expect(read(value)).toEqual(['[U+202E]elpmaxe.tigel@nimda␀x <x@attack.example>']);
    expect(oddities(value)).toEqual(['message_name_bidi', 'message_name_control', 'message_name_hides_address']);
  });
});

describe('parseAddressList on raw Chinese and Korean text', () => {
  it('is not misled by a backslash of Big5 or GBK before a closing quote, declared or not', () => {
    for (const declared of ['', 'big5', 'gbk']) {
      const { mailboxes, wellFormed: whole } = parseAddressList('"\xb3\x5c" <a@b.example>', declared);
      expect(mailboxes.map(({ address }) => address)).toEqual(['a@b.example']);
      expect(whole).toBe(true);
    }
    expect(parseAddressList('"\xb3\x5c" <a@b.example>', 'big5').mailboxes[0]?.name).toBe('許');
    expect(parseAddressList('\x81\x40\xc4\xfa <a@b.example>', 'gbk').mailboxes[0]?.address).toBe('a@b.example');
  });

  it('reads ISO-2022-KR whatever signs its bytes look like', () => {
    expect(read('\x1b$)C\x0eGQ1[\x0f <a@b.example>')).toEqual(['한글 <a@b.example>']);
  });

  it('names no author when another reader sees another address', () => {
    const value = '"\xb3\x5c" <a@attack.example> (" <b@legit.example>)';
    for (const declared of ['', 'big5', 'iso-8859-1']) expect(parseAddressList(value, declared).wellFormed).toBe(false);
  });
});

describe('parseAddressList on raw Japanese text', () => {
  it('is not misled by a Shift_JIS backslash before a closing quote', () => {
    expect(read('"\x95\x5c" <a@b.example>, "\x83\x5c\x81\x40" <c@d.example>')).toEqual([
      '表 <a@b.example>',
      'ソ　 <c@d.example>',
    ]);
    expect(wellFormed('"\x95\x5c" <a@b.example>')).toBe(true);
  });

  it('reads Shift_JIS outside of quotes, an "@" for second byte included', () => {
    expect(read('\x8e\x52\x93\x63\x81\x40\x91\xbe\x98\x59 <a@b.example>')).toEqual(['山田　太郎 <a@b.example>']);
  });

  it('reads ISO-2022-JP whatever signs its bytes look like', () => {
    // The bytes hold '"', "<", "," and "@".
    expect(read('\x1b$B;3ED@i<y,@(B\x1b(B <a@b.example>')).toHaveLength(1);
    expect(read('"\x1b$B;3ED\x1b(B" <a@b.example>')).toEqual(['山田 <a@b.example>']);
    expect(read('\x1b(I61]\x1b(B \x1b(I@[3\x1b(B <a@b.example>')).toEqual(['ｶｱﾝ ﾀﾛｳ <a@b.example>']);
    expect(read('\x1b$B;3ED\x1b(J <a@b.example>')).toEqual(['山田 <a@b.example>']);
    expect(read('\x1b$B;3ED\x1b(I@[3\x1b(B <a@b.example>')).toEqual(['山田ﾀﾛｳ <a@b.example>']);
    // A set of one byte leaves quotes what they are, and a set of two that does not end leaves nothing.
    expect(read('"\x1b(J" <a@b.example>, "x\x1b(B" <c@d.example>').map((one) => one.slice(-13))).toEqual([
      '<a@b.example>',
      '<c@d.example>',
    ]);
    expect(wellFormed('\x1b$B;3ED <a@b.example>')).toBe(false);
  });

  it('names no author when another reader sees another address', () => {
    const value = '"\x95\x5c" <a@attack.example> (" <b@legit.example>)';
    expect(read(value)).toEqual(['表 <a@attack.example>']);
    expect(oddities(value)).toEqual(['message_address_two_readings']);
    expect(wellFormed(value)).toBe(false);
    expect(wellFormed('\x1b$B;3ED,a@b.example,;3\x1b(B <c@d.example>')).toBe(false);
  });
});

describe('parseAddressList, bounded', () => {
  it('reads a thousand mailboxes at most and says that it did', () => {
    const { mailboxes, wellFormed: whole } = parseAddressList('a@b.example,'.repeat(100_000));
    expect(mailboxes).toHaveLength(MAX_ADDRESSES);
    expect(whole).toBe(false);
  });

  it('reads a field up to its limit and says when it was longer', () => {
    const blanks = ' '.repeat(MAX_HEADER_BYTES - 'a@b.example'.length);
    expect(parseAddressList(`a@b.example${blanks}`).wellFormed).toBe(true);
    expect(parseAddressList(`a@b.example${blanks} `).wellFormed).toBe(false);
    expect(read(`${blanks}a@b.example, c@d.example`)).toEqual([' <a@b.example>']);
  });

  it('ends on any number of anything', { timeout: 300_000 }, () => {
    const pieces = [
      '(',
      '"',
      '<',
      '>',
      '@',
      ',',
      ';',
      ':',
      '[',
      '\\',
      '.',
      'a ',
      'a@',
      '<@a,',
      '<a',
      '()',
      '""',
      'a:;',
      '\x95\x5c',
      '\x1b$B',
      '\x80',
    ];
    for (const piece of pieces) {
      const value = piece.repeat(Math.ceil(2_000_000 / piece.length));
      expect(parseAddressList(value).mailboxes.length).toBeLessThanOrEqual(MAX_ADDRESSES);
      expect(parseAddressList(`${'<'.repeat(999)},${piece}`.repeat(2000)).wellFormed).toBe(false);
    }
  });

  const dotAtom = fc
    .stringMatching(/^[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,8}(\.[a-z0-9]{1,5}){0,2}$/)
    .filter((text) => !text.includes('=?'));
  const domain = fc.stringMatching(/^[a-z0-9]{1,8}\.(example|test)$/);
  const name = fc.stringMatching(/^[a-zA-Z0-9 ,;:@<>()."\\[\]]{0,20}$/).map((text) => text.trim());
  const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;

  it('reads back every list that is written by the grammar', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ name, local: dotAtom, domain, comment: fc.boolean() }), { maxLength: 8 }),
        (list) => {
          const value = list
            .map((one) => `${quote(one.name)} ${one.comment ? '(a, (b) "c)' : ''}<${one.local}@${one.domain}>`)
            .join(', ');
          expect(read(value)).toEqual(list.map((one) => `${one.name} <${one.local}@${one.domain}>`));
          expect(wellFormed(value)).toBe(true);
        },
      ),
    );
  });

  it('never throws, and gives no address whose text was not there, whatever the text', () => {
    const piece = fc.constantFrom(
      'a',
      'b.example',
      '@',
      '<',
      '>',
      ',',
      ';',
      ':',
      '"',
      '\\',
      '(',
      ')',
      '[',
      ']',
      ' ',
      '.',
      '\r\n ',
      '\0',
      '\x95\x5c',
      '\x1b$B',
      '\x1b(B',
      '=?utf-8?Q?=40?=',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
          fc.string(),
        ),
        (value) => {
          const { mailboxes, wellFormed: whole } = parseAddressList(value);
          for (const mailbox of mailboxes) {
            if (mailbox.address === '') expect(whole).toBe(false);
            else {
              expect(mailbox.address.lastIndexOf('@')).toBe(mailbox.localPart.length);
              expect(mailbox.domain).toMatch(/^(?:[a-z0-9_.-]+|\[[!-Z^-~]+\])$/);
            }
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
