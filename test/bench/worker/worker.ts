/**
 * The extension's worker of the bench: it measures with its own clock what the engine takes there, where `subtle` works in another
 * process's threads and copies what it is given.
 */
import { verifyDkim } from '../../../src/core/dkim/verify.ts';
import { sha256 } from '../../../src/core/hash/sha256.ts';
import { zoneResolver } from '../../fakes/zone-resolver.ts';

/** What the bench writes beside the worker for each mail. */
export interface WorkerMail {
  zone: Record<string, { TXT: string[] }>;
  signatures: number;
  canonicalizations: number;
  type: 'rsa' | 'ed25519';
  /** Base64: for the floor's own import and verification. */
  key: string;
  signed: string;
  signature: string;
}

/** Milliseconds, the fastest of many. */
export interface WorkerTimes {
  floor: number;
  ours: number;
  /** SHA-256 of the bytes: by WebCrypto in one call, by WebCrypto in pieces of 1 MB, by the engine's own code. */
  oneCall: number;
  pieces: number;
  inJavaScript: number;
}

const PIECE = 1 << 20;
const ALGORITHMS = { rsa: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, ed25519: { name: 'Ed25519' } };

async function measure(name: string, milliseconds: number): Promise<WorkerTimes> {
  const bytes = new Uint8Array(await (await fetch(`${name}.eml`)).arrayBuffer());
  const mail: WorkerMail = await (await fetch(`${name}.json`)).json();
  const floor = makeFloor(bytes, mail);
  const runs: Record<keyof WorkerTimes, () => unknown> = {
    floor,
    ours: () => runOurs(bytes, mail),
    oneCall: () => crypto.subtle.digest('SHA-256', bytes),
    pieces: () => digestPieces(bytes),
    inJavaScript: () => sha256(bytes),
  };
  const times = { floor: Infinity, ours: Infinity, oneCall: Infinity, pieces: Infinity, inJavaScript: Infinity };
  const names = Object.keys(times) as (keyof WorkerTimes)[];
  // A clock of 0.1 ms: what is shorter is done several times.
  const repeat = Math.max(1, Math.round((1 << 18) / bytes.length));
  for (const each of names) await runs[each]();
  const until = performance.now() + milliseconds;
  do {
    for (const each of names) {
      const start = performance.now();
      for (let time = 0; time < repeat; time++) await runs[each]();
      times[each] = Math.min(times[each], (performance.now() - start) / repeat);
    }
  } while (performance.now() < until);
  return times;
}

async function runOurs(bytes: Uint8Array, { zone }: WorkerMail): Promise<void> {
  const checks = await verifyDkim(bytes, { resolver: zoneResolver(zone), now: new Date() });
  if (!checks.every(({ result }) => result === 'pass')) throw new Error(`ours: ${checks.map(({ code }) => code)}`);
}

/** As in Node, with what there is here. */
function makeFloor(bytes: Uint8Array<ArrayBuffer>, mail: WorkerMail): () => Promise<void> {
  const [key, signed, signature] = [mail.key, mail.signed, mail.signature].map(fromBase64) as [Bytes, Bytes, Bytes];
  const algorithm = ALGORITHMS[mail.type];
  const format = mail.type === 'rsa' ? 'spki' : 'raw';
  return async () => {
    for (let at = 0; at < mail.canonicalizations; at++) await crypto.subtle.digest('SHA-256', bytes.slice());
    for (let at = 0; at < mail.signatures; at++) {
      const imported = await crypto.subtle.importKey(format, key, algorithm, false, ['verify']);
      if (!(await crypto.subtle.verify(algorithm, imported, signature, signed))) throw new Error('does not verify');
    }
  };
}

type Bytes = Uint8Array<ArrayBuffer>;

function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** Not the hash of the whole: only whether one long call costs more than many short ones. */
async function digestPieces(bytes: Bytes): Promise<void> {
  for (let at = 0; at < bytes.length; at += PIECE)
    await crypto.subtle.digest('SHA-256', bytes.subarray(at, at + PIECE));
}

Object.assign(globalThis, { measure });
