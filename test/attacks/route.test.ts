/** Cases 91–100: Received fields that are invented, broken, or meant to be misread. */
import { describe, expect, it } from 'vitest';
import { parseReceived } from '../../src/core/index.ts';
import { buildJourney } from '../../src/core/journey/build.ts';
import { prepend } from '../messages/message.ts';
import { find, type Listed, testAttacks } from './cases.ts';
import { arrive, BRANDS, byBrand, findingsOf, from, report } from './world.ts';

const BRAND = '<admin@legit.example>';
const below = (...received: string[]) => arrive(prepend(byBrand(from(BRAND)), ...received), BRANDS);
const hop = (text: string, date = 'Tue, 24 Nov 2026 01:59:30 +0000') => `Received: ${text}; ${date}`;

const cases: Listed[] = [
  [
    {
      id: '91',
      says: 'an invented way through the bank',
      message: arrive(
        from(BRAND, [hop('from bank-hq (bank-hq [192.0.2.10]) by smtp.legit.example (Postfix) with ESMTP id 4A1')]),
      ),
    },
    ['failed'],
  ],
  [
    {
      id: '93a',
      ofBrand: true,
      says: 'a date where the address belongs',
      message: below(hop('from host9.example ([Thu, 28 Sep 2023 05:29:36 -0700]) by host8.example with ESMTP id 1')),
    },
    ['verified', 'caution finding_route_implausible'],
  ],
  [
    {
      id: '93b',
      ofBrand: true,
      says: 'a weekday that the date does not have',
      message: below(
        hop('from a.example ([198.51.100.4]) by b.example with ESMTP id 1', 'Mon, 24 Nov 2026 01:59:30 +0000'),
      ),
    },
    ['verified', 'caution finding_route_implausible'],
  ],
  [
    {
      id: '93c',
      ofBrand: true,
      says: 'an octet above 255',
      message: below(hop('from host9.example (host9.example [300.1.2.3]) by host8.example with ESMTP id 1')),
    },
    ['verified', 'caution finding_route_implausible'],
  ],
  [
    {
      id: '93d',
      ofBrand: true,
      says: 'a year of two digits',
      message: below(
        hop('from a.example ([198.51.100.4]) by b.example with ESMTP id 1', 'Tue, 24 Nov 26 01:59:30 +0000'),
      ),
    },
    ['verified', 'caution finding_route_implausible'],
  ],
  [
    {
      id: '94',
      ofBrand: true,
      says: 'a host that is nearly a great provider’s',
      message: below(hop('from unknown (HELO localhost) ([198.51.100.5]) by relay.2yahoo.com with NNFMP')),
    },
    ['verified', 'caution finding_lookalike_host'],
  ],
  [
    {
      id: '95a',
      ofBrand: true,
      says: 'a clock ten years ahead',
      message: below(
        hop('from a.example ([198.51.100.4]) by b.example with ESMTP id 1', 'Tue, 24 Nov 2036 01:59:30 +0000'),
      ),
    },
    ['verified', 'caution finding_clock_backwards'],
  ],
  ...['Tue, 24 Nov 2026 01:59:30 -0000', 'Tue, 24 Nov 2026 01:59:30 +9999', 'tomorrow', ''].map(
    (date, at): Listed => [
      {
        id: `95${'bcde'[at]}`,
        ofBrand: true,
        says: `the date "${date}"`,
        message: below(hop('from a.example ([198.51.100.4]) by b.example with ESMTP id 1', date)),
      },
      ['verified'],
    ],
  ),
  [
    {
      id: '96',
      says: 'a client that calls itself the brand and has no name of its own',
      message: arrive(from(BRAND), { helo: 'out.legit.example' }),
    },
    ['failed'],
  ],
  [
    {
      id: '97a',
      ofBrand: true,
      says: 'sixty hops',
      message: below(
        ...Array.from({ length: 59 }, (_, at) =>
          hop(`from h${at}.example ([198.51.100.4]) by h${at + 1}.example with ESMTP id ${at}`),
        ),
      ),
    },
    ['verified'],
  ],
  [{ id: '97b', ofBrand: true, says: 'one hop', message: arrive(byBrand(from(BRAND)), BRANDS) }, ['verified']],
  [{ id: '97c', says: 'no hop: an own sent item', message: from('<ann@rcpt.example>') }, ['internal']],
  [
    {
      id: '98',
      says: 'fields that only claim an address',
      message: arrive(
        from(BRAND, ['X-Originating-IP: [192.0.2.10]', 'X-Sender-IP: 192.0.2.10', 'X-Forwarded-For: a@b.example']),
      ),
    },
    ['failed'],
  ],
  [
    {
      id: '99i',
      says: 'a client under 6to4: an address of the Internet, which no record lists',
      message: arrive(from(BRAND), { ip: 'IPv6:2002:cb00:7142::1', path: '<x@legit.example>' }),
    },
    ['failed'],
  ],
  ...[
    '10.1.2.3',
    '100.64.0.1',
    '169.254.1.1',
    'IPv6:fd00::1',
    'IPv6:fe80::1',
    'IPv6:::1',
    '127.0.0.1',
    'IPv6:::ffff:10.1.2.3',
  ].map(
    (ip, at): Listed => [
      {
        id: `99${'abcdefgh'[at]}`,
        says: `a client at ${ip}, an address of no one in particular`,
        message: arrive(from(BRAND), { ip, path: '<x@legit.example>' }),
        context: {
          receiver: {
            name: 'x',
            borderBy: ['mx.rcpt.example'],
            networks: [],
            gateways: [],
            authservIds: [],
            results: 'none',
            returnPath: 'top',
          },
        },
      },
      ['unchecked'],
    ],
  ),
];

testAttacks('the route', cases);

describe('the route, seen closely', () => {
  it('91: what stands below the line is drawn as claimed, and lends nothing', async () => {
    const inspection = await report(find(cases, '91'));
    const { steps, participants } = buildJourney(inspection);
    const line = steps.findIndex(({ kind }) => kind === 'line');
    expect(steps.slice(0, line).map(({ trust }) => trust)).toEqual(['claimed', 'claimed']);
    expect(participants.find(({ name }) => name === 'smtp.legit.example')?.trust).toBe('claimed');
    expect(inspection.route.client?.ip).toBe('203.0.113.66');
  });

  it('95: a clock that runs backwards is told with its sign', async () => {
    const { route } = await report(find(cases, '95a'));
    expect(route.hops[0]?.delay).toBeLessThan(-300_000_000);
  });

  it('95: a date that says no zone, cannot be, or is none makes no delay', async () => {
    const told = await Promise.all(
      [...'bcde'].map(async (letter) => {
        const { hops } = (await report(find(cases, `95${letter}`))).route;
        const [border, odd] = hops;
        return [odd?.date ?? null, border?.delay ?? null, odd?.notes.map(({ code }) => code)];
      }),
    );
    expect(told).toEqual([
      ['2026-11-24T01:59:30.000Z', 33, []],
      [null, null, ['route_hop_date_unreadable']],
      [null, null, ['route_hop_date_unreadable']],
      [null, null, ['route_hop_no_date']],
    ]);
  });

  it('96: HELO, name and address are kept apart', async () => {
    const { route } = await report(find(cases, '96'));
    expect(route.hops[0]).toMatchObject({ helo: 'out.legit.example', reverseName: null, ip: '203.0.113.66' });
  });

  it('97: none, one and sixty hops each have their own words', async () => {
    const notes = async (id: string) => {
      const { route } = await report(find(cases, id));
      return [route.reason.code, ...(route.notes ?? []).map(({ code }) => code)];
    };
    expect(await notes('97a')).toContain('route_many_hops');
    expect(await notes('97b')).toContain('route_one_hop');
    expect(await notes('97c')).toContain('route_no_hops');
  });

  it('98: claims are listed as claims', async () => {
    const { route } = await report(find(cases, '98'));
    expect((route.notes ?? []).filter(({ code }) => code === 'route_claim')).toHaveLength(3);
  });

  it('99: no question is ever asked about an address of the inside', async () => {
    for (const id of [...'abcdefgh'].map((letter) => `99${letter}`)) {
      const { dns } = await report(find(cases, id));
      expect(dns.filter(({ type, purpose }) => type === 'PTR' || purpose === 'spf')).toEqual([]);
    }
  });

  it('99: nobody is asked who has an address, whatever its kind', async () => {
    for (const id of ['99h', '99i', '96']) {
      const { dns } = await report(find(cases, id));
      expect(dns.filter(({ type }) => type === 'PTR')).toEqual([]);
    }
  });

  it('100: keywords within comments part nothing', () => {
    const at = '; Tue, 24 Nov 2026 01:59:30 +0000';
    const by = (text: string) => parseReceived(text + at).by;
    expect(
      by(
        'from a.example ([198.51.100.4] by x) (using TLSv1.3 with cipher X) by b.example (Postfix, from userid 33) id 1',
      ),
    ).toBe('b.example');
    expect(
      by('from a.example (2001:db8::1) by b.example (2001:db8::2) with MailboxResubmission by AntispamTT id 15'),
    ).toBe('b.example');
    expect(
      by('from a.example ([198.51.100.4]) by b.example ((2009-05-21) by SoftMail) with SMTP (ORCPT <rfc822;a@b>)'),
    ).toBe('b.example');
  });

  it('the field of an attacker is never the border', async () => {
    for (const [test] of cases) {
      const { route } = await report(test);
      if (route.border !== null) expect(route.border).toBe(0);
    }
  });

  it('a mail that the brand sent is calm about its own way', async () => {
    const inspection = await report({
      message: below(hop('from desk.legit.example ([192.0.2.20]) by out.legit.example (Postfix) with ESMTPSA id 1')),
    });
    expect(findingsOf(inspection)).toEqual([]);
  });
});

describe('an invented time below the line', () => {
  it('accuses no clock of the receiver’s: told is the field that it stands in', async () => {
    const invented = hop(
      'from a.example ([198.51.100.4]) by b.example with ESMTP id 1',
      'Tue, 24 Nov 2036 01:59:30 +0000',
    );
    const { findings, route } = await report({ message: below(invented) });
    const [border, claimed] = route.hops;
    const told = findings.find(({ code }) => code === 'finding_clock_backwards');
    expect([told?.values['host'], told?.fieldIndexes]).toEqual(['b.example', [claimed?.fieldIndex]]);
    expect(border?.notes).toEqual([]);
    expect(claimed?.notes.map(({ code }) => code)).toContain('route_hop_clock_backwards');
  });
});
