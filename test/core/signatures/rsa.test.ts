import { constants, createHash, createPublicKey, privateEncrypt, publicDecrypt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUsualKey, openSignature } from '../../../src/core/signatures/rsa.ts';
import { rsaKey, type SigningKey, signBytes } from '../../messages/keys.ts';

function numbersOf(key: SigningKey) {
  const { n = '', e = '' } = createPublicKey(key.privateKey).export({ format: 'jwk' });
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
  return { modulus: bytes(n), exponent: bytes(e) };
}

const key = rsaKey(1024);
const numbers = numbersOf(key);
const data = Buffer.from('what was signed');
const digest = (text: Uint8Array = data, hash = 'sha256') => new Uint8Array(createHash(hash).update(text).digest());
const sign = (text = data, hash: 'sha1' | 'sha256' = 'sha256') => new Uint8Array(signBytes(key, hash, text));

/** A signature over a block that need not be what the RFC asks for. */
function signBlock(block: Uint8Array): Uint8Array {
  return new Uint8Array(privateEncrypt({ key: key.privateKey, padding: constants.RSA_NO_PADDING }, block));
}
const rightBlock = () =>
  new Uint8Array(publicDecrypt({ key: createPublicKey(key.privateKey), padding: constants.RSA_NO_PADDING }, sign()));

describe('an RSA signature', () => {
  for (const bits of [768, 1000, 1023, 1024, 2048]) {
    it(`is valid under its key: ${bits} bits`, () => {
      const other = rsaKey(bits);
      for (const hash of ['sha1', 'sha256'] as const) {
        const signature = new Uint8Array(signBytes(other, hash, data));
        expect(openSignature(numbersOf(other), digest(data, hash), signature)).toBe('valid');
      }
    });
  }

  it('over other data is told from one by another key', () => {
    expect(openSignature(numbers, digest(Buffer.from('else')), sign())).toBe('other_data');
    expect(openSignature(numbersOf(rsaKey(1024)), digest(), sign())).toBe('other_key');
  });

  it('by another hash is not this one', () => {
    expect(openSignature(numbers, digest(data, 'sha1'), sign())).toBe('other_key');
    expect(openSignature(numbers, digest(), sign(data, 'sha1'))).toBe('other_key');
  });

  it('is not valid with anything else in its block: nothing is parsed, all is compared (RFC 8017 §8.2.2)', () => {
    fc.assert(
      fc.property(fc.nat(127), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const block = rightBlock();
        // Keep it below the modulus.
        fc.pre(at > 0 || change < 0x20);
        block[at] = (block[at] ?? 0) ^ change;
        expect(openSignature(numbers, digest(), signBlock(block))).toBe(at >= 128 - 32 ? 'other_data' : 'other_key');
      }),
    );
  });

  it('is not valid with its digest moved forward and the rest made up (Bleichenbacher 2006)', () => {
    const right = rightBlock();
    const info = right.subarray(128 - 51);
    const block = new Uint8Array(128).fill(0x55);
    block.set([0, 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0]);
    block.set(info, 11);
    expect(openSignature(numbers, digest(), signBlock(block))).toBe('other_key');
  });

  it('is not valid when it is not below the modulus, or 0, or 1', () => {
    const from = (number: bigint) => Uint8Array.from(Buffer.from(number.toString(16).padStart(256, '0'), 'hex'));
    const modulus = BigInt(`0x${Buffer.from(numbers.modulus).toString('hex')}`);
    const signature = BigInt(`0x${Buffer.from(sign()).toString('hex')}`);
    for (const number of [modulus, signature + modulus, modulus - 1n, 0n, 1n]) {
      expect(openSignature(numbers, digest(), from(number % (1n << 1024n)))).toBe('other_key');
    }
  });

  it('is not valid under a key too short for the hash', () => {
    const tiny = { modulus: new Uint8Array(32).fill(0xff), exponent: Uint8Array.of(3) };
    expect(openSignature(tiny, digest(), new Uint8Array(32))).toBe('other_key');
  });
});

describe('keys that WebCrypto gets', () => {
  it('are those of more than 2048 bits, and those with a long exponent', () => {
    const modulus = (bytes: number) => new Uint8Array(bytes).fill(0xff);
    expect(isUsualKey({ modulus: modulus(256), exponent: Uint8Array.of(1, 0, 1) })).toBe(true);
    expect(isUsualKey({ modulus: modulus(257), exponent: Uint8Array.of(1, 0, 1) })).toBe(false);
    expect(isUsualKey({ modulus: modulus(256), exponent: Uint8Array.of(2, 0, 1) })).toBe(false);
  });
});
