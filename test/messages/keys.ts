/** Signing keys made at test time, and the records that publish them. */
import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export interface SigningKey {
  type: 'rsa' | 'ed25519';
  privateKey: KeyObject;
  /** The key record's TXT value (RFC 6376 §3.6.1, RFC 8463 §4). */
  record: string;
}

export function rsaKey(bits = 2048): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  return { type: 'rsa', privateKey, record: `v=DKIM1; k=rsa; p=${spki}` };
}

export function ed25519Key(): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  const raw = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
  return { type: 'ed25519', privateKey, record: `v=DKIM1; k=ed25519; p=${raw}` };
}

let shared: SigningKey | undefined;
/** One RSA key for all messages whose key does not matter: making one takes long. */
export function anyKey(): SigningKey {
  shared ??= rsaKey();
  return shared;
}

export function signBytes(key: SigningKey, algorithm: 'sha1' | 'sha256', data: Buffer): Buffer {
  if (key.type === 'rsa') return sign(algorithm, data, key.privateKey);
  return sign(null, data, key.privateKey);
}
