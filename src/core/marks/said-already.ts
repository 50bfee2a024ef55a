/** Remarks that would only repeat what is said above them. */
import type { Code, FindingCode } from '../codes/index.ts';
import type { Finding, Inspection } from '../inspection/index.ts';

/** By the verdict's reason: the finding that says the same. Not those that name more, as the addresses of several From fields. */
const BY_REASON: Partial<Record<Code, FindingCode>> = {
  verdict_reason_from_missing: 'finding_from_missing',
  verdict_reason_from_malformed: 'finding_address_malformed',
  verdict_reason_field_added: 'finding_added_field',
  verdict_reason_part_unsigned: 'finding_unsigned_body',
  verdict_reason_domain_literal: 'finding_domain_literal',
  verdict_reason_domain_missing: 'finding_domain_missing',
  verdict_reason_key_missing: 'finding_key_missing',
  verdict_reason_recorded_key_gone: 'finding_key_missing',
  dkim_key_revoked: 'finding_key_revoked',
  dkim_key_weak: 'finding_weak_key',
  verdict_reason_spf_everyone: 'finding_spf_everyone',
  verdict_reason_spf_lookups: 'finding_spf_lookups',
};

/** Whether the verdict's reason says it, of the same domain, key and fields, or a graver remark that these fields appear too often. */
export function isSaidAlready(
  { code, values, fieldIndexes }: Finding,
  { verdict: { reason }, findings }: Pick<Inspection, 'verdict' | 'findings'>,
): boolean {
  if (BY_REASON[reason.code] === code)
    return Object.entries(values).every(([name, value]) => [undefined, value].includes(reason.values[name]));
  if (code !== 'finding_repeated_field') return false;
  const added = findings.find((other) => other.code === 'finding_added_field');
  return added !== undefined && fieldIndexes.every((index) => added.fieldIndexes.includes(index));
}
