/** Which ARC fields belong together, and whether they form a chain (RFC 8617 §4.2, §5.2 steps 1 to 3). */
import type { ArcCode } from '../codes/index.ts';
import type { AuthenticationResults, Note } from '../inspection/index.ts';
import { MAX_ARC_SETS } from '../limits.ts';
import { fieldValue } from '../message/fields/field-value.ts';
import type { HeaderField, Message } from '../message/message.ts';
import { parseArcAuthenticationResults } from '../recorded/arc-authentication-results.ts';
import { type MessageSignature, readMessageSignature } from '../signatures/message-signature.ts';
import { readSeal, type Seal } from './seal.ts';

export interface ResultsField {
  readonly field: HeaderField;
  readonly instance: number | null;
  readonly results: AuthenticationResults;
}

/** The three fields of one instance. */
export interface FieldSet {
  readonly instance: number;
  readonly results: ResultsField;
  readonly signature: MessageSignature;
  readonly seal: Seal;
}

export interface Chain {
  /** By increasing instance; complete and without gaps exactly when there is no problem. */
  readonly sets: readonly FieldSet[];
  /** Why it is no chain (the result is fail), or null. */
  readonly problem: Note<ArcCode> | null;
}

/** @returns null when the message has no ARC fields at all; never throws */
export function readChain(message: Message): Chain | null {
  const resultsFields = message.byName.get('arc-authentication-results') ?? [];
  const signatureFields = message.byName.get('arc-message-signature') ?? [];
  const sealFields = message.byName.get('arc-seal') ?? [];
  const most = Math.max(resultsFields.length, signatureFields.length, sealFields.length);
  if (most === 0) return null;
  // §5.2 step 1. Nothing of them is read: a heap of sets must not cost more than counting them.
  if (most > MAX_ARC_SETS) {
    return { sets: [], problem: { code: 'arc_too_many_sets', values: { total: most, limit: MAX_ARC_SETS } } };
  }
  const results = resultsFields.map((field) => readResults(message, field));
  const signatures = signatureFields.map((field) => readMessageSignature(message, field, 'arc'));
  const seals = sealFields.map((field) => readSeal(message, field));
  const sets = joinSets(results, signatures, seals);
  const problem =
    findFailedSeal(seals) ?? findStructuralProblem([results, signatures, seals]) ?? findChainValueProblem(sets);
  return { sets, problem };
}

function readResults(message: Message, field: HeaderField): ResultsField {
  return { field, ...parseArcAuthenticationResults(fieldValue(message, field)) };
}

interface WithInstance {
  readonly instance: number | null;
}

/** Every instance that has all three; of repeated fields the first. */
function joinSets(
  results: readonly ResultsField[],
  signatures: readonly MessageSignature[],
  seals: readonly Seal[],
): FieldSet[] {
  const sets: FieldSet[] = [];
  for (let instance = 1; instance <= MAX_ARC_SETS; instance++) {
    const of = <T extends WithInstance>(fields: readonly T[]) => fields.find((field) => field.instance === instance);
    const [result, signature, seal] = [of(results), of(signatures), of(seals)];
    if (result && signature && seal) sets.push({ instance, results: result, signature, seal });
  }
  return sets;
}

/** Step 2: whoever sealed last already found the chain broken, and says so for good. */
function findFailedSeal(seals: readonly Seal[]): Note<ArcCode> | null {
  let newest: Seal | null = null;
  for (const seal of seals) if (!newest || (seal.instance ?? 0) > (newest.instance ?? 0)) newest = seal;
  if (newest?.chainValidation !== 'fail') return null;
  return { code: 'arc_sealed_as_failed', values: { instance: newest.instance ?? 0, sealer: newest.sealer } };
}

/** Step 3 A and B: each set has exactly one of each field, and the instances are 1 … N. */
function findStructuralProblem(kinds: readonly (readonly WithInstance[])[]): Note<ArcCode> | null {
  const counts = kinds.map(countInstances);
  if (counts.some((count) => count.has(null))) return { code: 'arc_instance_malformed', values: {} };
  const highest = Math.max(...counts.flatMap((count) => [...count.keys()].map(Number)));
  for (let instance = 1; instance <= highest; instance++) {
    const found = counts.map((count) => count.get(instance) ?? 0);
    if (found.every((count) => count === 0)) return { code: 'arc_instance_missing', values: { instance } };
    if (found.includes(0)) return { code: 'arc_set_incomplete', values: { instance } };
    if (found.some((count) => count > 1)) return { code: 'arc_instance_repeated', values: { instance } };
  }
  return null;
}

function countInstances(fields: readonly WithInstance[]): Map<number | null, number> {
  const counts = new Map<number | null, number>();
  for (const { instance } of fields) counts.set(instance, (counts.get(instance) ?? 0) + 1);
  return counts;
}

/** Step 3 C: cv= is none in the first set and pass in all others. */
function findChainValueProblem(sets: readonly FieldSet[]): Note<ArcCode> | null {
  for (const { instance, seal } of sets) {
    if (seal.chainValidation !== (instance === 1 ? 'none' : 'pass')) {
      return { code: 'arc_chain_value', values: { instance, sealer: seal.sealer, value: seal.chainValidation } };
    }
  }
  return null;
}
