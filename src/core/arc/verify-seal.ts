/** Whether an ARC-Seal holds: what it covers (RFC 8617 §5.1.1), and the key that proves it. */
import { concatenate } from '../bytes/concatenate.ts';
import type { CanonicalHeader } from '../signatures/canonical-header.ts';
import { conclude } from '../signatures/conclude.ts';
import type { KeyStore } from '../signatures/key-store.ts';
import { judgeHeader } from '../signatures/parts.ts';
import { findPolicies } from '../signatures/policies.ts';
import { tryKeys } from '../signatures/try-keys.ts';
import { type ArcPart, toPart } from './part.ts';
import type { FieldSet } from './sets.ts';

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
  return toPart(conclude(judgeHeader(key), null, policies));
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
