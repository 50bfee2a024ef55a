/** Signature arithmetic: RSASSA-PKCS1-v1_5 (RFC 8017 §8.2.2) and Ed25519 (RFC 8032 through RFC 8463 §3). */

import { encodeBase64Url } from '../bytes/base64.ts';
import { digestOf, HASH_NAMES, type Hash, inOwnMemory } from '../hash/digest.ts';
import type { PublicKey } from './key-record.ts';
import { isUsualKey, openSignature } from './rsa.ts';

export type Verified =
  | 'valid'
  | 'invalid'
  /** Invalid, and it can be told that another key made it, or none. */
  | 'other_key'
  /** The runtime cannot compute it (no Ed25519 before Chrome 137 and Firefox 129). */
  | 'uncomputed';

/**
 * Whether a signature over `data` verifies.
 *
 * @param signature as long as the key says
 * @returns never rejects
 */
export async function verifySignature(
  key: PublicKey,
  hash: Hash,
  signature: Uint8Array,
  data: Uint8Array,
): Promise<Verified> {
  const isUnusual = key.type === 'rsa' && !isUsualKey(key);
  const verified = isUnusual ? await verifyRsa(key, hash, signature, data) : 'invalid';
  if (verified !== 'invalid') return verified;
  const digest = await digestOf(hash, data);
  if (!digest) return isUnusual ? verified : 'uncomputed';
  // "The Ed25519 algorithm signs the SHA-256 of the header data" (RFC 8463 §3), not the data.
  if (key.type === 'ed25519') return verifyEd25519(key, signature, digest);
  // Of a long key too: that one made it at all, WebCrypto does not tell. What it found invalid stays so.
  const opened = openSignature(key, digest, signature);
  return opened === 'other_key' ? opened : opened === 'valid' && !isUnusual ? 'valid' : 'invalid';
}

/** Pure Ed25519 over `data` as it is. */
export async function verifyEd25519(key: Ed25519Key, signature: Uint8Array, data: Uint8Array): Promise<Verified> {
  try {
    return toVerified(
      await crypto.subtle.verify(ED25519, await importEd25519(key), inOwnMemory(signature), inOwnMemory(data)),
    );
  } catch {
    return 'uncomputed';
  }
}

async function verifyRsa(key: RsaKey, hash: Hash, signature: Uint8Array, data: Uint8Array): Promise<Verified> {
  try {
    return toVerified(
      await crypto.subtle.verify(RSA, await importRsa(key, hash), inOwnMemory(signature), inOwnMemory(data)),
    );
  } catch {
    return 'uncomputed';
  }
}

function toVerified(valid: boolean): Verified {
  return valid ? 'valid' : 'invalid';
}

const RSA = { name: 'RSASSA-PKCS1-v1_5' } as const;
const ED25519 = { name: 'Ed25519' } as const;

type RsaKey = Extract<PublicKey, { type: 'rsa' }>;
type Ed25519Key = Extract<PublicKey, { type: 'ed25519' }>;

/** As two numbers in a JSON Web Key: all runtimes then import the same keys, and Node does it eight times as fast as from DER. */
function importRsa(key: RsaKey, hash: Hash): Promise<CryptoKey> {
  return once(key, hash, () =>
    crypto.subtle.importKey(
      'jwk',
      { kty: 'RSA', n: encodeBase64Url(key.modulus), e: encodeBase64Url(key.exponent) },
      { ...RSA, hash: HASH_NAMES[hash] },
      false,
      ['verify'],
    ),
  );
}

function importEd25519(key: Ed25519Key): Promise<CryptoKey> {
  return once(key, 'sha256', () => crypto.subtle.importKey('raw', inOwnMemory(key.bytes), ED25519, false, ['verify']));
}

/** Several signatures with one key, of DKIM or of ARC's fifty sets, import it once. */
const imported = new WeakMap<PublicKey, Map<Hash, Promise<CryptoKey>>>();

function once(key: PublicKey, hash: Hash, importKey: () => Promise<CryptoKey>): Promise<CryptoKey> {
  const byHash = imported.get(key) ?? new Map<Hash, Promise<CryptoKey>>();
  imported.set(key, byHash);
  let promise = byHash.get(hash);
  if (!promise) {
    promise = importKey();
    byHash.set(hash, promise);
  }
  return promise;
}
