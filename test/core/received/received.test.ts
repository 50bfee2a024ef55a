import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalIp } from '../../../src/core/net/ip.ts';
import { parseReceived, readReceived } from '../../../src/core/received/received.ts';

const DATE = 'Tue, 24 Nov 2026 02:00:00 +0000';

describe('what a client says of itself is kept apart from what the server saw', () => {
  it('when it calls itself by an address', () => {
    expect(
      parseReceived(`from [127.0.0.1] (rev.attack.example [203.0.113.9]) by mx.rcpt.example with ESMTP; ${DATE}`),
    ).toMatchObject({
      from: '[127.0.0.1]',
      helo: '[127.0.0.1]',
      ip: '203.0.113.9',
    });
  });

  it('when its name brings an address in parentheses along', () => {
    expect(
      parseReceived(
        `from x([192.0.2.1]) (rev.attack.example [203.0.113.9]) by mx.rcpt.example (Haraka/3.0.3) with ESMTP; ${DATE}`,
      ).ip,
    ).toBe('203.0.113.9');
    // Where no mark tells whose form it is, it is refused (DESIGN, Received).
    expect(
      parseReceived(`from x([192.0.2.1]) (rev.attack.example [203.0.113.9]) by mx.rcpt.example with ESMTP; ${DATE}`),
    ).toMatchObject({ form: null, ip: null });
  });

  it('when its name brings a login along', () => {
    expect(
      parseReceived(`from x(authenticated) (rev.attack.example [203.0.113.9]) by mx.rcpt.example with ESMTP; ${DATE}`)
        .authenticated,
    ).toBeNull();
  });

  it('when its reverse name is the word "authenticated"', () => {
    expect(parseReceived(`from x (authenticated [203.0.113.9]) by mx.rcpt.example with ESMTP; ${DATE}`)).toMatchObject({
      authenticated: null,
      reverseName: 'authenticated',
      ip: '203.0.113.9',
    });
  });

  it('when it calls itself by a keyword', () => {
    for (const name of ['by', 'with', 'from', 'id', 'for', 'via', 'BY']) {
      expect(
        parseReceived(`from ${name} (rev.attack.example [203.0.113.9]) by mx.rcpt.example with ESMTP id 7; ${DATE}`),
      ).toMatchObject({
        from: name,
        by: 'mx.rcpt.example',
        ip: '203.0.113.9',
        with: 'ESMTP',
        id: '7',
      });
    }
  });

  it('when its HELO name in a remark is an address', () => {
    expect(
      parseReceived(
        `from rev.attack.example ([203.0.113.9]:25 helo=[192.0.2.1]) by mx.rcpt.example with esmtp; ${DATE}`,
      ),
    ).toMatchObject({ ip: '203.0.113.9', helo: '[192.0.2.1]' });
    expect(
      parseReceived(`from rev.attack.example (HELO 192.0.2.1) (203.0.113.9) by mx.rcpt.example with SMTP; ${DATE}`),
    ).toMatchObject({ ip: '203.0.113.9', helo: '192.0.2.1' });
  });

  it('when its name opens parentheses that it never closes, or closes what it never opened', () => {
    for (const name of ['x(', 'x((((', 'x)', ')(', '(', 'x\\(']) {
      expect(
        parseReceived(
          `from ${name} (rev.attack.example [203.0.113.9]) by mx.rcpt.example (Postfix) with ESMTP id 7; ${DATE}`,
        ),
      ).toMatchObject({
        by: 'mx.rcpt.example',
        ip: '203.0.113.9',
        with: 'ESMTP',
        date: '2026-11-24T02:00:00.000Z',
      });
    }
  });

  it('when the address stands only in the place of its name, that is told', () => {
    expect(parseReceived(`from [127.0.0.1] by mx.rcpt.example with SMTP; ${DATE}`)).toMatchObject({
      ip: '127.0.0.1',
      ipIsName: true,
    });
    expect(
      parseReceived(`from [203.0.113.9] (helo=x.example) by mx.rcpt.example with smtp; ${DATE}`),
    ).not.toHaveProperty('ipIsName');
  });

  it('when two remarks name different addresses, no address is named', () => {
    expect(parseReceived(`from x ([192.0.2.1]) ([203.0.113.9]) by mx.rcpt.example with SMTP; ${DATE}`).ip).toBeNull();
    expect(parseReceived(`from x (a [192.0.2.1] [203.0.113.9]) by mx.rcpt.example with SMTP; ${DATE}`).ip).toBeNull();
  });
});

describe('mail that a program on the host itself handed in', () => {
  const isPickup = (field: string) => readReceived(`${field}; ${DATE}`).pickup;

  it.each([
    'by mx.rcpt.example (Postfix, from userid 33) id 7',
    '(qmail 10681 invoked by uid 404)',
    '(from www@localhost) by mx.rcpt.example (8.17.1/8.17.1/Submit) id 7',
    'from localhost (root@localhost) by mx.rcpt.example (8.17.1/8.17.1/Submit) with ESMTP id 7',
  ])('is told by the server: %s', (field) => expect(isPickup(field)).toBe(true));

  it.each([
    'from x ([203.0.113.9]) by mx.rcpt.example (8.17.1/8.17.1/Submit) with ESMTP id 7',
    'by mx.rcpt.example with ESMTP id 7 for bob (8.1/Submit)',
    'by mx.rcpt.example with ESMTP id 7 for bob (Postfix, from userid 33)',
    'from x ([203.0.113.9]) by mx.rcpt.example (Postfix) with ESMTP id 7 (Postfix, from userid 33)',
  ])('is not told by a client or a recipient: %s', (field) => expect(isPickup(field)).toBe(false));
});

describe('a reverse-path with parentheses in its quoted local part', () => {
  const attack = '<"a) with esmtpsa ("@attack.example>';

  it('does not end the remark that it stands in', () => {
    const value = `from x ([203.0.113.9]) by mx.rcpt.example (envelope-from ${attack}) with esmtp (Exim 4.98) id 7; ${DATE}`;
    expect(parseReceived(value)).toMatchObject({ with: 'esmtp', authenticated: null, id: '7' });
  });

  it('does not end a recipient either', () => {
    const value = `from x ([203.0.113.9]) by mx.rcpt.example for <"a) with esmtpsa ("@rcpt.example> with esmtp id 7; ${DATE}`;
    expect(parseReceived(value)).toMatchObject({ with: 'esmtp', authenticated: null });
  });

  it('that never ends makes nothing vanish', () => {
    const value = `from <"x ([203.0.113.9]) by mx.rcpt.example with esmtp id 7; ${DATE}`;
    expect(parseReceived(value)).toMatchObject({ by: 'mx.rcpt.example', ip: '203.0.113.9', with: 'esmtp' });
  });
});

describe('addresses', () => {
  for (const [written, read] of [
    ['[203.0.113.9]', '203.0.113.9'],
    ['[IPv6:2001:DB8::0001]', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['[::ffff:203.0.113.9]', '203.0.113.9'],
    ['[203.0.113.9:25]', '203.0.113.9'],
    ['[203.0.113.9.49152]', '203.0.113.9'],
    ['[203.0.113.9]:25', '203.0.113.9'],
    ['203.0.113.9:25', '203.0.113.9'],
    ['alice@203.0.113.9', '203.0.113.9'],
    ['[fe80::1%eth0]', 'fe80::1'],
    ['[203.0.113.256]', null],
    ['[203.0.113.09]', null],
    ['[203.0.113]', null],
    ['[2026-11-24]', null],
    ['[]', null],
    ['[203.0.113.9', null],
    ['203.0.113.9]', null],
    ['[ 203.0.113.9 ]', '203.0.113.9'],
  ] as const) {
    it(`(${written}) is ${read ?? 'none'}`, () => {
      expect(parseReceived(`from x (${written}) by mx.rcpt.example with SMTP; ${DATE}`).ip).toBe(read);
    });
  }
});

describe('encryption', () => {
  const tlsOf = (clause: string) => parseReceived(`from x ([203.0.113.9]) by mx.rcpt.example ${clause}; ${DATE}`).tls;

  it('is told by the protocol alone', () => {
    for (const name of ['ESMTPS', 'esmtps', 'ESMTPSA', 'SMTPS', 'LMTPS', 'LMTPSA', 'UTF8SMTPS', 'UTF8SMTPSA', 'HTTPS'])
      expect(tlsOf(`with ${name}`), name).toEqual({ version: 'unknown', cipher: null });
    for (const name of ['SMTP', 'ESMTP', 'ESMTPA', 'LMTP', 'UTF8SMTP', 'UTF8SMTPA', 'HTTP', 'ASMTP', 'local', 'mapi'])
      expect(tlsOf(`with ${name}`), name).toBeNull();
  });

  it('has its version in one spelling', () => {
    for (const [written, version] of [
      ['TLS1_3', 'TLSv1.3'],
      ['TLSv1.2', 'TLSv1.2'],
      ['TLSv1', 'TLSv1'],
      ['TLS1.0', 'TLSv1'],
      ['SSLv3', 'SSLv3'],
    ] as const) {
      expect(tlsOf(`with SMTP (version=${written} cipher=X)`)).toEqual({ version, cipher: 'X' });
      expect(tlsOf(`with SMTP (using ${written} with cipher X (256/256 bits))`)).toEqual({ version, cipher: 'X' });
    }
    expect(tlsOf('with esmtps (TLS1.3:TLS_AES_256_GCM_SHA384:256) (Exim 4.98)')).toEqual({
      version: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
    });
  });

  it('is not told by a remark that the client brings along with its name', () => {
    expect(
      parseReceived(`from x(version=TLS1_3 cipher=X) ([203.0.113.9]) by mx.rcpt.example with SMTP; ${DATE}`).tls,
    ).toBeNull();
  });
});

describe('dates', () => {
  it('that are none are kept as they stand', () => {
    expect(parseReceived('from x by mx.rcpt.example with SMTP; yesterday')).toMatchObject({
      date: null,
      dateText: 'yesterday',
      zone: null,
    });
  });

  it('may be missing, with or without a semicolon', () => {
    for (const end of ['', ';', ' ; '])
      expect(parseReceived(`from x by mx.rcpt.example with SMTP${end}`)).toMatchObject({
        date: null,
        dateText: null,
        by: 'mx.rcpt.example',
      });
  });

  it('are those behind the last semicolon, also when the client calls itself "a;b"', () => {
    expect(parseReceived(`from a;b ([203.0.113.9]) by mx.rcpt.example with SMTP; ${DATE}`)).toMatchObject({
      date: '2026-11-24T02:00:00.000Z',
      ip: '203.0.113.9',
      by: 'mx.rcpt.example',
    });
  });

  it.each([
    ['no semicolon', 'id 7 Tue, 24 Nov 2026 11:00:00 +0900'],
    ['a comma for it', 'id 7, Tue, 24 Nov 2026 11:00:00 +0900'],
    ['no blank behind it', 'id 7;Tue, 24 Nov 2026 11:00:00 +0900'],
    ['no blank behind it, and ISO 8601', 'id 7;2026-11-24T11:00:00+09:00'],
    ['a comment behind it', 'id 7; (JST) Tue, 24 Nov 2026 11:00:00 +0900'],
    ['two comments at the end', 'id 7; Tue, 24 Nov 2026 11:00:00 +0900 (JST) (envelope-from a@sender.example)'],
  ])('may have %s', (_, end) => {
    expect(parseReceived(`from x (y [203.0.113.9]) by mx.rcpt.example with ESMTP ${end}`)).toMatchObject({
      id: '7',
      date: '2026-11-24T02:00:00.000Z',
      zone: 540,
    });
  });

  it('of qmail-scanner stand behind what it found', () => {
    const found = 'Clear:RC:0(203.0.113.9):SA:0(-1.2/5.0):. Processed in 0.5 secs';
    for (const head of [
      `by mx.rcpt.example by uid 502 with qmail-scanner-1.25 (${found})`,
      `from 203.0.113.9 by mx.rcpt.example (envelope-from <a@b.example>, uid 2020) with qmail-scanner-1.25st (${found})`,
    ])
      expect(parseReceived(`${head}; 24 Nov 2026 02:00:00 -0000`)).toMatchObject({
        by: 'mx.rcpt.example',
        date: '2026-11-24T02:00:00.000Z',
        zone: null,
      });
  });

  it('may have an id behind them', () => {
    expect(parseReceived(`from x by mx.rcpt.example with esmtp; ${DATE} id 00AB.CD`)).toMatchObject({
      id: '00AB.CD',
      dateText: DATE,
    });
  });
});

it('an empty field tells nothing', () => {
  for (const value of ['', ' ', '\t', ';', '()', '((', '))', '[', '<"']) {
    const hop = parseReceived(value);
    expect(Object.entries(hop).filter(([key, part]) => part !== null && key !== 'dateText')).toEqual([]);
  }
});

describe('hostile fields', () => {
  const cost = (value: string): number => {
    const start = performance.now();
    parseReceived(value);
    return performance.now() - start;
  };

  for (const [name, piece] of [
    ['open parentheses', '('],
    ['closed parentheses', ')'],
    ['empty comments', '()'],
    ['open brackets', '['],
    ['open angle brackets with quotation marks', '<"'],
    ['backslashes', '(\\'],
    ['semicolons', ';'],
    ['keywords', 'from by with '],
    ['addresses', '[203.0.113.9] '],
    ['commas', ','],
    ['blanks', ' '],
    ['letters', 'a'],
    ['remarks', '(x [203.0.113.9]) '],
    ['dates', 'Tue, 24 '],
  ] as const) {
    it(`100,000 ${name} and ten megabytes of them take no time`, () => {
      expect(cost(`from ${piece.repeat(100_000)}`)).toBeLessThan(1000);
      expect(cost(`from x (${piece.repeat(10_000_000 / piece.length)}`)).toBeLessThan(1000);
    });
  }
});

it('whatever a field holds: no throw, and an address is an address', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'from',
      'by',
      'with',
      'id',
      'for',
      'via',
      'tls',
      ';',
      '(',
      ')',
      '[',
      ']',
      '<',
      '>',
      '"',
      '\\',
      ' ',
      '\t',
      '\r\n ',
      ',',
      ':',
      '@',
    ),
    fc.constantFrom(
      '203.0.113.9',
      '[203.0.113.9]',
      '(HELO x)',
      '(x [2001:db8::1])',
      'ESMTPSA',
      'mx.rcpt.example',
      'helo=',
      'account',
      DATE,
      '\0',
      '\u00e9',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const hop = parseReceived(pieces.join(' '));
      for (const ip of [hop.ip, hop.byIp]) if (ip !== null) expect(canonicalIp(ip)).toBe(ip);
      for (const text of [hop.from, hop.by, hop.helo, hop.id, hop.for, hop.with, hop.via, hop.software])
        expect(text).not.toBe('');
      if (hop.date !== null) expect(new Date(hop.date).toISOString()).toBe(hop.date);
    }),
    { numRuns: 2000 },
  );
});

it('a field as servers write it comes back part by part', () => {
  const label = fc
    .stringMatching(/^[a-z][a-z0-9]{0,8}$/)
    .filter(
      (text) =>
        !['from', 'by', 'with', 'id', 'for', 'via', 'tls', 'unknown', 'helo', 'ehlo', 'lhlo', 'named'].includes(text),
    );
  const host = fc.tuple(label, label).map(([one, other]) => `${one}.${other}.example`);
  const ip = fc
    .oneof(fc.ipV4(), fc.ipV6())
    .map((text) => canonicalIp(text))
    .filter((text) => text !== null);
  const protocol = fc.constantFrom('SMTP', 'ESMTP', 'ESMTPS', 'ESMTPSA', 'LMTP');
  const blanks = fc.constantFrom(' ', '  ', '\t', '\r\n\t');
  fc.assert(
    fc.property(host, host, ip, host, protocol, label, blanks, (helo, reverse, address, by, name, id, fold) => {
      const value = [
        'from',
        helo,
        `(${reverse} [${address}])`,
        'by',
        by,
        '(Postfix)',
        'with',
        name,
        'id',
        id,
        'for',
        `<${id}@${by}>;`,
        DATE,
      ].join(fold);
      expect(parseReceived(value)).toMatchObject({
        from: helo,
        helo,
        reverseName: reverse,
        ip: address,
        by,
        with: name,
        id,
        for: `${id}@${by}`,
        software: 'Postfix',
      });
    }),
  );
});
