/**
 * DKIM verification (RFC 6376 §6.1, with RFC 8301 and RFC 8463).
 *
 * Deliberately otherwise than the RFC lets one do: nothing stops at the first failure, header and body are judged apart, and
 * what is policy (§6.3) is told apart from what is arithmetic.
 */
import type { Resolver } from '../dns/resolver.ts';
import type { DkimCheck, DnsRef, Fidelity } from '../inspection.ts';
import { parseAddressList } from '../message/addresses.ts';
import type { HeaderField, Message } from '../message/message.ts';
import { parseMessage } from '../message/parse.ts';
import { fieldValues } from '../message/value.ts';
import { type BodyHash, type BodyHashRequest, hashBody, NOT_HASHED } from '../signing/body-hash.ts';
import { type CanonicalHeader, canonicalHeader, concatenate, selectFields } from '../signing/canonical-header.ts';
import { createKeyStore, type KeyAnswer } from '../signing/key-store.ts';
import { tryKeys } from '../signing/try-keys.ts';
import { toCheck, withoutVerdict } from './check.ts';
import { chooseSignatures } from './choose.ts';
import { judgeBody } from './parts.ts';
import { findPolicies } from './policies.ts';
import { readSignature, type Signature, type Verifiable } from './signature.ts';

export interface SignatureContext {
  /** null = checks by DNS are switched off: bodies are compared all the same. */
  resolver: Resolver | null;
  /** The time to judge t= and x= by: when the mail crossed the border, else now. */
  at: Date;
  /** The author's domain in A-labels: its signatures go first where there are too many. */
  authorDomain?: string;
  /** Default: exact. */
  fidelity?: Fidelity;
  /** Where the question for a key stands among the inspection's questions; asked once that was answered. */
  dnsRef?: (name: string) => DnsRef;
  signal?: AbortSignal;
}

/**
 * Verifies every DKIM signature of a message.
 *
 * @param source the whole message as bytes
 * @param context.now the time to judge t= and x= by
 * @returns one check per DKIM-Signature field, topmost first; [] when there is none. Never rejects: trouble is a result.
 */
export async function verifyDkim(source: Uint8Array, context: { resolver: Resolver; now: Date }): Promise<DkimCheck[]> {
  const message = parseMessage(source);
  const authorDomain = findAuthorDomain(message);
  return verifySignatures(message, {
    resolver: context.resolver,
    at: context.now,
    ...(authorDomain ? { authorDomain } : {}),
  });
}

/** Only for the order in which signatures are taken, so the first mailbox will do. */
function findAuthorDomain(message: Message): string {
  const [from = ''] = fieldValues(message, 'from');
  return parseAddressList(from).mailboxes[0]?.domain ?? '';
}

/** The same on a message that is parsed already, with what an inspection knows besides. */
export async function verifySignatures(message: Message, context: SignatureContext): Promise<DkimCheck[]> {
  const signatures = (message.byName.get('dkim-signature') ?? []).map((field) => readSignature(message, field));
  const chosen = chooseSignatures(signatures, context.authorDomain);
  // Where a limit hides fields, what a signature covers cannot be told: neither "changed" nor "intact" would be honest.
  const jobs = message.unread.length > 0 ? new Map<Signature, Job>() : startJobs(message, chosen, context);
  return Promise.all(
    signatures.map((signature) => {
      const job = jobs.get(signature);
      if (job) return judge(message, signature, job, context);
      if (!chosen.includes(signature)) return withoutVerdict(message, signature, 'neutral', 'dkim_unread');
      const { problem } = signature;
      if (problem) return withoutVerdict(message, signature, 'permerror', `dkim_${problem.cause}`, problem.values);
      return withoutVerdict(message, signature, 'neutral', 'dkim_header_unread');
    }),
  );
}

interface Job {
  readonly verifiable: Verifiable;
  readonly answer: Promise<KeyAnswer>;
  readonly body: BodyHash;
  readonly data: Uint8Array;
}

/** All questions go out first; while they are under way, the body is hashed and the header data made. */
function startJobs(message: Message, chosen: readonly Signature[], context: SignatureContext): Map<Signature, Job> {
  const keys = createKeyStore(context.resolver, context.signal);
  const open = chosen.flatMap((signature) => {
    const { verifiable } = signature;
    return verifiable ? [{ signature, verifiable, answer: keys.find(verifiable.queryName) }] : [];
  });
  const bodies = context.fidelity === 'headers' ? [] : hashBody(message, open.map(toBodyRequest));
  const header = canonicalHeader(message);
  return new Map(
    open.map(({ signature, verifiable, answer }, index) => {
      const data = signedHeader(message, header, signature.field, verifiable);
      return [signature, { verifiable, answer, body: bodies[index] ?? NOT_HASHED, data }];
    }),
  );
}

function toBodyRequest({ signature, verifiable }: { signature: Signature; verifiable: Verifiable }): BodyHashRequest {
  const { algorithm, canonicalization } = verifiable;
  return { hash: algorithm.hash, canonicalization: canonicalization.body, length: signature.bodyLength };
}

/** The data under b= (RFC 6376 §3.7). */
function signedHeader(message: Message, header: CanonicalHeader, own: HeaderField, verifiable: Verifiable): Uint8Array {
  const how = verifiable.canonicalization.header;
  const fields = selectFields(message, verifiable.names, own).map((field) => header.field(field, how));
  return concatenate([...fields, header.ownField(own, how, verifiable.signatureValue)]);
}

async function judge(message: Message, signature: Signature, job: Job, context: SignatureContext): Promise<DkimCheck> {
  const { verifiable } = job;
  const { algorithm, identityBelowDomain } = verifiable;
  const answer = await job.answer;
  const key = await tryKeys(answer, {
    algorithm,
    signature: verifiable.signature,
    data: job.data,
    identityBelowDomain,
  });
  const body = await judgeBody(job.body, verifiable.bodyHash, context.fidelity ?? 'exact');
  const dns = answer.status === 'off' ? null : (context.dnsRef?.(verifiable.queryName) ?? null);
  return toCheck(message, signature, { key, body, policies: findPolicies(signature, context.at), dns });
}
