import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRsaKey as readKey } from '../../../src/core/signatures/der.ts';
import { parseKeyRecord } from '../../../src/core/signatures/key-record.ts';
import { anyKey, ed25519Key } from '../../messages/keys.ts';

const spki = /p=(.*)/.exec(anyKey().record)?.[1] ?? '';
const bytes = new Uint8Array(Buffer.from(spki, 'base64'));
const readRsaKey = (der: Uint8Array) => readKey(new Uint8Array(der));
const { n = '', e = '' } = createPublicKey(anyKey().privateKey).export({ format: 'jwk' });
const modulus = new Uint8Array(Buffer.from(n, 'base64url'));
const exponent = new Uint8Array(Buffer.from(e, 'base64url'));

/** DER by hand: a tag, a length, a content. */
function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}
const integer = (number: Uint8Array) => der(2, (number[0] ?? 0) >= 0x80 ? Buffer.from([0, ...number]) : number);
const rsaPublicKey = (m: Uint8Array, x: Uint8Array) => der(0x30, integer(m), integer(x));
const rsaEncryption = Buffer.from('06092a864886f70d010101', 'hex');
const wrapped = (algorithm: Uint8Array, key: Uint8Array) =>
  der(0x30, der(0x30, algorithm), der(3, Buffer.from([0]), key));
const recordOf = (key: Uint8Array, tags = '') =>
  parseKeyRecord(`v=DKIM1;${tags} p=${Buffer.from(key).toString('base64')}`);

describe('a key record', () => {
  it('holds an RSA key unless k= says otherwise', () => {
    expect(parseKeyRecord(`p=${spki}`).key).toEqual({ type: 'rsa', bits: 2048, modulus, exponent });
  });

  it('holds the key with white space in it', () => {
    expect(parseKeyRecord(`k=rsa; p=${spki.slice(0, 50)} \t${spki.slice(50)}`).key?.bits).toBe(2048);
  });

  it('holds an Ed25519 key as its 32 bytes (RFC 8463 §4)', () => {
    const { record } = ed25519Key();
    expect(parseKeyRecord(record).key?.type).toBe('ed25519');
    expect(parseKeyRecord(`k=ed25519; p=${spki}`).problem).toBe('key_malformed');
  });

  it('says v=DKIM1 first, or nothing of a version', () => {
    expect(parseKeyRecord(`v=DKIM1; p=${spki}`).problem).toBeNull();
    for (const version of ['DKIM1.0', 'dkim1', 'DKIM2', 'spf1 -all', '']) {
      expect(parseKeyRecord(`v=${version}; p=${spki}`).problem, version).toBe('key_version');
    }
    expect(parseKeyRecord(`k=rsa; v=DKIM1; p=${spki}`).problem).toBe('key_version');
    expect(parseKeyRecord('v=spf1 include:_spf.example.org -all').problem).toBe('key_version');
  });

  it('may hold empty tags, which RFC 6376 §3.2 does not know and verifiers pass over', () => {
    for (const record of [`v=DKIM1; p=${spki};;`, `v=DKIM1;; p=${spki}; ; `, `;v=DKIM1; p=${spki}`]) {
      expect(parseKeyRecord(record), record).toMatchObject({ text: record, problem: null });
    }
    expect(parseKeyRecord('; ;').problem).toBe('key_syntax');
    expect(parseKeyRecord(`v=DKIM1;; k=rsa; k=rsa; p=${spki}`).problem).toBe('key_syntax');
  });

  it('is invalid with a tag twice, or without p=', () => {
    expect(parseKeyRecord(`k=rsa; k=rsa; p=${spki}`).problem).toBe('key_syntax');
    expect(parseKeyRecord('v=DKIM1; k=rsa; whatever').problem).toBe('key_syntax');
    expect(parseKeyRecord('v=DKIM1; k=rsa').problem).toBe('key_without_p');
    expect(parseKeyRecord('google-site-verification=abc').problem).toBe('key_syntax');
  });

  it('is revoked with an empty p=', () => {
    expect(parseKeyRecord('v=DKIM1; p=').problem).toBe('key_revoked');
    expect(parseKeyRecord('v=DKIM1; k=unknown; p= ;').problem).toBe('key_revoked');
  });

  it('of an unknown type is no key', () => {
    expect(parseKeyRecord(`k=dsa; p=${spki}`).problem).toBe('key_type_unknown');
    expect(parseKeyRecord(`k=RSA; p=${spki}`).problem).toBeNull();
  });

  it('has flags, hashes and services as lists, with white space, unknown ones ignored', () => {
    const record = parseKeyRecord(`t= y : s :x; h=sha1 :sha256; s=email : tlsrpt; n=a note; p=${spki}`);
    expect(record).toMatchObject({
      testing: true,
      strict: true,
      hashes: ['sha1', 'sha256'],
      services: ['email', 'tlsrpt'],
    });
    expect(parseKeyRecord(`t=ys; p=${spki}`)).toMatchObject({ testing: false, strict: false });
    expect(parseKeyRecord(`p=${spki}`)).toMatchObject({ hashes: null, services: ['*'] });
  });
});

describe('an RSA key', () => {
  it('may be a SubjectPublicKeyInfo or a bare RSAPublicKey', () => {
    expect(readRsaKey(rsaPublicKey(modulus, exponent))).toEqual({ modulus, exponent });
    expect(
      readRsaKey(wrapped(Buffer.concat([rsaEncryption, Buffer.from([5, 0])]), rsaPublicKey(modulus, exponent))),
    ).toEqual({
      modulus,
      exponent,
    });
  });

  it('may lack the NULL parameters that Chromium wants, and have bytes behind it that browsers refuse', () => {
    expect(readRsaKey(wrapped(rsaEncryption, rsaPublicKey(modulus, exponent)))).toEqual({ modulus, exponent });
    expect(readRsaKey(Buffer.concat([bytes, Buffer.from('junk')]))).toEqual({ modulus, exponent });
  });

  it('loses the zeros in front of its numbers', () => {
    const padded = der(0x30, der(2, Buffer.from([0, 0, 0]), modulus), der(2, Buffer.from([0]), exponent));
    expect(readRsaKey(padded)).toEqual({ modulus, exponent });
  });

  it('is of no other kind: an elliptic curve, a negative number, a wrong tag, a length past the end', () => {
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'der' });
    expect(readRsaKey(curve)).toBeNull();
    expect(readRsaKey(der(0x30, der(2, modulus), der(2, exponent)))).toBeNull();
    expect(readRsaKey(der(0x31, integer(modulus), integer(exponent)))).toBeNull();
    expect(readRsaKey(bytes.subarray(0, bytes.length - 1))).toBeNull();
    expect(readRsaKey(Buffer.from('3080020100', 'hex'))).toBeNull();
    expect(readRsaKey(Buffer.from('3084ffffffff', 'hex'))).toBeNull();
    expect(readRsaKey(new Uint8Array())).toBeNull();
  });

  it('is not computed with when it is even, too long, or has an unusual exponent, or a long one where it is too short for browsers', () => {
    const odd = (length: number) => new Uint8Array(length).fill(0xff);
    const problem = (m: Uint8Array, x: number[]) => recordOf(rsaPublicKey(m, Uint8Array.from(x))).problem;
    expect(problem(odd(64), [1, 0, 1])).toBeNull();
    expect(problem(odd(1024), [3])).toBeNull();
    expect(problem(odd(63), [3])).toBeNull();
    expect(problem(odd(63), [1, 0, 0, 0, 1])).toBe('key_unsupported');
    expect(problem(odd(1025), [3])).toBe('key_too_large');
    expect(problem(Uint8Array.from([...odd(255), 0xfe]), [3])).toBe('key_unsupported');
    for (const unusual of [[1], [2], [4], [0], [3, 0, 0, 0, 1], [1, 0, 0, 0, 0, 0, 0, 0, 1]]) {
      expect(problem(odd(256), unusual), `${unusual}`).toBe('key_unsupported');
    }
    expect(problem(odd(256), [1, 0, 0, 0, 1])).toBeNull();
  });

  it('damaged anywhere is read without a throw', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (at, value, length) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = value;
        const record = recordOf(damaged.subarray(0, length));
        expect(record.key === null).toBe(record.problem !== null);
      }),
    );
  });
});

describe('any text', () => {
  it('is a key record with either a key or a problem', () => {
    const part = fc.constantFrom(
      'v=DKIM1',
      'p=',
      'k=',
      'rsa',
      'ed25519',
      ';',
      ' ',
      `p=${spki}`,
      't=s',
      '=',
      '\0',
      'h=',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const record = parseKeyRecord(parts.join(''));
        expect(record.key === null).toBe(record.problem !== null);
      }),
    );
  });
});
