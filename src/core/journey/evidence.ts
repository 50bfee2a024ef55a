/** What a step or a lifeline was drawn from: the one place in the Inspection that tells it. */
import type { Inspection } from '../inspection/index.ts';
import type { Journey, Participant, Step } from './journey.ts';
import { isSupposed } from './supposed.ts';

/** A header field by its index, or an answer of the DNS by its place in the list of questions. */
export interface Evidence {
  kind: 'field' | 'dns';
  index: number;
}

/** @returns null for what nobody wrote down: that you read the mail */
export function stepEvidence({ dns, fieldIndex }: Pick<Step, 'dns' | 'fieldIndex'>): Evidence | null {
  if (dns !== null) return { kind: 'dns', index: dns };
  return fieldIndex === null || isSupposed({ fieldIndex }) ? null : { kind: 'field', index: fieldIndex };
}

/**
 * A host rests on the Received field that it wrote itself, else on the first one that speaks of it; the author on From, or
 * on the field of whoever took the mail from his hands; the resolver on its first answer.
 *
 * @returns null for the reader
 */
export function participantEvidence(
  { id, roles }: Participant,
  { steps }: Journey,
  { route }: Pick<Inspection, 'route'>,
): Evidence | null {
  const kind = roles.includes('dns') ? 'dns' : 'field';
  const speaking = steps.filter((step) => step.kind !== 'line' && stepEvidence(step)?.kind === kind);
  // Of the host that got it from the author, From says nothing.
  const isWriter = ({ to, dns, fieldIndex }: Step) =>
    to === id && (dns !== null || route.hops.some((hop) => hop.fieldIndex === fieldIndex));
  const found = speaking.find(isWriter) ?? speaking.find(({ from }) => from === id);
  return found ? stepEvidence(found) : null;
}
