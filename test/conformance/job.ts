/**
 * What a conformance case asks the engine to do, and how it is done: the same in Node and inside a browser's extension worker. A job
 * and its answer are plain JSON, so that they can be handed in and out; bytes are strings of one character per byte.
 */
import type * as publicFunctions from '../../src/core/index.ts';
import type {
  ArcCheck,
  AuthenticationResults,
  DkimCheck,
  DmarcCheck,
  Hop,
  SpfCheck,
} from '../../src/core/inspection/index.ts';
import { parseKeyRecord } from '../../src/core/signatures/key-record.ts';
import { verifyEd25519, verifySignature } from '../../src/core/signatures/public-key.ts';
import { type Zone, type ZoneOptions, zoneResolver } from '../fakes/zone-resolver.ts';

/** The engine under test: its sources in Node, `dist/core/index.js` in a browser. */
export type Engine = Pick<
  typeof publicFunctions,
  'checkHost' | 'verifyDkim' | 'verifyArc' | 'evaluateDmarc' | 'parseReceived' | 'parseAuthenticationResults'
>;

/** The DNS of one case. */
export interface Dns {
  zone: Zone;
  failing?: NonNullable<ZoneOptions['failing']>;
}

export interface Jobs {
  spf: Dns & { ip: string; helo: string; mailFrom: string };
  dkim: Dns & { source: string; now: string };
  arc: Dns & { source: string; now: string };
  dmarc: Dns & { from: string[]; spf: string | null; dkim: string[] };
  received: { value: string };
  results: { value: string };
  /** Arithmetic alone. `prehashed`: Ed25519 signs the SHA-256 of the data, as DKIM has it (RFC 8463 §3), instead of the data. */
  signature: { keyRecord: string; signature: string; data: string; prehashed: boolean };
}

export type Kind = keyof Jobs;
export type Job = { [K in Kind]: { kind: K } & Jobs[K] }[Kind];

export interface Answers {
  spf: SpfCheck;
  dkim: DkimCheck[];
  arc: ArcCheck;
  /** With the questions asked, in order: 'TXT _dmarc.example.org'. */
  dmarc: { check: DmarcCheck; asked: string[] };
  received: Hop;
  results: AuthenticationResults;
  /** null = the runtime cannot compute it, or the record gives no key. */
  signature: boolean | null;
}

/** Does one job. What is thrown is the engine's fault, and fails the case. */
export async function runJob(engine: Engine, job: Job): Promise<Answers[Kind]> {
  switch (job.kind) {
    case 'spf':
      return await engine.checkHost({ ip: job.ip, helo: job.helo, mailFrom: job.mailFrom }, resolverOf(job));
    case 'dkim':
      return await engine.verifyDkim(toBytes(job.source), { resolver: resolverOf(job), now: new Date(job.now) });
    case 'arc':
      return await engine.verifyArc(toBytes(job.source), { resolver: resolverOf(job), now: new Date(job.now) });
    case 'dmarc': {
      const resolver = resolverOf(job);
      const check = await engine.evaluateDmarc({ from: job.from, spf: job.spf, dkim: job.dkim }, resolver);
      return { check, asked: resolver.asked };
    }
    case 'received':
      return engine.parseReceived(job.value);
    case 'results':
      return engine.parseAuthenticationResults(job.value);
    case 'signature':
      return await verify(job);
  }
}

async function verify(job: Jobs['signature']): Promise<boolean | null> {
  const { key } = parseKeyRecord(job.keyRecord);
  if (key === null) return null;
  const [signature, data] = [toBytes(job.signature), toBytes(job.data)];
  const isPure = key.type === 'ed25519' && !job.prehashed;
  const verified = isPure
    ? await verifyEd25519(key, signature, data)
    : await verifySignature(key, 'sha256', signature, data);
  return verified === 'uncomputed' ? null : verified === 'valid';
}

function resolverOf({ zone, failing }: Dns) {
  return zoneResolver(zone, failing ? { failing } : {});
}

function toBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
