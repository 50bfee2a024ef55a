import { alignedSignatures, verifies } from '../proof/signatures.ts';
import { explain, type Finder, fieldsNamed } from './finding.ts';

/**
 * The mail says that it was forwarded.
 *
 * Explains: a forwarder's address is not in the author's SPF record, and some forwarders change the text. The attack: the fields cost
 * nothing, so they explain and never excuse. Caveat: forwarders that leave no field are not recognised.
 */
export const forwarder: Finder = (facts) => {
  if (alignedSignatures(facts).some(verifies) || facts.spf === null || facts.spf.result === 'pass') return [];
  const field = FIELDS.flatMap((name) => fieldsNamed(facts, name))[0];
  if (field)
    return [explain('finding_forwarded', { field: field.name, value: field.value.slice(0, 200) }, [field.index])];
  const sealer = facts.arc?.result === 'pass' ? facts.arc.evidence.sets.at(-1)?.sealer : undefined;
  return sealer === undefined ? [] : [explain('finding_forwarded_sealed', { sealer })];
};

const FIELDS = ['x-forwarded-for', 'x-forwarded-to', 'resent-from', 'resent-sender', 'x-original-to'] as const;
