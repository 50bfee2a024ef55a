import { describe, expect, it } from 'vitest';
import { hidesAny } from '../../../src/core/message/characters/visible.ts';
import { border, CLIENT, delivery, hop, routeOf } from './routes.ts';

const at = (time: string): string => hop({ ip: CLIENT, date: time });
const first = (field: string) => routeOf([field]).hops[0] ?? expect.unreachable('no hop');
const codesOf = (field: string): string[] => first(field).notes.map((note) => note.code);
const clause = (text: string): string =>
  `Received: from x (y [${CLIENT}]) by mx.rcpt.example ${text}; Tue, 24 Nov 2026 02:00:03 +0000`;

describe('the kind of a hop', () => {
  for (const [text, kind, submission] of [
    ['with SMTP', 'smtp', false],
    ['with ESMTPS', 'smtp', false],
    ['with UTF8SMTPS', 'smtp', false],
    ['with Microsoft SMTP Server id 1', 'smtp', false],
    ['with Microsoft SMTPSVC(6.0.3790.0)', 'smtp', false],
    ['id abc', 'smtp', false],
    ['with ESMTPSA', 'submission', true],
    ['with esmtpa', 'submission', true],
    ['with MailEnable ESMTPA', 'submission', true],
    ['with mapi id 15', 'submission', true],
    ['(authenticated bits=0) with ESMTP', 'submission', true],
    ['with LMTP', 'delivery', false],
    ['with LMTPSA', 'delivery', false],
    ['with HTTP', 'http', true],
    ['with HTTP/1.1 (Lisa)', 'http', true],
    ['with HTTPREST', 'http', true],
    ['(via HTTP)', 'http', true],
    ['with REST', 'http', true],
    ['with local (Exim 4.98)', 'local', true],
    ['with POP3', 'fetch', false],
    ['with IMAP (fetchmail-6.4.39)', 'fetch', false],
    ['with SMTP (getmail6)', 'fetch', false],
    ['with NNFMP', 'unknown', false],
    ['with QMQP', 'unknown', false],
  ] as const) {
    it(`"${text}" is ${kind}`, () => {
      expect(first(clause(text))).toMatchObject({ kind, submission });
    });
  }

  it('by HTTPS from loopback is delivery: Exchange hands over to itself', () => {
    expect(first('Received: from x (::1) by y with HTTPS; Tue, 24 Nov 2026 02:00:03 +0000').kind).toBe('delivery');
  });

  it('of a program on the host is local', () => {
    expect(first('Received: by web1 (Postfix, from userid 33) id 4ABC; Tue, 24 Nov 2026 02:00:03 +0000').kind).toBe(
      'local',
    );
    expect(first('Received: (qmail 10681 invoked by uid 404); 24 Nov 2026 02:00:03 -0000').kind).toBe('local');
    for (const text of [
      '(nullmailer pid 3537985 invoked by uid 1000)',
      'by web1 (sSMTP sendmail emulation)',
      'from localhost (localhost [127.0.0.1])\r\n  (uid 1002)\r\n  by web1 with local\r\n  id 0020.68AB.0013',
      'from localhost (web1 [local]) by web1 (OpenSMTPD) with ESMTPA id 1a2b',
    ]) {
      const one = first(`Received: ${text}; Tue, 24 Nov 2026 02:00:03 +0000`);
      expect([one.kind, one.ip, one.notes], text).toEqual(['local', null, []]);
    }
    expect(first('Received: by web1 (Postfix) with ESMTP id 4ABC; Tue, 24 Nov 2026 02:00:03 +0000').kind).toBe('smtp');
  });
});

describe('encryption of a hop', () => {
  for (const [text, encrypted] of [
    ['with ESMTPS', true],
    ['with ESMTP (version=TLS1_3 cipher=X)', true],
    ['with SMTPS (Google Transport Security)', true],
    ['with HTTPS', true],
    ['with ESMTP', false],
    ['with Microsoft SMTP Server id 1', false],
    ['with ESMTPA', false],
    ['with HTTP', null],
    ['with mapi', null],
    ['with LMTP', null],
    ['with NNFMP', null],
    ['id abc', null],
  ] as const) {
    it(`"${text}" is ${encrypted === null ? 'not told' : encrypted}`, () => {
      expect(first(clause(text)).encrypted).toBe(encrypted);
    });
  }

  it('is not told where there was no network: from loopback, or without a client', () => {
    expect(first(hop({ ip: '127.0.0.1', with: 'ESMTP' })).encrypted).toBeNull();
    expect(first(hop({ with: 'SMTP' })).encrypted).toBeNull();
  });
});

describe('times (attack 95)', () => {
  it('between hops are told in seconds, also backwards, and never bent to a delay of nearly a day', () => {
    const route = routeOf([
      at('Tue, 24 Nov 2026 02:00:10 +0000'),
      at('Tue, 24 Nov 2026 02:00:13 +0000'),
      at('Mon, 23 Nov 2026 18:00:00 -0800'),
    ]);
    expect(route.hops.map((one) => one.delay)).toEqual([-3, 13, null]);
    expect(route.duration).toBe(10);
    // Told at the older: below the border its time is anybody's word, and must not accuse the border's clock.
    expect(route.hops[0]?.notes).toEqual([]);
    expect(route.hops[1]?.notes[0]).toEqual({ code: 'route_hop_clock_backwards', values: { seconds: 3 } });
    expect(route.hops[1]?.notes.map((note) => note.code)).toContain('route_hop_copies_receiver');
  });

  it('a fraction of a second backwards is no time at all', () => {
    const route = routeOf([at('Tue, 24 Nov 2026 02:00:00 +0000'), at('Tue, 24 Nov 2026 02:00:00.125 +0000')]);
    expect(route.hops[0]?.delay).toBe(0);
    expect(route.duration).toBe(0);
  });

  it('a gap of years is told in days', () => {
    const route = routeOf([at('Tue, 24 Nov 2026 02:00:00 +0000'), at('Thu, 24 Nov 2016 02:00:00 +0000')]);
    expect(route.hops[0]?.notes).toEqual([{ code: 'route_hop_long_delay', values: { count: 3652 } }]);
  });

  it('a route whose newest hop is older than its oldest has no duration', () => {
    expect(routeOf([at('Tue, 24 Nov 2026 02:00:00 +0000'), at('Tue, 24 Nov 2026 03:00:00 +0000')]).duration).toBeNull();
    expect(routeOf([at('Tue, 24 Nov 2026 02:00:00 +0000')]).duration).toBeNull();
  });

  it('a hop without a date, or with none that can be, breaks the chain and is told', () => {
    const undated = `Received: from x (y [${CLIENT}]) by mx.rcpt.example with SMTP id 7`;
    const route = routeOf([at('Tue, 24 Nov 2026 02:00:00 +0000'), undated, at('Tue, 24 Nov 2026 01:00:00 +0000')]);
    expect(route.hops.map((one) => one.delay)).toEqual([null, null, null]);
    expect(route.duration).toBe(3600);
    expect(codesOf(undated)).toEqual(['route_hop_no_date']);
    expect(codesOf(at('Tue, 24 Nov 2026 02:00:00 +9999'))).toEqual(['route_hop_date_unreadable']);
    expect(codesOf(at('yesterday'))).toEqual(['route_hop_date_unreadable']);
  });

  it('a weekday that does not fit is told (attack 93)', () => {
    expect(codesOf(at('Mon, 24 Nov 2026 02:00:00 +0000'))).toEqual(['route_hop_weekday_wrong']);
  });

  it('an unknown zone ("-0000") and a contradicting one are no fault', () => {
    expect(codesOf(at('Tue, 24 Nov 2026 02:00:00 -0000'))).toEqual([]);
    expect(codesOf(at('Tue, 24 Nov 2026 10:00:00 +0800 (GMT-8)'))).toEqual([]);
  });
});

describe('remarks about a client', () => {
  it('in whose place no address stands (attack 93)', () => {
    expect(
      first('Received: from x ([Thu, 28 Sep 2023 05:29:36 -0700]) by y with NNFMP; Tue, 24 Nov 2026 02:00:03 +0000')
        .notes,
    ).toEqual([{ code: 'route_hop_not_an_address', values: { text: 'Thu, 28 Sep 2023 05:29:36 -0700' } }]);
    expect(codesOf('Received: from x (y [203.0.113.256]) by y with SMTP; Tue, 24 Nov 2026 02:00:03 +0000')).toEqual([
      'route_hop_not_an_address',
    ]);
    expect(codesOf('Received: from <unknown> (<unknown> []) by y with HTTP; Tue, 24 Nov 2026 02:00:03 +0000')).toEqual(
      [],
    );
  });

  it('with an address that means nothing elsewhere (attack 99)', () => {
    for (const ip of ['10.2.0.1', '100.64.0.1', 'fd00::1', 'fe80::1'])
      expect(codesOf(hop({ ip })), ip).toEqual(['route_hop_internal_address']);
    for (const ip of ['127.0.0.1', CLIENT, '2001:db8::1', '::ffff:203.0.113.7'])
      expect(codesOf(hop({ ip })), ip).toEqual([]);
  });

  it('that calls itself by the server’s own name (attack 96)', () => {
    for (const from of ['localhost', '[127.0.0.1]', '127.0.0.1', 'localhost.localdomain', '[::1]', '[IPv6:::1]']) {
      expect(first(hop({ from, reverse: 'y', ip: CLIENT })).notes, from).toEqual([
        { code: 'route_hop_local_name', values: { name: from, ip: CLIENT } },
      ]);
    }
    expect(codesOf(hop({ from: 'localhost', ip: '127.0.0.1' }))).toEqual([]);
  });

  it('name, HELO and address stand apart (attack 96)', () => {
    expect(first(hop({ from: 'www.bank.example', reverse: 'unknown', ip: CLIENT }))).toMatchObject({
      helo: 'www.bank.example',
      reverseName: null,
      ip: CLIENT,
    });
  });
});

describe('remarks about a server', () => {
  it('that a program used, by its API (attack 82)', () => {
    const field =
      'Received: from 700112233445 named unknown by gmailapi.google.com with HTTPREST; Mon, 23 Nov 2026 20:00:00 -0600';
    expect(first(field).notes).toEqual([{ code: 'route_hop_by_program', values: { host: 'gmailapi.google.com' } }]);
  });

  it('that let a user sign in without encryption', () => {
    expect(codesOf(hop({ ip: CLIENT, with: 'ESMTPA' }))).toEqual(['route_hop_plain_submission']);
    expect(codesOf(hop({ ip: CLIENT, with: 'ESMTPSA' }))).toEqual([]);
  });
});

describe('what a hop shows', () => {
  it('is inert: nothing in it moves, hides or speaks to a terminal (attack 101)', () => {
    const shown = first(
      `Received: from a\u00e2\u0080\u00aeb\x1b[31m\0 (y [${CLIENT}]) by <b>x</b> with SMTP id \x07; Tue, 24 Nov 2026 02:00:03 +0000`,
    );
    for (const text of Object.values(shown)) if (typeof text === 'string') expect(hidesAny(text)).toBe(false);
    expect(shown.by).toBe('<b>x</b>');
  });

  it('is Unicode where the bytes are UTF-8 (RFC 6531)', () => {
    expect(
      first(
        `Received: from m\u00c3\u00bcnchen.example (y [${CLIENT}]) by mx.rcpt.example with UTF8SMTP; Tue, 24 Nov 2026 02:00:03 +0000`,
      ).from,
    ).toBe('m\u00fcnchen.example');
  });

  it('holds nothing that JSON would lose', () => {
    const route = routeOf([delivery, border]);
    expect(JSON.parse(JSON.stringify(route))).toEqual(route);
    expect(route.hops[0]).not.toHaveProperty('value');
  });
});

describe('remarks about the route (attack 97)', () => {
  const notesOf = (...fields: string[]) => routeOf(fields).notes ?? [];

  it('one hop', () => {
    expect(notesOf(border)).toEqual([{ code: 'route_one_hop', values: {} }]);
    expect(notesOf()).toEqual([]);
    expect(notesOf(delivery, border)).toEqual([]);
  });

  it('sixty hops', () => {
    const many = Array.from({ length: 60 }, (_, index) => hop({ ip: CLIENT, by: `h${index}.example` }));
    expect(notesOf(...many)).toEqual([{ code: 'route_many_hops', values: { count: 60 } }]);
  });

  it('a loop', () => {
    expect(notesOf(...Array.from({ length: 6 }, () => border))).toEqual([
      { code: 'route_loop', values: { host: 'mx.rcpt.example', count: 6 } },
    ]);
  });

  it('more than a hundred hops: the rest is counted, not read', () => {
    const many = Array.from({ length: 250 }, (_, index) => hop({ ip: CLIENT, by: `h${index}.example` }));
    expect(routeOf(many).hops).toHaveLength(100);
    expect(notesOf(...many)).toContainEqual({ code: 'route_hops_unread', values: { count: 150 } });
  });

  it('claims of an address by other fields (attack 98)', () => {
    expect(
      notesOf(
        delivery,
        border,
        'X-Originating-IP: [192.0.2.9]',
        'X-Originating-IP: [192.0.2.8]',
        'X-Forwarded-For: a@b.example c@d.example',
      ),
    ).toEqual([
      { code: 'route_claim', values: { name: 'X-Originating-IP', value: '[192.0.2.9]' } },
      { code: 'route_claim', values: { name: 'X-Forwarded-For', value: 'a@b.example c@d.example' } },
    ]);
  });

  it('a field longer than any real one is read up to its limit', () => {
    const long = hop({ ip: CLIENT, remark: 'x'.repeat(50_000) });
    expect(codesOf(long)).toContain('route_hop_cut');
  });

  it('a field in which the client’s words cannot be told from the server’s', () => {
    // Postfix's form tells them apart; without a mark of its program nothing does (DESIGN, Received).
    for (const from of ['x by mx.rcpt.example with LMTP', 'x(']) {
      const field = hop({ from, ip: CLIENT });
      expect(codesOf(field)).toEqual([]);
      expect(codesOf(field.replace(' (Postfix)', ''))).toEqual(['route_hop_unclear']);
    }
    expect(codesOf(hop({ from: 'x;with;LMTP', ip: CLIENT }))).toEqual([]);
  });
});

it('a header full of Received takes no time', () => {
  const start = performance.now();
  expect(routeOf(Array.from({ length: 2000 }, () => `Received: ${'('.repeat(400)}`)).hops).toHaveLength(100);
  expect(performance.now() - start).toBeLessThan(10_000);
});
