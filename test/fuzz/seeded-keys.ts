/** Keys that are the same in every run, so that a seed tells the whole message: RSA out of seeded primes, Ed25519 out of a fixed seed. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { fromNumber, inverse, power } from '../conformance/odd-keys.ts';
import type { SigningKey } from '../messages/keys.ts';
import { Random } from './random.ts';

export function seededRsaKey(seed: number, bits = 1024): SigningKey {
  const random = new Random(seed);
  const e = 65537n;
  for (;;) {
    const [p, q] = [prime(random, bits / 2), prime(random, bits / 2)];
    const d = inverse(e, (p - 1n) * (q - 1n));
    const qi = inverse(q, p);
    if (d === null || qi === null) continue;
    const numbers = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi };
    const jwk = Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, base64Url(number)]));
    const privateKey = createPrivateKey({ key: { kty: 'RSA', ...jwk }, format: 'jwk' });
    return { type: 'rsa', privateKey, record: `v=DKIM1; k=rsa; p=${spkiOf(privateKey).toString('base64')}` };
  }
}

export function seededEd25519Key(seed: number): SigningKey {
  // PrivateKeyInfo of RFC 8410 §7 around the 32 bytes.
  const head = Buffer.from('302e020100300506032b657004220420', 'hex');
  const key = Buffer.concat([head, Buffer.alloc(32, seed)]);
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  return {
    type: 'ed25519',
    privateKey,
    record: `v=DKIM1; k=ed25519; p=${spkiOf(privateKey).subarray(-32).toString('base64')}`,
  };
}

function spkiOf(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
}

function base64Url(number: bigint): string {
  return fromNumber(number, Math.ceil(number.toString(16).length / 2)).toString('base64url');
}

/** With both highest bits set, so that two of them make a modulus of full length. */
function prime(random: Random, bits: number): bigint {
  for (;;) {
    let candidate = 3n;
    for (let at = 2; at < bits; at += 30) candidate = (candidate << 30n) | BigInt(random.below(2 ** 30));
    candidate = (candidate >> BigInt(candidate.toString(2).length - bits)) | 1n;
    if (isPrime(candidate)) return candidate;
  }
}

/** Fermat's test is enough: the number is not an adversary's. */
function isPrime(candidate: bigint): boolean {
  if ([3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n].some((small) => candidate % small === 0n)) return false;
  return power(2n, candidate - 1n, candidate) === 1n && power(3n, candidate - 1n, candidate) === 1n;
}
