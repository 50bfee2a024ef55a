/** Cases 84–86: SPF records that let everyone in or explode, and clients that none of them can list. */
import { describe, expect, it } from 'vitest';
import { find, type Listed, testAttacks } from './cases.ts';
import { arrive, BRAND_IP, byBrand, from, report } from './world.ts';

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

/** Records that make a name of what a sender chooses: its greeting, and what the reverse zone of its own address says. */
const MUTE = 'mute.attack.example';
const REVERSE = '66.113.0.203.in-addr.arpa';
const silent = {
  failing: { [MUTE]: 'servfail', [`x.${MUTE}`]: 'timeout', [`${MUTE}legit.example`]: 'timeout', [REVERSE]: 'servfail' },
} as const;
const greets = (helo: string) => arrive(from(BRAND), { ...asBrand, helo });

const mute: Listed[] = [
  'a:%{h}',
  'mx:%{h}',
  'include:%{h}',
  'exists:%{h}',
  'redirect=%{h}',
  'a:x.%{h}',
  'a:%{d}.%{h}',
  'a:%{h}legit.example',
  'exists:%{ir}.%{v}.arpa',
].map((term) => [
  {
    id: '84e',
    says: `${term}, about which nobody answers`,
    message: greets(MUTE),
    zone: spf(`v=spf1 ${term}`),
    dns: silent,
  },
  ['failed'],
]);

const OWN = 'own.attack.example';
const letsItselfIn: Listed[] = [
  'a:%{h}',
  'mx:%{h}',
  'include:%{h}',
  'exists:%{h}',
  'redirect=%{h}',
  'ptr:%{h}',
  'a:%{p}',
  'exists:%{p}',
  'ptr:%{p}',
  'include:%{ir}.%{v}.arpa',
].map((term) => [
  {
    id: '84f',
    says: `${term}, which names the sender’s own server`,
    message: greets(OWN),
    zone: {
      ...spf(`v=spf1 ${term}`),
      [OWN]: { TXT: ['v=spf1 ip4:203.0.113.66 -all'], A: ['203.0.113.66'], MX: [`10 ${OWN}`] },
      [REVERSE]: { PTR: [OWN], TXT: ['v=spf1 ip4:203.0.113.66 -all'] },
    },
  },
  ['unverified', 'caution finding_spf_everyone'],
]);

/** The domain's own zone does not answer: that is no sender's doing. */
const ownTrouble: Listed[] = (
  [
    ['a:%{h}', 'mute.legit.example', 'mute.legit.example'],
    ['a:%{h}.legit.example', 'mute', 'mute.legit.example'],
    ['exists:%{ir}._spf.%{d}', 'x', '66.113.0.203._spf.legit.example'],
    ['include:%{o}.lists.test', 'x', 'legit.example.lists.test'],
  ] as const
).map(([term, helo, name]) => [
  {
    id: '84g',
    says: `${term}, whose zone does not answer`,
    message: greets(helo),
    zone: spf(`v=spf1 ${term} -all`),
    dns: { failing: { [name]: 'servfail' } },
  },
  ['unchecked'],
]);

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
  ...mute,
  ...letsItselfIn,
  ...ownTrouble,
  [
    {
      id: '84g',
      ofBrand: true,
      says: 'a:%{h}, where the greeting is the domain’s own server',
      message: arrive(from(BRAND), { ...asBrand, ip: BRAND_IP, helo: 'out.legit.example' }),
      zone: { ...spf('v=spf1 a:%{h} -all'), 'out.legit.example': { A: [BRAND_IP] } },
    },
    ['listed'],
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
];

testAttacks('SPF records', cases);

describe('SPF records, seen closely', () => {
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

  it('85: names the term at which the record ends', async () => {
    const ids = ['85a', '85b', '85c', '85e'];
    for (const id of ids) {
      const { spf: check } = await report(find(cases, id));
      expect([id, check?.result, check?.evidence.mechanism === null]).toEqual([id, 'permerror', false]);
    }
  });
});
