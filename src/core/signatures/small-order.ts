/**
 * Points of small order on Curve25519's Edwards form (RFC 8032 §5.1).
 *
 * The attack: with such a point for a public key, R = that point and S = 0 verify over one message in eight or over every one, so that
 * anybody signs as the domain. RFC 8032 §5.1.7 lets them pass, and so do Node, Chromium and Firefox, although Web Cryptography
 * ("Ed25519", Verify) has them refused: so the engine refuses them itself.
 */
import { toHex } from '../bytes/hexadecimal.ts';

/** The y-coordinates of all eight points, and the two encodings that are too large by the prime (2^255 - 19); little-endian. */
const SMALL_ORDER: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

/** @param point 32 bytes (RFC 8032 §5.1.2) */
export function isOfSmallOrder(point: Uint8Array): boolean {
  // The highest bit is the sign of x, which each of these y may have.
  const y = point.map((byte, at) => (at === 31 ? byte & 0x7f : byte));
  return SMALL_ORDER.has(toHex(y));
}
