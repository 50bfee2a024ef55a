/** ARC-Seal fields (RFC 8617 §4.1.3) and what they cover (§5.1.1). */

import { latin1 } from '../bytes/latin1.ts';
import { MAX_HEADER_BYTES } from '../limits.ts';
import { parseTagList } from '../message/fields/tag-list.ts';
import type { HeaderField, Message } from '../message/message.ts';
import { type CanonicalHeader, concatenate } from '../signatures/canonical-header.ts';
import { conclude } from '../signatures/conclude.ts';
import type { KeyStore } from '../signatures/key-store.ts';
import { judgeHeader } from '../signatures/parts.ts';
import { findPolicies } from '../signatures/policies.ts';
import { type Algorithm, TagReader } from '../signatures/tag-reader.ts';
import { shownText } from '../signatures/text.ts';
import { tryKeys } from '../signatures/try-keys.ts';
import { type ArcPart, toPart } from './part.ts';
import type { FieldSet } from './sets.ts';

export interface Seal {
  readonly field: HeaderField;
  /** i=, 1–50; null when it is missing or something else. */
  readonly instance: number | null;
  /** d=; as written when it is no domain. */
  readonly sealer: string;
  /** cv= as written; '' when missing. */
  readonly chainValidation: string;
  /** h= stands in it, which a seal MUST NOT have. */
  readonly namesFields: boolean;
  /** null = the field has a fault. */
  readonly verifiable: VerifiableSeal | null;
}

interface VerifiableSeal {
  readonly queryName: string;
  readonly algorithm: Algorithm;
  readonly signature: Uint8Array;
  readonly signatureValue: { readonly start: number; readonly end: number };
}

/** @returns what the field says; never throws */
export function readSeal(message: Message, field: HeaderField): Seal {
  const end = Math.min(field.end, field.valueStart + MAX_HEADER_BYTES);
  const list = parseTagList(latin1(message.bytes, field.valueStart, end));
  const tags = new TagReader(list);
  const instance = tags.instance();
  const algorithm = tags.algorithm();
  const signature = tags.signature(algorithm);
  const domain = tags.domain();
  const queryName = tags.queryName(tags.selector(), domain);
  const chainValidation = tags.required('cv') ?? '';
  tags.time('t');
  const namesFields = tags.text('h') !== null;
  const signatureValue = list.byName.get('b');
  const complete = !tags.problem && !namesFields && queryName && algorithm && signature && signatureValue;
  return {
    field,
    instance,
    sealer: domain ?? shownText(tags.text('d') ?? ''),
    chainValidation: shownText(chainValidation),
    namesFields,
    verifiable: complete ? { queryName, algorithm, signature, signatureValue } : null,
  };
}

/**
 * Verifies one seal.
 *
 * @param sets the set that it closes and all before it, in the order of their instances
 */
export async function verifySeal(
  sets: readonly FieldSet[],
  options: { keys: KeyStore; header: CanonicalHeader; at: Date },
): Promise<ArcPart> {
  const seal = sets.at(-1)?.seal;
  if (seal?.namesFields) return { result: 'permerror', code: 'arc_seal_names_fields' };
  if (!seal?.verifiable) return { result: 'permerror', code: 'arc_field_malformed' };
  const { queryName, algorithm, signature } = seal.verifiable;
  const answer = options.keys.find(queryName);
  const data = sealedData(sets, options.header);
  const key = await tryKeys(await answer, { algorithm, signature, data, identityBelowDomain: false });
  const policies = findPolicies({ algorithm, signedAt: null, expiresAt: null }, options.at);
  return toPart(conclude(judgeHeader(key), null, policies, key.outcome === 'key_weak'));
}

/** Every set's three fields in increasing order of instances, always relaxed, and the seal itself without its b=, last (§5.1.1). */
function sealedData(sets: readonly FieldSet[], header: CanonicalHeader): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const { results, signature, seal } of sets) {
    parts.push(header.field(results.field, 'relaxed'), header.field(signature.field, 'relaxed'));
    const isLast = seal === sets.at(-1)?.seal;
    if (isLast && seal.verifiable) parts.push(header.ownField(seal.field, 'relaxed', seal.verifiable.signatureValue));
    else parts.push(header.field(seal.field, 'relaxed'));
  }
  return concatenate(parts);
}
