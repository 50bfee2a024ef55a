/** An attacker writes every field below the border, and of the border's own field the name, and perhaps its reverse name. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findReceiver, RECEIVERS } from '../../../src/core/receivers/index.ts';
import type { Receiver } from '../../../src/core/receivers/receiver.ts';
import { yahoo } from '../../../src/core/receivers/yahoo.ts';
import { readRoute } from '../../../src/core/route/trust-line.ts';
import { border, CLIENT, delivery, forgedBorder, hop, messageOf, rcpt, routeOf } from './routes.ts';

const codesOf = (route: ReturnType<typeof routeOf>, at: number): string[] =>
  (route.hops[at]?.notes ?? []).map((note) => note.code);

describe('below the border', () => {
  it('a hop that copies the receiver’s name is claimed, and told (attack 91)', () => {
    const route = routeOf([
      delivery,
      border,
      forgedBorder,
      hop({ from: 'bank-hq', ip: '192.0.2.10', by: 'smtp.bank.example' }),
    ]);
    expect(route.border).toBe(1);
    expect(route.hops.map((one) => one.trust)).toEqual(['recorded', 'recorded', 'claimed', 'claimed']);
    expect(codesOf(route, 2)).toContain('route_hop_copies_receiver');
    expect([codesOf(route, 1), codesOf(route, 3)]).toEqual([[], []]);
    // Mail of another user of the same provider was really handed in there.
    expect(codesOf(routeOf([border, hop({ ip: '192.0.2.1', with: 'ESMTPSA' })]), 1)).toEqual([]);
  });

  it('a hop of another of the border\u2019s many hosts copies none, but the very host that took the mail over is copied', () => {
    const receiver = { ...rcpt, borderBy: ['*.rcpt.example'] };
    const below = (by: string) => codesOf(routeOf([border, hop({ ip: '192.0.2.1', by })], receiver), 1);
    expect(below('mx2.rcpt.example')).toEqual([]);
    expect(below('MX.rcpt.example')).toEqual(['route_hop_copies_receiver']);
  });

  it('invented inside hops do not push the line down', () => {
    const inside = [delivery, hop({ ip: '10.1.2.3', by: 'store.rcpt.example' }), hop({ ip: '127.0.0.1' })];
    expect(routeOf([border, ...inside, forgedBorder]).border).toBe(0);
  });

  it('an invented login does not make the mail one from inside', () => {
    const route = routeOf([border, hop({ ip: '127.0.0.1', with: 'ESMTPSA', remark: 'Authenticated sender: boss' })]);
    expect(route).toMatchObject({ border: 0, submission: false });
  });

  it('an invented hop of a gateway does not make the gateway one', () => {
    const route = routeOf([border, hop({ ip: '198.51.100.66', by: 'mx.gateway.example' })], {
      ...rcpt,
      gateways: ['*.gateway.example'],
    });
    expect(route).toMatchObject({ border: 0, gateway: false });
  });

  it('look-alike infrastructure is a host like any other (attack 94)', () => {
    const fake = hop({ ip: '198.51.100.66', by: 'relay.2yahoo.com', with: 'NNFMP' });
    expect(routeOf([fake], yahoo).border).toBeNull();
    expect(routeOf([border, fake]).hops[1]).toMatchObject({ trust: 'claimed', kind: 'unknown', encrypted: null });
  });
});

describe('at the border', () => {
  it('names that stand for the inside do not move the line: HELO and reverse name never count (attack 96)', () => {
    for (const from of [
      '[127.0.0.1]',
      'localhost',
      'mx.rcpt.example',
      '[10.1.2.3]',
      '10.1.2.3',
      'store.rcpt.example',
    ]) {
      const route = routeOf([hop({ from, reverse: 'localhost', ip: CLIENT }), forgedBorder]);
      expect(route).toMatchObject({ border: 0, standing: 'known', hops: [{ ip: CLIENT }, {}] });
    }
  });

  it('a border that notes no address does not take the name for one', () => {
    const bare = 'Received: from [127.0.0.1] by mx.rcpt.example with SMTP id 7; Tue, 24 Nov 2026 02:00:03 +0000';
    const route = routeOf([bare, forgedBorder]);
    expect(route).toMatchObject({ border: 0, standing: 'known' });
    const elsewhere = bare.replace('mx.rcpt.example', 'relay.rcpt.example');
    expect(routeOf([elsewhere, forgedBorder])).toMatchObject({ border: null, standing: 'unknown' });
  });

  it('an address that comes along with the name does not replace the one that was seen', () => {
    for (const from of ['x([127.0.0.1])', 'x(', 'x)', 'by', 'with', 'a;b', '[127.0.0.1]x']) {
      const route = routeOf([hop({ from, reverse: 'r.attack.example', ip: CLIENT }), forgedBorder]);
      expect(route, from).toMatchObject({ border: 0, submission: false, hops: [{ ip: CLIENT }, {}] });
    }
  });

  it('a reverse name that reads like a login is none', () => {
    expect(routeOf([hop({ reverse: 'authenticated', ip: CLIENT })])).toMatchObject({ submission: false, border: 0 });
  });

  it('a reverse-path that reads like a login is none', () => {
    const value = `Received: from x ([${CLIENT}]) by mx.rcpt.example (envelope-from <"a) with esmtpsa ("@attack.example>) with esmtp (Exim 4.98) id 7; Tue, 24 Nov 2026 02:00:03 +0000`;
    expect(routeOf([value])).toMatchObject({ submission: false, border: 0 });
  });
});

describe('from inside', () => {
  const AT = 'Tue, 24 Nov 2026 02:00:05 +0000';
  const HANDOVERS = [
    `Received: by mx.rcpt.example (Postfix, from userid 115) id 4ABC; ${AT}`,
    `Received: (qmail 1234 invoked by uid 89); ${AT}`,
    `Received: from filter by mx.rcpt.example with local (Exim 4.98) (envelope-from <a@b.example>) id 1a-b-c; ${AT}`,
    `Received: from filter by mx.rcpt.example with spam-scanned (Exim 4.98) (envelope-from <a@b.example>) id 1a-b-c; ${AT}`,
    `Received: (from filter@localhost) by mx.rcpt.example (8.18.1/8.18.1/Submit) id 4AO1; ${AT}`,
    `Received: from localhost (mx.rcpt.example [local]) by mx.rcpt.example (OpenSMTPD) with ESMTPA id 1a2b; ${AT}`,
    `Received: from localhost (localhost [127.0.0.1]) (uid 115) by mx.rcpt.example with local id 0020.68AB.0013; ${AT}`,
    `Received: (nullmailer pid 1234 invoked by uid 89); ${AT}`,
  ];

  it('a program on the host that puts mail in again is inside, by its own clock, and what passes below is not believed', () => {
    for (const handover of HANDOVERS) {
      for (const below of [[border], [forgedBorder], [delivery, border]]) {
        const route = routeOf([handover, ...below]);
        expect(route, handover).toMatchObject({ border: below.length, standing: 'known', resubmitted: true });
        expect(route.arrivedAt).toBe('2026-11-24T02:00:05.000Z');
      }
    }
    const bounce = `Received: (qmail 1234 invoked for bounce); ${AT}`;
    expect(routeOf([bounce, border])).toMatchObject({ border: 1, standing: 'known' });
    expect(routeOf([delivery, border])).not.toHaveProperty('resubmitted');
  });

  it('an alias at the same server is inside, delivered to it or not, and what passes below is not believed', () => {
    const alias = `Received: by mx.rcpt.example (Postfix) id 4ABC; ${AT}`;
    for (const between of [[], ['Delivered-To: team@rcpt.example']]) {
      expect(routeOf([alias, ...between, border])).toMatchObject({ border: 1, standing: 'known', resubmitted: true });
    }
    expect(routeOf([alias])).toMatchObject({ border: 0, client: null });
    expect(routeOf([alias.replace('mx.rcpt', 'mx.other'), border])).toMatchObject({ border: null });
    expect(routeOf([border, alias, forgedBorder])).toMatchObject({ border: 0, standing: 'known' });
  });

  it('a program at any host of one server\u2019s name, or at another of the border\u2019s, is inside as well', () => {
    const handover = `Received: from filter by store.rcpt.example with local (Exim 4.98) (envelope-from <a@b.example>) id 1a-b-c; ${AT}`;
    const taken = hop({ ip: '10.1.2.3', by: 'STORE.rcpt.example' });
    for (const letters of [handover, handover.replace('store.rcpt', 'Store.RCPT')])
      expect(routeOf([letters, taken, border])).toMatchObject({ border: 2, standing: 'known', resubmitted: true });
    const several = { ...rcpt, borderBy: ['*.rcpt.example'] };
    expect(routeOf([handover, border], several)).toMatchObject({ border: 1, standing: 'known', resubmitted: true });
    expect(routeOf([handover, border])).toMatchObject({ border: null, reason: { code: 'route_border_resubmitted' } });
  });

  it('the mark of a filter, and a hand-over by the host\u2019s own address, are inside', () => {
    const simscan = 'Received: by simscan 1.4.0 ppid: 12344, pid: 12346, t: 0.1s scanners: clamav: 0.99/m:60';
    const exchange = `Received: from EX1 (10.1.2.3) by EX1 (10.1.2.3) with Microsoft SMTP Server id 15.2.1 via Mailbox Transport; ${AT}`;
    for (const field of [simscan, exchange]) expect(routeOf([field, border]), field).toMatchObject({ border: 1 });
    expect(routeOf([simscan])).toMatchObject({ border: null });
    expect(routeOf([exchange.replace('EX1 (10.1.2.3) by', 'EX1 (172.16.9.9) by'), border])).toMatchObject({
      border: null,
    });
  });

  it('a program that got it delivered, as a list or a forward, hides where it came from', () => {
    for (const field of [
      'Delivered-To: team@rcpt.example',
      'List-Id: <team.rcpt.example>',
      'Return-Path: <a@b.example>',
    ]) {
      for (const handover of HANDOVERS) {
        expect(routeOf([handover, field, border]), field).toMatchObject({
          border: null,
          standing: 'unknown',
          reason: { code: 'route_border_resubmitted' },
        });
        // On top it was the mailbox itself that got it.
        expect(routeOf([field, handover, border])).toMatchObject({ border: 1, standing: 'known' });
      }
    }
  });

  it('a program at another host, and one that stands below the border, moves nothing', () => {
    const elsewhere = `Received: by www.attack.example (Postfix, from userid 33) id 4ABC; ${AT}`;
    expect(routeOf([elsewhere, forgedBorder])).toMatchObject({ border: null, standing: 'unknown' });
    for (const handover of HANDOVERS)
      expect(routeOf([border, handover, forgedBorder])).toMatchObject({ border: 0, standing: 'known' });
  });

  it('a user of webmail cannot bring a forged border along', () => {
    const login = hop({ ip: '127.0.0.1', with: 'ESMTPSA', remark: 'Authenticated sender: mallory' });
    expect(routeOf([delivery, login, forgedBorder])).toMatchObject({
      border: null,
      standing: 'unknown',
      reason: { code: 'route_border_login' },
    });
  });

  it('nor can one of a web page, or of a program that sends by the provider\u2019s own interface', () => {
    const gmail = findReceiver('Gmail') ?? expect.unreachable('Gmail');
    const page = 'Received: by 2002:a05:7022:1a:b0:9f::1 with HTTP; Tue, 24 Nov 2026 02:00:04 +0000';
    const forged = hop({ from: 'out.bank.example', ip: '198.51.100.66', by: 'mx.google.com' });
    expect(routeOf([page], gmail)).toMatchObject({ border: 0, submission: true });
    expect(routeOf([page, forged], gmail)).toMatchObject({ border: null, reason: { code: 'route_border_login' } });
  });

  it('a login that no known program wrote is none', () => {
    const field = `Received: from x ([${CLIENT}]) by mx.rcpt.example (Unheard of 1.0; with words) with ESMTPSA id 7; ${AT}`;
    expect(routeOf([field, forgedBorder])).toMatchObject({ border: 0, submission: false });
  });

  it('a user’s mail program cannot either: the line stands at the login', () => {
    const route = routeOf([delivery, hop({ ip: CLIENT, with: 'ESMTPSA' }), forgedBorder]);
    expect(route).toMatchObject({ border: 1, submission: true });
    expect(route.hops[2]?.trust).toBe('claimed');
  });

  it('a program at a host that is not known is not taken for one’s own', () => {
    const pickup = 'Received: by www.attack.example (Postfix, from userid 33) id 4ABC; Tue, 24 Nov 2026 02:00:05 +0000';
    expect(routeOf([pickup])).toMatchObject({ border: null, submission: false, standing: 'unknown' });
  });
});

describe('when the receiver itself writes no field', () => {
  it('the topmost one is the attacker’s: it is believed of no receiver that is not known', () => {
    const message = messageOf(forgedBorder);
    expect(readRoute(message, undefined)).toMatchObject({ standing: 'none', border: null, arrivedAt: null });
    expect(readRoute(message, { ...rcpt, inferred: true })).toMatchObject({ standing: 'inferred', arrivedAt: null });
    expect(readRoute(message, { ...rcpt, borderBy: ['mx.other.example'] })).toMatchObject({ standing: 'unknown' });
  });
});

it('whatever stands below the border changes neither the line nor what is above it', () => {
  const parts = fc.record(
    {
      from: fc.constantFrom('x', '[127.0.0.1]', 'mx.rcpt.example', 'by', 'x(', ')'),
      ip: fc.constantFrom('127.0.0.1', '10.1.2.3', '192.168.1.1', '198.51.100.66', '::1', 'not an address'),
      by: fc.constantFrom('mx.rcpt.example', 'store.rcpt.example', 'mx.google.com', 'localhost', '10.1.0.9'),
      with: fc.constantFrom('ESMTPS', 'ESMTPSA', 'LMTP', 'HTTP', 'HTTPS', 'mapi', 'local', 'POP3'),
      remark: fc.constantFrom('Authenticated sender: boss', 'HELO x', '(', 'TLS'),
      date: fc.constantFrom('Tue, 24 Nov 2026 02:00:03 +0000', 'Fri, 01 Jan 2100 00:00:00 +0000', 'never', ''),
    },
    { requiredKeys: [] },
  );
  const field = fc.oneof(
    parts.map(hop),
    fc.constantFrom(
      'X-Gmail-Fetch-Info: x',
      'X-MS-Exchange-Organization-AuthSource: mx.rcpt.example',
      'Return-Path: <admin@bank.example>',
      'Received:',
      'Authentication-Results: mx.rcpt.example; dmarc=pass',
    ),
  );
  for (const results of ['above', 'without-id'] as const) {
    fc.assert(
      fc.property(fc.array(field, { maxLength: 8 }), (below) => {
        const receiver: Receiver = { ...rcpt, results };
        const bare = routeOf([delivery, border], receiver);
        const route = routeOf([delivery, border, ...below], receiver);
        expect({ ...route, hops: null, duration: null, notes: null }).toEqual({
          ...bare,
          hops: null,
          duration: null,
          notes: null,
        });
        expect(route.hops[0]).toEqual(bare.hops[0]);
        expect(route.hops[1]).toMatchObject({ border: true, trust: 'recorded', ip: CLIENT });
        expect(route.hops.slice(2).every((one) => one.trust === 'claimed' && !one.border)).toBe(true);
      }),
      { numRuns: 200 },
    );
  }
});

it('no profile of any provider takes an unknown host for its border', () => {
  for (const receiver of RECEIVERS) {
    const route = routeOf([hop({ ip: CLIENT, by: 'mx.attack.example' }), border], receiver);
    expect(route, receiver.name).toMatchObject({ border: null, standing: 'unknown' });
  }
});
