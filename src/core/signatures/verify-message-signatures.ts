/** Verifies signatures over header and body: DKIM-Signature and ARC-Message-Signature (RFC 6376 §6.1; RFC 8617 §4.1.2). */

import { concatenate } from '../bytes/concatenate.ts';
import type { Fidelity } from '../inspection/index.ts';
import type { Message } from '../message/message.ts';
import { type BodyHash, type BodyHashRequest, hashBody, NOT_HASHED } from './body-hash.ts';
import { type CanonicalHeader, selectFields } from './canonical-header.ts';
import { type Conclusion, conclude } from './conclude.ts';
import type { KeyAnswer, KeyStore } from './key-store.ts';
import type { MessageSignature, Verifiable } from './message-signature.ts';
import { type BodyPart, type HeaderPart, judgeBody, judgeHeader } from './parts.ts';
import { findPolicies, type Policy } from './policies.ts';
import { type KeyVerdict, tryKeys } from './try-keys.ts';

export interface SignatureVerdict extends Conclusion {
  readonly header: HeaderPart;
  readonly body: BodyPart;
  readonly key: KeyVerdict;
  readonly policies: readonly Policy[];
}

export interface VerifyOptions {
  readonly keys: KeyStore;
  readonly header: CanonicalHeader;
  /** The time to judge t= and x= by. */
  readonly at: Date;
  readonly fidelity: Fidelity;
}

/**
 * Starts verifying: all questions for keys go out first; while they are under way, the body is hashed and the header data made.
 *
 * @param signatures the most important ones first, should there be more different hashes of the body than are made
 * @returns a verdict for every signature that can be verified at all; nothing rejects
 */
export function verifyMessageSignatures(
  message: Message,
  signatures: readonly MessageSignature[],
  options: VerifyOptions,
): Map<MessageSignature, Promise<SignatureVerdict>> {
  const open = signatures.flatMap((signature) => {
    const { verifiable } = signature;
    return verifiable ? [{ signature, verifiable, answer: options.keys.find(verifiable.queryName) }] : [];
  });
  const bodies = options.fidelity === 'headers' ? [] : hashBody(message, open.map(toBodyRequest));
  return new Map(
    open.map(({ signature, verifiable, answer }, index) => {
      const data = signedData(message, options.header, signature, verifiable);
      const body = bodies[index] ?? NOT_HASHED;
      return [signature, judge({ signature, verifiable, answer, body, data }, options)];
    }),
  );
}

interface Job {
  readonly signature: MessageSignature;
  readonly verifiable: Verifiable;
  readonly answer: Promise<KeyAnswer>;
  readonly body: BodyHash;
  readonly data: Uint8Array;
}

function toBodyRequest({ signature, verifiable }: Pick<Job, 'signature' | 'verifiable'>): BodyHashRequest {
  const { algorithm, canonicalization } = verifiable;
  return { hash: algorithm.hash, canonicalization: canonicalization.body, length: signature.bodyLength };
}

/** The data under b= (RFC 6376 §3.7): the fields that h= names, then the signature's own field without its b=. */
export function signedData(
  message: Message,
  header: CanonicalHeader,
  { field }: MessageSignature,
  { canonicalization, names, signatureValue }: Verifiable,
): Uint8Array {
  const how = canonicalization.header;
  const fields = selectFields(message, names, field).map((selected) => header.field(selected, how));
  return concatenate([...fields, header.ownField(field, how, signatureValue)]);
}

async function judge(job: Job, { at, fidelity }: VerifyOptions): Promise<SignatureVerdict> {
  const { algorithm, signature, bodyHash, identityBelowDomain } = job.verifiable;
  const key = await tryKeys(await job.answer, { algorithm, signature, data: job.data, identityBelowDomain });
  const header = judgeHeader(key);
  const body = await judgeBody(job.body, bodyHash, fidelity);
  const policies = findPolicies(job.signature, at);
  return { ...conclude(header, body, policies), header, body, key, policies };
}
