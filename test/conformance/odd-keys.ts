/** Keys that a generator does not make, and the forms in which p= may hold one: runtimes disagree about what they import. */
import { createHash, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { SigningKey } from '../messages/keys.ts';

export interface RsaParts {
  modulus: Buffer;
  exponent: Buffer;
}

/** Modulus and public exponent of a key. */
export function partsOf(key: KeyObject): RsaParts {
  const { n = '', e = '' } = key.export({ format: 'jwk' }) as JsonWebKey;
  return { modulus: Buffer.from(n, 'base64url'), exponent: Buffer.from(e, 'base64url') };
}

export function rsaKeyWithExponent(bits: number, publicExponent: number): SigningKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits, publicExponent });
  return { type: 'rsa', privateKey, record: recordOf(subjectPublicKeyInfo(partsOf(privateKey))) };
}

export function recordOf(key: Buffer, type = 'rsa'): string {
  return `v=DKIM1; k=${type}; p=${key.toString('base64')}`;
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OBJECT_IDENTIFIER = 0x06;
const NULL = Buffer.from([0x05, 0x00]);

/** 1.2.840.113549.1.1.1, rsaEncryption; .10 is id-RSASSA-PSS. */
export const RSA_ENCRYPTION = '2a864886f70d010101';
export const RSASSA_PSS = '2a864886f70d01010a';

/** RSAPublicKey (RFC 8017 Appendix A.1.1), the bare form. */
export function rsaPublicKey({ modulus, exponent }: RsaParts): Buffer {
  return element(SEQUENCE, integer(modulus), integer(exponent));
}

/** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7). RFC 3279 §2.3.1 wants NULL for the parameters; some signers leave it out. */
export function subjectPublicKeyInfo(parts: RsaParts, algorithm = RSA_ENCRYPTION, parameters = NULL): Buffer {
  return element(
    SEQUENCE,
    element(SEQUENCE, element(OBJECT_IDENTIFIER, Buffer.from(algorithm, 'hex')), parameters),
    element(BIT_STRING, Buffer.from([0]), rsaPublicKey(parts)),
  );
}

function integer(number: Buffer): Buffer {
  const isNegative = (number[0] ?? 0) >= 0x80;
  return element(INTEGER, isNegative ? Buffer.concat([Buffer.from([0]), number]) : number);
}

function element(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const digits = content.length.toString(16);
  const length = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
  const head = content.length < 0x80 ? [content.length] : [0x80 | length.length, ...length];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

/** EMSA-PKCS1-v1_5 of SHA-256 (RFC 8017 §9.2): with exponent 1 it is itself the signature, which anybody can make. */
export function encodedMessage(data: Buffer, bytes: number): Buffer {
  const info = Buffer.from('3031300d060960864801650304020105000420', 'hex');
  const end = Buffer.concat([Buffer.from([0]), info, createHash('sha256').update(data).digest()]);
  return Buffer.concat([Buffer.from([0, 1]), Buffer.alloc(bytes - 2 - end.length, 0xff), end]);
}

/** number ^ power mod modulus */
export function power(number: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let base = number % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * base) % modulus;
    base = (base * base) % modulus;
  }
  return result;
}

export function toNumber(bytes: Buffer): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${bytes.toString('hex')}`);
}

export function fromNumber(number: bigint, length: number): Buffer {
  return Buffer.from(number.toString(16).padStart(length * 2, '0'), 'hex');
}

/**
 * A 1024-bit key whose exponent is as long as it is told: the factors of an ordinary key, and the private exponent that belongs
 * to the unusual public one.
 */
export function keyWithLongExponent(publicExponent: bigint): { parts: RsaParts; sign(data: Buffer): Buffer } {
  for (;;) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const jwk = privateKey.export({ format: 'jwk' }) as JsonWebKey;
    const factor = (text = '') => toNumber(Buffer.from(text, 'base64url'));
    const modulus = Buffer.from(jwk.n ?? '', 'base64url');
    const totient = (factor(jwk.p) - 1n) * (factor(jwk.q) - 1n);
    const privateExponent = inverse(publicExponent, totient);
    if (privateExponent === null) continue;
    const digits = publicExponent.toString(16);
    return {
      parts: { modulus, exponent: fromNumber(publicExponent, Math.ceil(digits.length / 2)) },
      sign(data) {
        const encoded = toNumber(encodedMessage(data, modulus.length));
        return fromNumber(power(encoded, privateExponent, toNumber(modulus)), modulus.length);
      },
    };
  }
}

/** number ^ -1 mod modulus, by Euclid; null when there is none. */
export function inverse(number: bigint, modulus: bigint): bigint | null {
  let [one, other] = [modulus, number % modulus];
  let [last, current] = [0n, 1n];
  while (other > 1n) {
    const quotient = one / other;
    [one, other] = [other, one - quotient * other];
    [last, current] = [current, last - quotient * current];
  }
  if (other !== 1n) return null;
  return current < 0n ? current + modulus : current;
}
