/** Cases 70–72: algorithms and keys that may not be used, and records that are traps. */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalizeField } from '../messages/canonicalize.ts';
import { ed25519Key, rsaKey, type SigningKey } from '../messages/keys.ts';
import type { Draft } from '../messages/message.ts';
import { keyZone, signDkim, signedData } from '../messages/sign.ts';
import { find, type Listed, testAttacks } from './cases.ts';
import { arrive, BRAND_KEY, BRANDS, byBrand, from, report } from './world.ts';

const BRAND = '<admin@legit.example>';
const at = (record: string) => ({ 's1._domainkey.legit.example': { TXT: [record] } });
const bare = BRAND_KEY.record.slice(BRAND_KEY.record.indexOf('p='));

/** A signature of the brand under a key of its own. */
function withKey(id: string, says: string, bits: number, expected: Listed[1], key = rsaKey(bits)): Listed {
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

/** One that anybody could have broken. */
const broken = rsaKey(512);

const withBlank = (message: Draft): Draft => ({ ...message, body: message.body.replace('\r\n', ' \r\n') });

/** An RSA key whose exponent is 3, as some old programs made them. */
function cubicKey(): SigningKey & { modulus: bigint } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 });
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const modulus = BigInt(`0x${Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url').toString('hex')}`);
  return { type: 'rsa', privateKey, record: `v=DKIM1; k=rsa; p=${spki}`, modulus };
}

const cubic = cubicKey();

/**
 * What verifiers took that looked for the digest and not behind it (Bleichenbacher 2006): a number whose cube begins as the padded
 * digest does. It needs no private key.
 */
function forgeByCubeRoot(data: Buffer): string {
  const digestInfo = '3031300d060960864801650304020105000420';
  const digest = createHash('sha256').update(data).digest('hex');
  const head = `0001${'ff'.repeat(8)}00${digestInfo}${digest}`;
  const target = BigInt(`0x${head}`) << BigInt(2048 - head.length * 4);
  return Buffer.from((cubeRoot(target) + 1n).toString(16).padStart(512, '0'), 'hex').toString('base64');
}

function cubeRoot(number: bigint): bigint {
  let [low, high] = [0n, 1n << 700n];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** 3n <= number) low = middle;
    else high = middle;
  }
  return low;
}

/** The brand's signature with another in its place. */
function forged(message: Draft, key: SigningKey, forge: (data: Buffer) => string): Draft {
  const signed = signDkim(message, { domain: 'legit.example', selector: 'k', key });
  const [field = ''] = signed.fields;
  const unsigned = field.slice(0, field.lastIndexOf('b=') + 2);
  const names = ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type'];
  const data =
    signedData(message.fields, names, 'relaxed') + canonicalizeField(`${unsigned}\r\n`, 'relaxed').slice(0, -2);
  return { ...signed, fields: [`${unsigned}${forge(Buffer.from(data, 'latin1'))}\r\n`, ...message.fields] };
}

/** A key of so few bits that no program makes one any more; what is signed with it does not matter. */
const tinyKey = (() => {
  const der = (tag: number, content: Buffer) => Buffer.concat([Buffer.from([tag, content.length]), content]);
  const modulus = Buffer.concat([Buffer.from([0, 0xc3]), Buffer.alloc(46, 0x5a), Buffer.from([0x0b])]);
  const numbers = der(0x30, Buffer.concat([der(0x02, modulus), der(0x02, Buffer.from([1, 0, 1]))]));
  return `v=DKIM1; k=rsa; p=${numbers.toString('base64')}`;
})();

const cases: Listed[] = [
  withKey('70a', 'a key of 512 bits', 512, ['failed', 'caution finding_weak_key']),
  withKey('70b', 'a key of 768 bits', 768, ['failed', 'caution finding_weak_key']),
  withKey('70c', 'a key of 1023 bits', 1023, ['failed', 'caution finding_weak_key']),
  [
    {
      id: '70i',
      says: 'a key of 512 bits, over a body to which a blank was added: undone, it would be as it was signed',
      message: arrive(
        withBlank(signDkim(from(BRAND), { domain: 'legit.example', selector: 'k', key: broken, body: 'simple' })),
      ),
      zone: keyZone('legit.example', 'k', broken),
    },
    ['failed', 'caution finding_weak_key'],
  ],
  [
    {
      id: '70j',
      says: 'a key of 512 bits, where the webmail writes bodies anew',
      message: arrive(
        withBlank(signDkim(from(BRAND), { domain: 'legit.example', selector: 'k', key: broken, body: 'simple' })),
      ),
      zone: keyZone('legit.example', 'k', broken),
      context: { fidelity: 'rewritten' },
    },
    ['failed', 'caution finding_weak_key'],
  ],
  [
    {
      id: '70e',
      says: 'a key of 384 bits',
      message: arrive(forged(from(BRAND), BRAND_KEY, () => Buffer.alloc(48, 1).toString('base64'))),
      zone: { 'k._domainkey.legit.example': { TXT: [tinyKey] } },
    },
    ['failed', 'caution finding_weak_key'],
  ],
  withKey('70f', 'a key of 2048 bits', 2048, ['verified']),
  withKey('70g', 'a key with the exponent 3, which is usable', 2048, ['verified'], cubic),
  [
    {
      id: '70h',
      says: 'a signature forged for such a key without its private half',
      message: arrive(forged(from(BRAND), cubic, forgeByCubeRoot)),
      zone: keyZone('legit.example', 'k', cubic),
    },
    ['failed'],
  ],
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
  it('70: what was forged without the private key is told as made with another', async () => {
    const message = find(cases, '70h');
    expect((await report(message)).dkim[0]?.code).toBe('dkim_key_other');
    // The fixture is right: its cube does begin as the padded digest does.
    const signature = /b=([A-Za-z0-9+/=]+)\r\n$/.exec(
      (message.message as Draft).fields.find((f) => f.startsWith('DKIM')) ?? '',
    );
    const cube = BigInt(`0x${Buffer.from(signature?.[1] ?? '', 'base64').toString('hex')}`) ** 3n % cubic.modulus;
    expect(cube.toString(16).padStart(512, '0')).toMatch(/^0001(ff){8}003031300d060960864801650304020105000420/);
  });

  // Debian's weak keys of 2008 are not among them: they are 32,768 to each size, and told by a list alone, of more bytes than the
  // whole extension; DKIM was hardly in use when they were made.

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
