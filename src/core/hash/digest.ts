/**
 * Hashes by WebCrypto, which copies what it is given: so that one mail of 25 MB does not take the memory of five, long data is hashed
 * one after the other, whoever asks.
 */
import { MAX_SHORT_DATA, sha256 } from './sha256.ts';

export type Hash = 'sha1' | 'sha256';

/** WebCrypto's names. */
export const HASH_NAMES = { sha1: 'SHA-1', sha256: 'SHA-256' } as const;

/** Shorter data is hashed at once. */
const LONG = 1 << 20;

/** Ends when the last long one is done and the runtime has let go of its copy; null = none is under way. */
let lastLong: Promise<unknown> | null = null;

/** @returns null when the runtime cannot do it (out of memory, no such algorithm) */
export async function digestOf(hash: Hash, bytes: Uint8Array): Promise<Uint8Array | null> {
  if (hash === 'sha256' && bytes.length <= MAX_SHORT_DATA) return sha256(bytes);
  if (bytes.length < LONG) return byWebCrypto(hash, bytes);
  // Begun at once where nothing is in the way: it works on another thread while this one goes on.
  const digest = lastLong ? lastLong.then(() => byWebCrypto(hash, bytes)) : byWebCrypto(hash, bytes);
  // Whoever waits for a digest goes on while the runtime still holds the copy. A second one, of nothing, comes back after that.
  const gone = digest.then(() => byWebCrypto(hash, NOTHING));
  lastLong = gone;
  void gone.then(() => {
    if (lastLong === gone) lastLong = null;
  });
  return digest;
}

const NOTHING = new Uint8Array(0);

async function byWebCrypto(hash: Hash, bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await crypto.subtle.digest(HASH_NAMES[hash], inOwnMemory(bytes)));
  } catch {
    return null;
  }
}

/** Compares what everybody may know, such as hashes: it need not take the same time for all. */
export function isSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

/**
 * WebCrypto's types in the DOM library refuse bytes that might lie in shared memory. Nothing of a mail ever does: it comes
 * by a message or a fetch, and a cast spares a copy of what may be 50 MiB.
 */
export function inOwnMemory(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>;
}
