/**
 * The little of DER (ITU-T X.690) that public keys need: a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) or a bare RSAPublicKey
 * (RFC 8017 Appendix A.1.1), both of which p= may hold (RFC 6376 §3.6.1, erratum 3017).
 *
 * The key is read here and given to WebCrypto as two numbers, because browsers and Node disagree about what they import:
 * Chromium refuses a missing NULL, Node takes trailing bytes, and none of them says what was wrong.
 */
import { isSameBytes } from '../hash/digest.ts';
export interface RsaNumbers {
  /** Big-endian, without leading zeros. */
  readonly modulus: Uint8Array;
  readonly exponent: Uint8Array;
}

const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OBJECT_IDENTIFIER = 0x06;
const SEQUENCE = 0x30;
/** 1.2.840.113549.1.1.1, rsaEncryption */
const RSA_ENCRYPTION = Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01);

/**
 * @returns modulus and exponent; null when the bytes are neither form of an RSA key. Bytes behind the key are ignored, as
 *   OpenSSL does.
 */
export function readRsaKey(bytes: Uint8Array): RsaNumbers | null {
  const outer = readElement(bytes, SEQUENCE);
  if (!outer) return null;
  const bare = readNumbers(outer.content);
  if (bare) return bare;
  const algorithm = readElement(outer.content, SEQUENCE);
  const identifier = algorithm && readElement(algorithm.content, OBJECT_IDENTIFIER);
  if (!identifier || !isSameBytes(identifier.content, RSA_ENCRYPTION)) return null;
  const wrapped = readElement(algorithm.rest, BIT_STRING);
  // The first byte of a BIT STRING tells how many bits of its last byte do not count.
  if (wrapped?.content[0] !== 0) return null;
  const inner = readElement(wrapped.content.subarray(1), SEQUENCE);
  return inner && readNumbers(inner.content);
}

/** @returns how many bits the number has */
export function bitLength(number: Uint8Array): number {
  const first = number[0];
  return first === undefined ? 0 : (number.length - 1) * 8 + (32 - Math.clz32(first));
}

/** RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER } */
function readNumbers(content: Uint8Array): RsaNumbers | null {
  const modulus = readElement(content, INTEGER);
  const exponent = modulus && readElement(modulus.rest, INTEGER);
  if (!exponent || isNegative(modulus.content) || isNegative(exponent.content)) return null;
  return { modulus: withoutZeros(modulus.content), exponent: withoutZeros(exponent.content) };
}

interface Element {
  content: Uint8Array;
  rest: Uint8Array;
}

function readElement(bytes: Uint8Array, tag: number): Element | null {
  const first = bytes[1];
  if (bytes[0] !== tag || first === undefined) return null;
  let length = first;
  let start = 2;
  if (first >= 0x80) {
    const digits = first & 0x7f;
    // Four digits would be a key of 16 MiB.
    if (digits === 0 || digits > 3 || bytes.length < 2 + digits) return null;
    length = 0;
    for (; start < 2 + digits; start++) length = length * 256 + (bytes[start] ?? 0);
  }
  if (start + length > bytes.length) return null;
  return { content: bytes.subarray(start, start + length), rest: bytes.subarray(start + length) };
}

function isNegative(content: Uint8Array): boolean {
  return content.length === 0 || (content[0] ?? 0) >= 0x80;
}

function withoutZeros(content: Uint8Array): Uint8Array {
  let start = 0;
  while (start < content.length && content[start] === 0) start++;
  return content.subarray(start);
}
