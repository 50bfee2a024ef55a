/** Cases 70–72: algorithms and keys that may not be used, and records that are traps. */
import { describe, expect, it } from 'vitest';
import { ed25519Key, rsaKey } from '../messages/keys.ts';
import { keyZone, signDkim } from '../messages/sign.ts';
import { find, type Listed, testAttacks } from './cases.ts';
import { arrive, BRAND_KEY, BRANDS, byBrand, from, report } from './world.ts';

const BRAND = '<admin@legit.example>';
const at = (record: string) => ({ 's1._domainkey.legit.example': { TXT: [record] } });
const bare = BRAND_KEY.record.slice(BRAND_KEY.record.indexOf('p='));

/** A signature of the brand under a key of its own. */
function withKey(id: string, says: string, bits: number, expected: Listed[1]): Listed {
  const key = rsaKey(bits);
  return [
    {
      id,
      says,
      message: arrive(signDkim(from(BRAND), { domain: 'legit.example', selector: 'k', key })),
      zone: keyZone('legit.example', 'k', key),
      ...(bits < 1024 ? {} : { ofBrand: true }),
    },
    expected,
  ];
}

const ed = ed25519Key();

const cases: Listed[] = [
  withKey('70a', 'a key of 512 bits', 512, ['failed', 'caution finding_weak_key']),
  withKey('70b', 'a key of 768 bits', 768, ['failed', 'caution finding_weak_key']),
  withKey('70c', 'a key of 1023 bits', 1023, ['failed', 'caution finding_weak_key']),
  withKey('70d', 'a key of 1024 bits', 1024, ['verified', 'info finding_short_key']),
  [
    { id: '71a', says: 'rsa-sha1', message: arrive(byBrand(from(BRAND), { hash: 'sha1' })) },
    ['failed', 'caution finding_sha1'],
  ],
  [
    {
      id: '71b',
      says: 'rsa-md5',
      message: arrive(
        (() => {
          const signed = byBrand(from(BRAND));
          return { ...signed, fields: signed.fields.map((field) => field.replace('a=rsa-sha256', 'a=rsa-md5')) };
        })(),
      ),
    },
    ['failed'],
  ],
  [
    {
      id: '71c',
      says: 'ed25519-sha256 where an RSA key is published',
      message: arrive(signDkim(from(BRAND), { domain: 'legit.example', key: ed })),
    },
    ['failed'],
  ],
  [
    {
      id: '72a',
      ofBrand: true,
      says: 'a key in test',
      message: arrive(byBrand(from(BRAND)), BRANDS),
      zone: at(`v=DKIM1; t=y; ${bare}`),
    },
    ['verified', 'info finding_testing_key'],
  ],
  [
    {
      id: '72b',
      says: 'a strict key and an identity below its domain',
      message: arrive(byBrand(from(BRAND), { identity: '@sub.legit.example' })),
      zone: at(`v=DKIM1; t=s; ${bare}`),
    },
    ['failed'],
  ],
  [
    {
      id: '72c',
      says: 'a key for another service',
      message: arrive(byBrand(from(BRAND))),
      zone: at(`v=DKIM1; s=tlsrpt; ${bare}`),
    },
    ['failed'],
  ],
  [
    {
      id: '72d',
      says: 'a key for SHA-1 alone',
      message: arrive(byBrand(from(BRAND))),
      zone: at(`v=DKIM1; h=sha1; ${bare}`),
    },
    ['failed'],
  ],
  [
    { id: '72e', says: 'a revoked key', message: arrive(byBrand(from(BRAND))), zone: at('v=DKIM1; p=') },
    ['failed', 'caution finding_key_revoked'],
  ],
  [
    {
      id: '72f',
      ofBrand: true,
      says: 'two records at one selector, one of them right',
      message: arrive(byBrand(from(BRAND)), BRANDS),
      zone: { 's1._domainkey.legit.example': { TXT: ['v=spf1 -all', BRAND_KEY.record] } },
    },
    ['verified'],
  ],
  [
    {
      id: '72g',
      ofBrand: true,
      says: 'a key behind three aliases',
      message: arrive(byBrand(from(BRAND)), BRANDS),
      zone: {
        's1._domainkey.legit.example': { CNAME: ['k1.esp.test'] },
        'k1.esp.test': { CNAME: ['k2.esp.test'] },
        'k2.esp.test': { CNAME: ['k3.esp.test'] },
        'k3.esp.test': { TXT: [BRAND_KEY.record] },
      },
    },
    ['verified'],
  ],
  [
    {
      id: '72h',
      says: 'a wildcard that answers with SPF',
      message: arrive(byBrand(from(BRAND))),
      zone: at('v=spf1 -all'),
    },
    ['failed'],
  ],
];

testAttacks('algorithms and keys', cases);

describe('algorithms and keys, seen closely', () => {
  it('71: each unusable algorithm has its own text', async () => {
    const codes = await Promise.all(
      ['71a', '71b', '71c'].map(async (id) => (await report(find(cases, id))).dkim[0]?.code),
    );
    expect(new Set(codes).size).toBe(3);
  });

  it('72: each unusable key has its own text', async () => {
    const ids = ['72b', '72c', '72d', '72e', '72h'];
    const codes = await Promise.all(ids.map(async (id) => (await report(find(cases, id))).dkim[0]?.code));
    expect(new Set(codes).size).toBe(ids.length);
  });
});
