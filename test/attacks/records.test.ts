/** Cases 84–90: records that let everyone in or explode, and mail that only a relay vouches for. */
import { describe, expect, it } from 'vitest';
import { prepend } from '../messages/message.ts';
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
  zone: Record<string, { TXT?: string[]; A?: string[]; MX?: string[] }>,
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
  broken('85a', 'eleven lookups', { ...spf('v=spf1 include:i0.legit.example -all'), ...many }),
  broken('85b', 'three void lookups', spf('v=spf1 a:n1.legit.example a:n2.legit.example a:n3.legit.example -all')),
  broken('85c', 'an include of itself', spf('v=spf1 include:legit.example -all')),
  broken('85d', 'two records', { 'legit.example': { TXT: ['v=spf1 +all', 'v=spf1 -all'] } }),
  broken('85e', 'a term that does not exist', spf('v=spf1 all:x -all')),
  broken('85f', 'a line end in the record', spf('v=spf1\r\n +all')),
  broken('85g', 'a macro that grows', spf('v=spf1 include:%{d}.%{d}.%{d}.%{d}.legit.example -all')),
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
      id: '88',
      ofBrand: true,
      says: 'a smuggled second message: only SPF speaks for it',
      message: arrive(from(BRAND), BRANDS),
    },
    ['listed'],
  ],
  [
    {
      id: '89',
      ofBrand: true,
      says: 'what smuggling leaves behind: bare line feeds and SMTP in the body',
      message: arrive({ ...from(BRAND), body: 'Hello\n.\r\nMAIL FROM:<a@legit.example>\r\n' }, BRANDS),
    },
    ['listed'],
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

  it('90: is the domain’s, with the tenant beside it', async () => {
    const inspection = await report(find(cases, '90'));
    expect([inspection.verdict.domain, findingsOf(inspection)]).toEqual([
      'legit.example',
      expect.arrayContaining(['caution finding_tenant_mismatch']),
    ]);
  });
});
