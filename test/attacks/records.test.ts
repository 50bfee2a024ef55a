/** Cases 84–90: records that let everyone in or explode, and mail that only a relay vouches for. */
import { describe, expect, it } from 'vitest';
import { type Draft, prepend, toText } from '../messages/message.ts';
import { find, type Listed, testAttacks } from './cases.ts';
import { arrive, BRAND_IP, BRANDS, byBrand, findingsOf, from, report } from './world.ts';

const BRAND = '<admin@legit.example>';
/** The envelope names the brand too, so that its SPF record decides. */
const asBrand = { path: '<bounce@legit.example>' };
const spf = (record: string) => ({ 'legit.example': { TXT: [record] } });
const dmarc = (...records: string[]) => ({ '_dmarc.legit.example': { TXT: records } });

function everyone(id: string, record: string): Listed {
  return [
    {
      id,
      says: `an SPF record that lets everyone in, ${record}`,
      message: arrive(from(BRAND), asBrand),
      zone: spf(record),
    },
    ['unverified', 'caution finding_spf_everyone'],
  ];
}

/** Under p=reject the verdict is red; what matters here is that SPF ends, and how. */
function broken(
  id: string,
  says: string,
  zone: Record<string, { TXT?: string[]; A?: string[]; MX?: string[]; PTR?: string[]; SPF?: string[] }>,
): Listed {
  return [{ id, says, message: arrive(from(BRAND), asBrand), zone }, ['failed']];
}

function policy(id: string, says: string, record: string, level: string): Listed {
  return [{ id, says, message: arrive(from(BRAND)), zone: dmarc(record) }, [level]];
}

const many = Object.fromEntries(
  Array.from({ length: 12 }, (_, at) => [
    `i${at}.legit.example`,
    { TXT: [`v=spf1 include:i${at + 1}.legit.example ~all`] },
  ]),
);

const cases: Listed[] = [
  everyone('84a', 'v=spf1 +all'),
  everyone('84b', 'v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all'),
  [
    {
      id: '84c',
      says: '?all',
      message: arrive(from(BRAND), asBrand),
      zone: { ...spf('v=spf1 ?all'), ...dmarc('v=DMARC1; p=none') },
    },
    ['unverified'],
  ],
  [
    {
      id: '84d',
      says: 'a record that lists a whole cloud, where the attacker rents a server',
      ofBrand: true,
      message: arrive(from(BRAND), asBrand),
      zone: spf('v=spf1 ip4:203.0.0.0/12 -all'),
    },
    ['listed', 'caution finding_spf_many'],
  ],
  [
    {
      id: '84e',
      says: 'the same beside a signature, which is what counts then',
      ofBrand: true,
      message: arrive(byBrand(from(BRAND)), asBrand),
      zone: spf('v=spf1 ip4:203.0.0.0/12 -all'),
    },
    ['verified', 'info finding_spf_many'],
  ],
  broken('85a', 'eleven lookups', { ...spf('v=spf1 include:i0.legit.example -all'), ...many }),
  broken('85b', 'three void lookups', spf('v=spf1 a:n1.legit.example a:n2.legit.example a:n3.legit.example -all')),
  broken('85c', 'an include of itself', spf('v=spf1 include:legit.example -all')),
  broken('85d', 'two records', { 'legit.example': { TXT: ['v=spf1 +all', 'v=spf1 -all'] } }),
  broken('85e', 'a term that does not exist', spf('v=spf1 all:x -all')),
  broken('85f', 'a line end in the record', spf('v=spf1\r\n +all')),
  broken('85g', 'a macro that grows', spf('v=spf1 include:%{d}.%{d}.%{d}.%{d}.legit.example -all')),
  broken('85j', '"ptr", and a client that names itself as the brand’s in the reverse DNS', {
    ...spf('v=spf1 ptr -all'),
    '66.113.0.203.in-addr.arpa': { PTR: ['host.legit.example'] },
    'host.legit.example': { A: [BRAND_IP] },
  }),
  // The type was given up (RFC 7208 §3.1), so nobody asks for it, and the resolver here has no word for it.
  broken('85k', 'no record but one of type 99', {
    'legit.example': { SPF: ['v=spf1 +all'], MX: ['10 mx.legit.example'] },
  }),
  [
    {
      id: '85h',
      ofBrand: true,
      says: 'a redirect beside "all"',
      message: arrive(from(BRAND), { ...asBrand, ip: BRAND_IP }),
      zone: spf(`v=spf1 ip4:${BRAND_IP} redirect=attack.example -all`),
    },
    ['listed'],
  ],
  [
    {
      id: '85i',
      says: 'a macro with the sender’s local part, which would tell the sender who asks',
      message: arrive(from(BRAND), asBrand),
      zone: spf('v=spf1 exists:%{ir}.%{l}._spf.attack.example -all'),
    },
    ['unchecked'],
  ],
  [
    {
      id: '86a',
      says: 'a client under IPv6 where only IPv4 is listed',
      message: arrive(from(BRAND), { ...asBrand, ip: 'IPv6:2001:db8::66' }),
    },
    ['failed'],
  ],
  [
    {
      id: '86b',
      ofBrand: true,
      says: 'a listed client written as IPv4 within IPv6',
      message: arrive(from(BRAND), { ...asBrand, ip: `IPv6:::ffff:${BRAND_IP}` }),
    },
    ['listed'],
  ],
  [
    {
      id: '86c',
      says: 'a private client address: the border was not found',
      message: arrive(from(BRAND), { ...asBrand, ip: '192.168.1.5' }),
    },
    ['unchecked'],
  ],
  policy('87a', 'p= missing beside rua=', 'v=DMARC1; rua=mailto:x@legit.example', 'unverified'),
  policy('87b', 'a version that does not stand first', 'p=reject; v=DMARC1', 'unverified'),
  policy('87c', 'pct=0, which no longer counts', 'v=DMARC1; p=reject; pct=0', 'failed'),
  policy('87d', 'a policy in test', 'v=DMARC1; p=quarantine; t=y', 'unverified'),
  policy('87e', 'reject in test is quarantine', 'v=DMARC1; p=reject; t=y', 'failed'),
  [
    {
      id: '87f',
      says: 'two DMARC records, which are none',
      message: arrive(from(BRAND)),
      zone: dmarc('v=DMARC1; p=reject', 'v=DMARC1; p=none'),
    },
    ['unverified'],
  ],
  [
    {
      id: '87g',
      says: 'strict alignment and a signature of the organization',
      message: arrive(byBrand(from('<x@mail.legit.example>'))),
      zone: dmarc('v=DMARC1; p=reject; adkim=s'),
    },
    ['failed'],
  ],
  [
    {
      id: '87h',
      says: 'a record that only the organization has',
      message: arrive(from('<x@mail.legit.example>')),
    },
    ['failed'],
  ],
  [
    {
      id: '87i',
      says: 'a record behind an alias',
      message: arrive(from('<x@aliased.test>')),
      zone: {
        '_dmarc.aliased.test': { CNAME: ['_dmarc.policy.test'] },
        '_dmarc.policy.test': { TXT: ['v=DMARC1; p=quarantine'] },
      },
    },
    ['failed'],
  ],
  [
    {
      id: '87j',
      says: 'strict alignment of SPF and an envelope below the domain',
      message: arrive(from(BRAND), { path: '<x@mail.legit.example>' }),
      zone: {
        ...dmarc('v=DMARC1; p=reject; aspf=s'),
        'mail.legit.example': { TXT: ['v=spf1 ip4:203.0.113.66 -all'] },
      },
    },
    ['failed'],
  ],
  [
    {
      id: '87k',
      says: 'a wildcard that gives every subdomain a record of its own, which asks for nothing',
      message: arrive(from('<x@any.legit.example>')),
      zone: { '_dmarc.any.legit.example': { TXT: ['v=DMARC1; p=none'] } },
    },
    ['unverified'],
  ],
  [
    {
      id: '87l',
      says: 'a wildcard that answers for _dmarc with SPF',
      message: arrive(from('<x@any.legit.example>')),
      zone: { '_dmarc.any.legit.example': { TXT: ['v=spf1 -all'] } },
    },
    ['failed'],
  ],
  [
    {
      id: '87m',
      says: 'an author twelve labels down, past what the tree walk asks one by one (RFC 9989 §4.10)',
      message: arrive(from('<x@a.b.c.d.e.f.g.h.i.j.legit.example>')),
    },
    ['failed'],
  ],
  [
    {
      id: '88',
      ofBrand: true,
      says: 'a smuggled second message: only SPF speaks for it',
      message: arrive(from(BRAND), BRANDS),
    },
    ['listed'],
  ],
  [
    {
      id: '89a',
      ofBrand: true,
      says: 'a second mail that a server did not cut off: SMTP behind a dot between odd line ends',
      message: arrive(
        {
          ...from(BRAND),
          body: 'Hello\r\n\n.\r\nMAIL FROM:<a@legit.example>\r\nRCPT TO:<bob@rcpt.example>\r\nDATA\r\nFrom: <ceo@legit.example>\r\n\r\nPay.\r\n',
        },
        BRANDS,
      ),
    },
    ['listed', 'caution finding_smtp_smuggling'],
  ],
  [
    {
      id: '89b',
      ofBrand: true,
      says: 'a stray dot between odd line ends at the end of the body',
      message: arrive({ ...from(BRAND), body: 'Hello\n.\r\n' }, BRANDS),
    },
    ['listed', 'info finding_odd_line_ends'],
  ],
  [
    {
      id: '89c',
      ofBrand: true,
      says: 'a line feed alone in the header',
      message: arrive(prepend(from(BRAND), 'X-First: a\nX-Second: b'), BRANDS),
    },
    ['listed', 'info finding_odd_line_ends'],
  ],
  [
    {
      id: '90',
      ofBrand: true,
      says: 'a relay signs for the brand what a foreign tenant handed in',
      message: arrive(
        prepend(
          byBrand(from(BRAND)),
          'X-OriginatorOrg: evil.onmicrosoft.com',
          'Received: from evil.prod.outlook.com (2603:10a6::1) by x.outbound.protection.outlook.com with SMTP; Tue, 24 Nov 2026 01:59:30 +0000',
        ),
        { ip: '198.51.100.90', helo: 'mx0.pphosted.com' },
      ),
    },
    ['verified', 'caution finding_tenant_mismatch'],
  ],
];

testAttacks('records', cases);

describe('records, seen closely', () => {
  it('84: SPF passes, and does not count', async () => {
    const { spf: check, verdict } = await report(find(cases, '84b'));
    expect([check?.result, verdict.reason.code]).toEqual(['pass', 'verdict_reason_spf_everyone']);
  });

  it('84: tells how many addresses the record lists', async () => {
    const { findings } = await report(find(cases, '84d'));
    expect(findings.find(({ code }) => code === 'finding_spf_many')?.values).toEqual({
      domain: 'legit.example',
      addresses: 2 ** 20,
    });
  });

  it('85: the name in the reverse DNS counts only where it leads back', async () => {
    const { spf: check } = await report(find(cases, '85j'));
    expect(check).toMatchObject({ result: 'fail', evidence: { mechanism: '-all' } });
  });

  it('85: a record of type 99 is none', async () => {
    const { spf: check } = await report(find(cases, '85k'));
    expect([check?.result, check?.evidence.record]).toEqual(['none', null]);
  });

  it('87: the walk comes to the organization from however deep, in eight questions', async () => {
    const { dmarc: check } = await report(find(cases, '87m'));
    expect(check).toMatchObject({ policy: 'reject', policyDomain: 'legit.example' });
    expect(check?.evidence.walk.length).toBeLessThanOrEqual(8);
  });

  it('85: names the term at which the record ends', async () => {
    const ids = ['85a', '85b', '85c', '85e'];
    for (const id of ids) {
      const { spf: check } = await report(find(cases, id));
      expect([id, check?.result, check?.evidence.mechanism === null]).toEqual([id, 'permerror', false]);
    }
  });

  it('87: p=none and no record differ in the reason alone', async () => {
    const { dmarc: check } = await report(find(cases, '87f'));
    expect([check?.result, check?.policy]).toEqual(['none', null]);
  });

  it('88: says that the server is listed and the text is not signed', async () => {
    const { verdict } = await report(find(cases, '88'));
    expect([verdict.headline.code, verdict.advice.code]).toEqual(['verdict_listed', 'verdict_advice_listed']);
  });

  it('89: tells where the second mail begins', async () => {
    const { findings, source } = await report(find(cases, '89a'));
    const told = findings.find(({ code }) => code === 'finding_smtp_smuggling');
    expect(told?.values['text']).toBe('MAIL FROM:<a@legit.example>');
    const lines = toText(find(cases, '89a').message as Draft).split(/\r\n|\n/);
    expect(lines[Number(told?.values['line']) - 1]).toBe('MAIL FROM:<a@legit.example>');
    expect(source.oddLineEnds?.lineFeeds).toBe(1);
  });

  it('89: SMTP that somebody writes about is text', async () => {
    const talk = 'The server then says:\r\n.\r\nMAIL FROM:<a@legit.example>\r\n';
    const inspection = await report({ message: arrive({ ...byBrand(from(BRAND)), body: talk }, BRANDS) });
    expect(findingsOf(inspection).filter((line) => /smuggling|line_ends/.test(line))).toEqual([]);
  });

  it('90: is the domain’s, with the tenant beside it', async () => {
    const inspection = await report(find(cases, '90'));
    expect([inspection.verdict.domain, findingsOf(inspection)]).toEqual([
      'legit.example',
      expect.arrayContaining(['caution finding_tenant_mismatch']),
    ]);
  });
});
