import { describe, expect, it } from 'vitest';
import { findReceiver } from '../../../src/core/receivers/index.ts';
import type { Receiver } from '../../../src/core/receivers/receiver.ts';
import { readRoute } from '../../../src/core/route/trust-line.ts';
import { border, CLIENT, delivery, hop, messageOf, rcpt, routeOf } from './routes.ts';

const trust = (route: ReturnType<typeof routeOf>): string =>
  route.hops.map((one) => (one.border ? 'B' : one.trust[0])).join('');

describe('without a receiver', () => {
  it('all is claimed, whatever the fields say', () => {
    const route = readRoute(messageOf(delivery, border), undefined);
    expect(route).toMatchObject({
      standing: 'none',
      border: null,
      receiver: null,
      arrivedAt: null,
      submission: false,
      client: null,
    });
    expect(route.reason.code).toBe('route_no_receiver');
    expect(trust(route)).toBe('cc');
  });
});

describe('the line stands at the first hop that takes mail from outside', () => {
  it('when its host is one of the border', () => {
    const route = routeOf([delivery, border, hop({ ip: '192.0.2.1', by: 'out.sender.example' })]);
    expect(route).toMatchObject({
      standing: 'known',
      border: 1,
      receiver: 'rcpt.example',
      arrivedAt: '2026-11-24T02:00:03.000Z',
    });
    expect(route.reason).toEqual({ code: 'route_border_by_name', values: { host: 'mx.rcpt.example' } });
    expect(trust(route)).toBe('rBc');
    expect(route.resubmitted).toBeUndefined();
    expect(route.gatewayGreeting).toBeUndefined();
  });

  it('past loopback, declared networks and local delivery', () => {
    const route = routeOf([
      hop({ by: 'store.rcpt.example', with: 'LMTP' }),
      'Received: from mx.rcpt.example by store.rcpt.example with LMTP id 7; Tue, 24 Nov 2026 02:00:04 +0000',
      hop({ from: 'relay', ip: '10.1.2.3', by: 'store.rcpt.example', with: 'ESMTP' }),
      hop({ from: 'localhost', ip: '127.0.0.1', by: 'mx.rcpt.example', with: 'ESMTP' }),
      'Received: from x (::1) by mx.rcpt.example with HTTPS; Tue, 24 Nov 2026 02:00:03 +0000',
      border,
    ]);
    expect(trust(route)).toBe('rrrrrB');
  });

  it('past a store that takes mail over by LMTP from a server on its own network (Zimbra)', () => {
    const lmtp = (ip: string, protocol: string) =>
      `Received: from mta.rcpt.example (LHLO mta.rcpt.example) (${ip}) by store.rcpt.example with ${protocol}; Tue, 24 Nov 2026 02:00:04 +0000`;
    expect(trust(routeOf([lmtp('192.168.50.141', 'LMTP'), border]))).toBe('rB');
    expect(routeOf([lmtp('192.168.50.141', 'SMTP'), border]).border).toBeNull();
    expect(routeOf([lmtp('198.51.100.9', 'LMTP'), border]).border).toBeNull();
  });

  it('past a relay of the receiver’s own that is a public address and calls itself like the border', () => {
    const receiver = { ...rcpt, networks: ['192.0.2.0/24'], borderBy: ['*.rcpt.example'] };
    const route = routeOf(
      [hop({ ip: '192.0.2.5', by: 'mx1.rcpt.example' }), hop({ ip: CLIENT, by: 'mx2.rcpt.example' })],
      receiver,
    );
    expect(route.border).toBe(1);
  });

  it('past a host that takes mail over from its own side alone, by an inner address or none; and past no other', () => {
    const receiver = { ...rcpt, innerBy: ['store.rcpt.example'] };
    const inner = (by: string, ip = '10.9.9.9') => hop({ from: 'x', ip, by });
    expect(routeOf([inner('store.rcpt.example'), border], receiver)).toMatchObject({ border: 1, standing: 'known' });
    for (const above of [inner('other.rcpt.example'), inner('store.rcpt.example', '198.51.100.9')])
      expect(routeOf([above, border], receiver), above).toMatchObject({ border: null });
    expect(routeOf([inner('store.rcpt.example')], receiver)).toMatchObject({ border: null });
  });

  it('past a relay of its own that logs in to the next one: that is no user', () => {
    const route = routeOf([
      hop({ ip: '10.1.2.3', by: 'store.rcpt.example', with: 'ESMTPSA', remark: 'Authenticated sender: relay' }),
      border,
    ]);
    expect(route).toMatchObject({ border: 1, submission: false, standing: 'known' });
  });
});

describe('nowhere', () => {
  const unknown = (fields: string[], receiver = rcpt) => {
    const route = routeOf(fields, receiver);
    expect(route).toMatchObject({
      standing: 'unknown',
      border: null,
      arrivedAt: null,
      submission: false,
      client: null,
    });
    expect(trust(route)).toBe('c'.repeat(route.hops.length));
    return route.reason.code;
  };

  it('when the host fits no profile', () => {
    expect(unknown([hop({ ip: CLIENT, by: 'mx.other.example' }), border])).toBe('route_border_no_profile');
    // Mail that one's own server sent on to a host that nobody declared: no field of it copies a name.
    expect(routeOf([hop({ ip: CLIENT, by: 'mx.other.example' }), border]).hops[1]?.notes).toEqual([]);
  });

  it('when the host has no name', () => {
    expect(
      unknown([
        `Received: from x ([${CLIENT}]) by : HOSTING RELAY : with ESMTPS id 7; Tue, 24 Nov 2026 02:00:03 +0000`,
      ]),
    ).toBe('route_border_no_profile');
  });

  for (const ip of [
    '10.2.0.1',
    '192.168.1.1',
    '172.16.0.1',
    '100.64.0.1',
    '169.254.1.1',
    'fd00::1',
    'fe80::1',
    '0.0.0.0',
  ]) {
    it(`when the client is ${ip}, which nobody declared (attack 99)`, () => {
      expect(unknown([hop({ ip }), border])).toBe('route_border_private_client');
    });
  }

  it('but not when that address may be a greeting, since no known program writes such a field', () => {
    const field = `Received: from x ([10.2.0.1]) ([${CLIENT}]) by mx.rcpt.example (Unheard of 1.0; with words) with ESMTP id 7; Tue, 24 Nov 2026 02:00:03 +0000`;
    for (const one of [field, field.replace(` ([${CLIENT}])`, '')])
      expect(routeOf([one, border]), one).toMatchObject({ border: 0, standing: 'known' });
  });

  it('when all hops are inside', () => {
    expect(unknown([delivery, hop({ ip: '10.1.2.3', by: 'store.rcpt.example' })])).toBe('route_border_not_found');
  });

  it('when there is no hop at all (attack 97)', () => {
    expect(unknown([])).toBe('route_no_hops');
  });

  it('when nothing is known of where the provider takes mail in', () => {
    const docomo = findReceiver('docomo') ?? expect.unreachable('docomo');
    expect(unknown([border], docomo)).toBe('route_receiver_unseen');
  });
});

describe('an inferred receiver', () => {
  it('shows the line and believes nothing', () => {
    const route = routeOf([delivery, border], { ...rcpt, inferred: true });
    expect(route).toMatchObject({ standing: 'inferred', border: 1, arrivedAt: null });
    expect(route.reason.code).toBe('route_border_inferred');
    expect(trust(route)).toBe('cB');
    expect(route.hops[1]?.trust).toBe('claimed');
  });
});

describe('mail sent from inside', () => {
  const submitted = (fields: string[], receiver = rcpt) => {
    const route = routeOf(fields, receiver);
    expect(route).toMatchObject({ submission: true, standing: 'known' });
    expect(route.reason.code).toBe('route_border_submission');
    return route;
  };

  it('by ESMTPSA or ESMTPA at the border', () => {
    for (const protocol of ['ESMTPSA', 'ESMTPA', 'esmtpsa', 'ASMTP'])
      submitted([delivery, hop({ ip: CLIENT, with: protocol })]);
  });

  it('by an authenticated sender, whatever the protocol is called', () => {
    submitted([delivery, hop({ ip: CLIENT, with: 'ESMTP', remark: 'Authenticated sender: alice' })]);
    submitted([hop({ ip: CLIENT, with: 'ESMTP', remark: 'authenticated bits=0' })]);
  });

  it('from an internal address that nobody declared: users sit at home', () => {
    submitted([delivery, hop({ ip: '192.168.1.20', with: 'ESMTPSA' })]);
  });

  it('by webmail on the same host', () => {
    submitted([delivery, hop({ ip: '127.0.0.1', with: 'ESMTPSA', remark: 'Authenticated sender: alice' })]);
    submitted([hop({ ip: '10.1.9.9', with: 'ESMTPSA', remark: 'Authenticated sender: alice' })]);
  });

  it('by a program on the host', () => {
    submitted(['Received: by mx.rcpt.example (Postfix, from userid 33) id 4ABC; Tue, 24 Nov 2026 02:00:03 +0000']);
    submitted([
      'Received: from alice by mx.rcpt.example with local (Exim 4.98) id 1a-b-c; Tue, 24 Nov 2026 02:00:03 +0000',
    ]);
  });

  it('by Outlook within Exchange', () => {
    const outlook = findReceiver('Outlook') ?? expect.unreachable('Outlook');
    const mapi =
      'Received: from A1.eurprd01.prod.outlook.com ([fe80::1]) by A1.eurprd01.prod.outlook.com ([fe80::1%4]) with mapi id 15.21; Tue, 24 Nov 2026 02:00:03 +0000';
    const inside =
      'Received: from A1.eurprd01.prod.outlook.com (2603:10a6:1::2) by B2.eurprd02.prod.outlook.com (2603:10a6:2::3) with Microsoft SMTP Server id 15.21; Tue, 24 Nov 2026 02:00:04 +0000';
    expect(submitted([inside, mapi], outlook).border).toBe(1);
  });

  it('by the web page of Gmail', () => {
    const gmail = findReceiver('Gmail') ?? expect.unreachable('Gmail');
    submitted(['Received: by 2002:a05:6512:b0:1f6::1 with HTTP; Tue, 24 Nov 2026 02:00:03 +0000'], gmail);
    submitted(
      [
        'Received: by 2002:a05:6512:b0:1f6::1 with SMTP id x; Tue, 24 Nov 2026 02:00:03 +0000',
        hop({ ip: CLIENT, by: 'smtp.gmail.com', with: 'ESMTPSA' }),
      ],
      gmail,
    );
  });
});

describe('mail that was fetched from another mailbox', () => {
  for (const [name, field] of [
    [
      'fetchmail',
      `Received: from pop.other.example [${CLIENT}] by localhost with POP3 (fetchmail-6.4.39) for <bob@localhost>; Tue, 24 Nov 2026 02:00:03 +0000`,
    ],
    [
      'getmail',
      `Received: from pop.other.example by mx.rcpt.example with IMAP4 (getmail6); Tue, 24 Nov 2026 02:00:03 +0000`,
    ],
  ] as const) {
    it(`by ${name}: what lies below is claimed`, () => {
      const route = routeOf([field, border]);
      expect(route).toMatchObject({ border: 0, standing: 'known', submission: false });
      expect(route.reason.code).toBe('route_border_fetched');
      expect(trust(route)).toBe('Bc');
    });
  }

  it('by Gmail: its note stands above the hops, and all of them are the other mailbox’s', () => {
    const gmail = findReceiver('Gmail') ?? expect.unreachable('Gmail');
    const entry = hop({ ip: CLIENT, by: 'mx.google.com' });
    expect(routeOf(['X-Gmail-Fetch-Info: bob@other.example 1 pop.other.example 995 bob', entry], gmail)).toMatchObject({
      border: null,
      standing: 'unknown',
      reason: { code: 'route_border_fetched', values: { host: 'mx.google.com' } },
    });
    expect(
      routeOf(['X-Gmail-Fetch-Info: bob@other.example 1 pop.other.example 995 bob', border], gmail).reason.code,
    ).toBe('route_border_no_profile');
    // Below the border anybody can write it: it must not take the line away.
    expect(routeOf([entry, 'X-Gmail-Fetch-Info: bob@other.example 1 pop.other.example 995 bob'], gmail)).toMatchObject({
      border: 0,
      standing: 'known',
    });
  });
});

describe('a declared gateway', () => {
  const own = hop({ from: 'out1.gateway.example', ip: '198.51.100.20' });
  const entry = hop({ ip: CLIENT, by: 'mx1.gateway.example' });

  it('whose addresses are declared: the line stands before it', () => {
    for (const receiver of [
      { ...rcpt, gateways: ['*.gateway.example'], networks: ['198.51.100.0/24'] },
      { ...rcpt, gateways: ['*.gateway.example', '198.51.100.20'] },
    ]) {
      const route = routeOf([delivery, own, entry], receiver);
      expect(route).toMatchObject({ border: 2, standing: 'known', gateway: true });
      expect(route.reason).toEqual({ code: 'route_border_gateway', values: { host: 'mx1.gateway.example' } });
    }
  });

  it('whose names alone are declared: the line stands behind it, since a name is only the client’s word', () => {
    const route = routeOf([delivery, own, entry], { ...rcpt, gateways: ['*.gateway.example'] });
    expect(route).toMatchObject({ border: 1, gateway: true, standing: 'known' });
  });

  it('whose customers share its networks: only a machine that it looked up by name is inside', () => {
    const receiver = { ...rcpt, gateways: ['*.gateway.example'], networks: ['198.51.100.0/24'] };
    const forged = hop({ from: 'out.bank.example', ip: '192.0.2.10', by: 'mx1.gateway.example' });
    const customer = (reverse: string) =>
      hop({ from: 'mx2.gateway.example', reverse, ip: '198.51.100.99', by: 'mx1.gateway.example' });
    expect(routeOf([own, customer('vps7.attack.example'), forged], receiver)).toMatchObject({
      border: 1,
      gateway: true,
    });
    expect(routeOf([own, customer('unknown'), forged], receiver)).toMatchObject({ border: 1, gateway: true });
    expect(routeOf([own, customer('mx2.gateway.example'), forged], receiver)).toMatchObject({ border: 2 });
  });

  it('whose name is a reverse name that nobody confirmed, or an Exchange\u2019s greeting: no gateway, but it is told', () => {
    const declared = { ...rcpt, gateways: ['*.gateway.example'] };
    const sendmail = (reverse: string) =>
      `Received: from x (${reverse} [198.51.100.20]) by mx.rcpt.example (8.18.1/8.18.1) with ESMTP id 7; Tue, 24 Nov 2026 02:00:03 +0000`;
    const exchange =
      'Received: from out1.gateway.example (198.51.100.20) by mx.rcpt.example (10.1.0.9) with Microsoft SMTP Server id 15.21; Tue, 24 Nov 2026 02:00:03 +0000';
    const told = (field: string, receiver: Receiver = declared) => {
      const { gateway, gatewayGreeting } = routeOf([field], receiver);
      return [gateway, gatewayGreeting];
    };
    expect(told(sendmail('out1.gateway.example'))).toEqual([false, 'out1.gateway.example']);
    expect(told(sendmail('mx.rcpt.example'))).toEqual([false, 'mx.rcpt.example']);
    expect(told(sendmail('out.attack.example'))).toEqual([false, undefined]);
    expect(told(exchange, { ...declared, results: 'without-id' })).toEqual([false, 'out1.gateway.example']);
    expect(told(exchange)).toEqual([false, undefined]);
    expect(told(own)).toEqual([true, undefined]);
  });

  it('whose pattern fits the border\u2019s own host too: that one\u2019s relays need no confirmed name', () => {
    const inner = hop({ from: 'relay', reverse: 'unknown', ip: '10.1.2.3' });
    expect(routeOf([inner, border], { ...rcpt, gateways: ['*.rcpt.example'] })).toMatchObject({ border: 1 });
  });

  it('that mail went around: no gateway', () => {
    expect(routeOf([delivery, border, entry], { ...rcpt, gateways: ['*.gateway.example'] })).toMatchObject({
      border: 1,
      gateway: false,
    });
  });

  it('that goes by another name than was declared fits no profile', () => {
    const route = routeOf([own, hop({ ip: CLIENT, by: 'mx.attack.example' })], {
      ...rcpt,
      gateways: ['198.51.100.20'],
    });
    expect(route).toMatchObject({ border: null, standing: 'unknown' });
  });
});

describe('the profiles of providers', () => {
  const profile = (name: string) => findReceiver(name) ?? expect.unreachable(name);

  it('Gmail: past its own hosts, which have addresses for names', () => {
    const route = routeOf(
      [
        'Received: by 2002:a05:7022:1a:b0:9f::1 with SMTP id x5; Tue, 24 Nov 2026 02:00:04 +0000',
        hop({ ip: CLIENT, by: 'mx.google.com' }),
        border,
      ],
      profile('Gmail'),
    );
    expect(route).toMatchObject({ border: 1, standing: 'known' });
  });

  it('Exchange Online: past its own hosts, by their addresses', () => {
    const route = routeOf(
      [
        'Received: from A1.eurprd01.prod.outlook.com (::1) by B2.eurprd02.prod.outlook.com with HTTPS; Tue, 24 Nov 2026 02:00:06 +0000',
        'Received: from C3.eurprd03.prod.outlook.com (2603:10a6:1::2) by A1.eurprd01.prod.outlook.com (2603:10a6:2::3) with Microsoft SMTP Server (version=TLS1_3, cipher=X) id 15.21; Tue, 24 Nov 2026 02:00:05 +0000',
        `Received: from out.sender.example (${CLIENT}) by AM1EUR01FT009.mail.protection.outlook.com (10.152.9.77) with Microsoft SMTP Server (version=TLS1_3, cipher=X) id 15.21 via Frontend Transport; Tue, 24 Nov 2026 02:00:03 +0000`,
        border,
      ],
      profile('Outlook'),
    );
    expect(route).toMatchObject({ border: 2, standing: 'known' });
    expect(route.hops.map((one) => one.kind)).toEqual(['delivery', 'smtp', 'smtp', 'smtp']);
  });

  it('Exchange Online: past hosts of unknown addresses to the one that AuthSource names, and not further', () => {
    const inside =
      'Received: from C3.xprd.prod.outlook.com (2001:db8:1::2) by A1.xprd.prod.outlook.com (2001:db8:2::3) with Microsoft SMTP Server id 15.21; Tue, 24 Nov 2026 02:00:05 +0000';
    const entry = (host: string) =>
      `Received: from out.sender.example (${CLIENT}) by ${host}.mail.protection.outlook.com (10.152.9.77) with Microsoft SMTP Server id 15.21; Tue, 24 Nov 2026 02:00:03 +0000`;
    const source = (host: string) => `X-MS-Exchange-Organization-AuthSource: ${host}.eop-x.prod.protection.outlook.com`;
    const outlook = profile('Outlook');
    expect(routeOf([inside, entry('FT009'), source('ft009')], outlook).border).toBe(1);
    expect(routeOf([inside, entry('FT009')], outlook).border).toBeNull();
    expect(routeOf([inside, entry('FT009'), source('FT009'), source('FT008')], outlook).border).toBeNull();
    // A forged field names a forged hop: it never leads past the real border.
    expect(routeOf([inside, entry('FT009'), entry('FT666'), source('FT666')], outlook).border).toBeNull();
    expect(routeOf([entry('FT009'), entry('FT666'), source('FT666')], outlook).border).toBe(0);
    expect(routeOf([inside, entry('FT009'), source('FT009')], { ...outlook, results: 'above' }).border).toBeNull();
    // A user who hands mail in, or a server before Exchange that takes it from anybody, may bring the field and a forged border along.
    const login = inside.replace(' with Microsoft SMTP Server id', ' with ESMTPSA id');
    const before = hop({ ip: CLIENT, by: 'mail.rcpt.example' });
    const named = inside.replace('A1.xprd.prod.outlook.com', 'edge.rcpt.example');
    for (const above of [login, before, named])
      expect(routeOf([above, entry('FT666'), source('FT666')], outlook).border, above).not.toBe(1);
  });

  it('Exchange Online: mail of another tenant enters from outside, though its address is Microsoft’s', () => {
    const route = routeOf(
      [
        'Received: from X.outbound.protection.outlook.com (2a01:111:f403:c20f::7) by AM1EUR01FT009.mail.protection.outlook.com (10.152.9.77) with Microsoft SMTP Server (version=TLS1_3, cipher=X) id 15.21 via Frontend Transport; Tue, 24 Nov 2026 02:00:03 +0000',
        'Received: from evil.tenant.example (198.51.100.66) by FAKE.mail.protection.outlook.com (10.152.9.78) with Microsoft SMTP Server id 15.21; Tue, 24 Nov 2026 02:00:02 +0000',
      ],
      profile('Outlook'),
    );
    expect(route.border).toBe(0);
  });

  it.each([
    [
      'Strato',
      `from out.example ([${CLIENT}]) by smtpin.rzone.de (RZmta 49.11.2 OK) with ESMTPS id T4 (using TLSv1.3 with cipher X (256 bits)) (Client CN "out.example", Issuer "A CA" (verified OK (+EmiG))) (Client hostname verified OK) for <bob@rcpt.example>`,
    ],
    [
      'IONOS',
      `from out.example ([${CLIENT}]) by mx.kundenserver.de (mxeue102 [217.72.192.67]) with ESMTPS (Nemesis) id 1MP for <bob@rcpt.example>`,
    ],
    ['NetEase', `from out.example (unknown [${CLIENT}]) by gzga-mx-mtada-g0-8 (Coremail) with SMTP id x.123S4`],
    [
      'Yandex',
      `from out.example (out.example [${CLIENT}]) by mail-nwsmtp-mxfront-production-main-42.sas.yp-c.yandex.net (mxfront/Yandex) with ESMTPS id oYT-m3D`,
    ],
    [
      'GMX / WEB.DE',
      `from out.example ([${CLIENT}]) by mx-ha.gmx.net (mxgmx016 [212.227.15.9]) with ESMTPS (Nemesis) id 1M`,
    ],
    [
      'Mail.ru',
      `from [${CLIENT}] (port=41234 helo=out.example) by mx245.i.mail.ru with esmtps (envelope-from <a@b.example>) id 1a`,
    ],
    [
      'Naver',
      `from out.example (out.example [${CLIENT}]) by crcvmail101.nm.naver.com with ESMTP id Ab for <bob@naver.com>`,
    ],
  ])('%s: the border tells the client’s address, and what lies below it is claimed', (name, field) => {
    const route = routeOf([`Received: ${field}; Tue, 24 Nov 2026 02:00:03 +0000`, border], profile(name));
    expect(route).toMatchObject({ border: 0, standing: 'known', submission: false });
    expect(route.hops[0]?.ip).toBe(CLIENT);
    expect(route.hops.map(({ trust }) => trust)).toEqual(['recorded', 'claimed']);
  });

  it('Yandex: past what hands over to the mailboxes', () => {
    const front = 'mxfront3q.mail.yandex.net';
    const route = routeOf(
      [
        `Received: from ${front} (${front} [2a02:6b8:c03:1::7]) by postback8b.mail.yandex.net (Yandex) with ESMTPS id C7 for <bob@ya.ru>; Tue, 24 Nov 2026 05:00:04 +0300 (MSK)`,
        `Received: from out.example (unknown [${CLIENT}]) by ${front} (mxfront/Yandex) with ESMTPS id EG-p1; Tue, 24 Nov 2026 05:00:03 +0300 (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) (Client certificate not present)`,
        border,
      ],
      profile('Yandex'),
    );
    expect(route).toMatchObject({ border: 1, standing: 'known' });
    expect(route.hops[1]?.ip).toBe(CLIENT);
  });

  it('Yahoo: the border has an address for a name', () => {
    const route = routeOf(
      [
        `Received: from ${CLIENT} (EHLO out.sender.example) by 10.197.33.4 with SMTPs (version=TLS1_3 cipher=X); Tue, 24 Nov 2026 02:00:03 +0000`,
      ],
      profile('Yahoo'),
    );
    expect(route).toMatchObject({ border: 0, standing: 'known', hops: [{ encrypted: true }] });
  });

  it('Fastmail: past its store and its milter, which goes by the border’s name', () => {
    const route = routeOf(
      [
        'Received: from mx5.internal (mx5 [10.202.9.9]) by sloti7d2t1 (Cyrus 3.13.0) with LMTPA; Tue, 24 Nov 2026 02:00:05 +0000',
        'Received: from mx5.internal (localhost [127.0.0.1]) by mx5.messagingengine.com (Authentication Milter) with ESMTP id 7A; Tue, 24 Nov 2026 02:00:04 +0000',
        hop({ ip: CLIENT, by: 'mx5.messagingengine.com' }),
        border,
      ],
      profile('Fastmail'),
    );
    expect(route).toMatchObject({ border: 2, standing: 'known', submission: false });
  });

  it.each([
    ['mx3', 'mx3.messagingengine.com', '10.202.2.45', '10.202.2.202'],
    ['phl-mx-04', 'phl-mx-04.messagingengine.com', '10.64.2.62', '10.202.2.203'],
  ])('Fastmail: past the proxy before its store, from %s', (name, host, proxy, ip) => {
    const route = routeOf(
      [
        `Received: from compute5.internal (compute5.internal [${proxy}]) by sloti53n25 (Cyrus 3.9.0) with LMTPA; Tue, 24 Nov 2026 02:00:05 +0000`,
        `Received: from ${name} ([${ip}])\r\n  by compute5.internal (LMTPProxy); Tue, 24 Nov 2026 02:00:05 +0000`,
        `Received: from ${host} (localhost [127.0.0.1]) by mailmx.nyi.internal (Postfix) with ESMTP id 1BB5; Tue, 24 Nov 2026 02:00:04 +0000`,
        `Received: from mailmx.nyi.internal (localhost [127.0.0.1]) by ${host} (Authentication Milter) with ESMTP id 12D0.B0; Tue, 24 Nov 2026 02:00:04 +0000`,
        hop({ ip: CLIENT, by: host }),
        border,
      ],
      profile('Fastmail'),
    );
    expect(route).toMatchObject({ border: 4, standing: 'known', submission: false });
    expect(route.hops[4]?.ip).toBe(CLIENT);
  });

  it('Zoho: the border may name no client', () => {
    const route = routeOf(
      ['Received: by mx.zohomail.com with SMTPS id 1795.7; Tue, 24 Nov 2026 02:00:03 +0000', border],
      profile('Zoho'),
    );
    expect(route).toMatchObject({ border: 0, standing: 'known' });
  });

  it('Proton and Yahoo! JAPAN: at once', () => {
    expect(routeOf([hop({ ip: CLIENT, by: 'mailin017.protonmail.ch' })], profile('Proton'))).toMatchObject({
      border: 0,
      standing: 'known',
    });
    const jp = `Received: from ${CLIENT}  (HELO out.sender.example) (${CLIENT})  by mta555.mail.djm.yahoo.co.jp with SMTP; Tue, 24 Nov 2026 11:00:00 +0900`;
    expect(routeOf([jp], profile('Yahoo! JAPAN'))).toMatchObject({ border: 0, standing: 'known' });
  });
});
