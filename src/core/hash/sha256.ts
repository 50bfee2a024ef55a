/**
 * SHA-256 (FIPS 180-4 §6.2), for short data and for many beginnings of the same data. `subtle.digest` hands its work to another
 * thread and back, which takes longer than hashing a few kilobytes here: 25 to 100 µs against 5 µs a KiB (measured in Node).
 */

/** Up to this many bytes it is faster here (measured); whatever is longer goes to WebCrypto. */
export const MAX_SHORT_DATA = 8192;

const PRIMES = [2, 3, 5, 7];
for (let candidate = 11; PRIMES.length < 64; candidate += 2)
  if (PRIMES.every((prime) => candidate % prime > 0)) PRIMES.push(candidate);

/** §4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const ROUND_CONSTANTS = Int32Array.from(PRIMES, (prime) => fractionOf(Math.cbrt(prime)));

/** §5.3.3: the same of the square roots of the first 8. */
const INITIAL = PRIMES.slice(0, 8).map((prime) => fractionOf(Math.sqrt(prime)));

/** A double holds 49 bits of the fraction of a root below 8, and none of these comes near to where the last of its 32 bits would turn. */
function fractionOf(root: number): number {
  return Math.floor((root % 1) * 2 ** 32);
}

/** @returns the 32 bytes of the hash */
export function sha256(data: Uint8Array): Uint8Array {
  const state = Int32Array.from(INITIAL);
  return finish(state, data, compressBlocks(state, data, 0, data.length));
}

/**
 * The hashes of several beginnings of the same data, in one pass over it: signatures that differ only in l= would cost one pass
 * each otherwise.
 *
 * @param lengths of the beginnings, in any order
 * @returns the hash of each, by its length
 */
export function sha256OfBeginnings(data: Uint8Array, lengths: readonly number[]): Map<number, Uint8Array> {
  const state = Int32Array.from(INITIAL);
  const hashes = new Map<number, Uint8Array>();
  let done = 0;
  for (const length of [...lengths].sort((one, other) => one - other)) {
    done = compressBlocks(state, data, done, length);
    hashes.set(length, finish(state.slice(), data.subarray(0, length), done));
  }
  return hashes;
}

/** Whole blocks from `from` up to `end`. @returns where the rest begins that makes no block */
function compressBlocks(state: Int32Array, data: Uint8Array, from: number, end: number): number {
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const schedule = new Int32Array(64);
  let at = from;
  for (; at + 64 <= end; at += 64) {
    fillSchedule(schedule, view, at);
    compress(state, schedule);
  }
  return at;
}

/** §5.1.1: behind the rest come a bit, zeros, and the length of all data in bits. */
function finish(state: Int32Array, data: Uint8Array, from: number): Uint8Array {
  const rest = data.subarray(from);
  const padded = new Uint8Array(rest.length < 56 ? 64 : 128);
  padded.set(rest);
  padded[rest.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(data.length / 0x2000_0000));
  view.setUint32(padded.length - 4, data.length << 3);
  compressBlocks(state, padded, 0, padded.length);
  const hash = new DataView(new ArrayBuffer(32));
  for (let word = 0; word < 8; word++) hash.setInt32(word * 4, state[word] ?? 0);
  return new Uint8Array(hash.buffer);
}

/** §6.2.2 step 1 */
function fillSchedule(schedule: Int32Array, data: DataView, block: number): void {
  for (let at = 0; at < 16; at++) schedule[at] = data.getInt32(block + at * 4);
  for (let at = 16; at < 64; at++) {
    const early = schedule[at - 15] ?? 0;
    const late = schedule[at - 2] ?? 0;
    const sigma0 = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3);
    const sigma1 = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10);
    schedule[at] = ((schedule[at - 16] ?? 0) + sigma0 + (schedule[at - 7] ?? 0) + sigma1) | 0;
  }
}

/** §6.2.2 steps 2 to 4 */
function compress(state: Int32Array, schedule: Int32Array): void {
  // Variables instead of an array: engines keep them in registers.
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  for (let at = 0; at < 64; at++) {
    const sum1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const choice = g ^ (e & (f ^ g));
    const first = (h + sum1 + choice + (ROUND_CONSTANTS[at] ?? 0) + (schedule[at] ?? 0)) | 0;
    const sum0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const majority = (a & b) | (c & (a | b));
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + sum0 + majority) | 0;
  }
  add(state, 0, a);
  add(state, 1, b);
  add(state, 2, c);
  add(state, 3, d);
  add(state, 4, e);
  add(state, 5, f);
  add(state, 6, g);
  add(state, 7, h);
}

function add(state: Int32Array, word: number, value: number): void {
  state[word] = (state[word] ?? 0) + value;
}
