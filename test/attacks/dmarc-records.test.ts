/** Case 87: DMARC records that are broken, missing, or published by a wildcard. */
import { describe, expect, it } from 'vitest';
import { find, type Listed, testAttacks } from './cases.ts';
import { arrive, byBrand, from, report } from './world.ts';

const BRAND = '<admin@legit.example>';
const dmarc = (...records: string[]) => ({ '_dmarc.legit.example': { TXT: records } });

function policy(id: string, says: string, record: string, level: string): Listed {
  return [{ id, says, message: arrive(from(BRAND)), zone: dmarc(record) }, [level]];
}

const cases: Listed[] = [
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
];

testAttacks('DMARC records', cases);

describe('DMARC records, seen closely', () => {
  it('87: the walk comes to the organization from however deep, in eight questions', async () => {
    const { dmarc: check } = await report(find(cases, '87m'));
    expect(check).toMatchObject({ policy: 'reject', policyDomain: 'legit.example' });
    expect(check?.evidence.walk.length).toBeLessThanOrEqual(8);
  });

  it('87: p=none and no record differ in the reason alone', async () => {
    const { dmarc: check } = await report(find(cases, '87f'));
    expect([check?.result, check?.policy]).toEqual(['none', null]);
  });
});
