/** Remarks about a record: what is odd in it, and what it asks for that a reader would not expect. */
import type { DmarcCode } from '../codes/index.ts';
import type { DmarcPolicy, Note } from '../inspection/index.ts';
import { type SelectedPolicy, selectPolicy, usability } from './policy.ts';
import type { DmarcRecord } from './record.ts';

/** The values that a known tag may have, where a wrong one gives way to its default (RFC 9989 §4.8). */
const ALLOWED: ReadonlyMap<string, readonly string[]> = new Map([
  ['p', ['none', 'quarantine', 'reject']],
  ['sp', ['none', 'quarantine', 'reject']],
  ['np', ['none', 'quarantine', 'reject']],
  ['t', ['y', 'n']],
  ['psd', ['y', 'n', 'u']],
  ['adkim', ['r', 's']],
  ['aspf', ['r', 's']],
]);
const STRENGTH: Record<DmarcPolicy, number> = { none: 0, quarantine: 1, reject: 2 };
const MAX_WARNINGS = 10;
/** A sentence names the value, it does not quote a megabyte. */
const MAX_SHOWN_VALUE = 100;

export interface RecordUse {
  /** The Author Domain. */
  domain: string;
  policyDomain: string;
  record: DmarcRecord;
  selected: SelectedPolicy | null;
  organizationalDomain: string | null;
}

/**
 * What is odd in a record, and what it asks for that a reader would not expect (RFC 9989 §4.7, §4.8); the result is
 * none of it.
 */
export function recordWarnings(use: RecordUse): Note<DmarcCode>[] {
  return [...textWarnings(use.record), ...policyWarnings(use)];
}

function textWarnings(record: DmarcRecord): Note<DmarcCode>[] {
  const notes: Note<DmarcCode>[] = record.repeated.map((tag) => ({
    code: 'dmarc_tag_repeated',
    values: { tag: tag.slice(0, MAX_SHOWN_VALUE) },
  }));
  for (const { name, value } of record.tags) {
    const allowed = ALLOWED.get(name);
    if (allowed && !allowed.includes(value.toLowerCase()))
      notes.push({ code: 'dmarc_tag_invalid', values: { tag: name, value: value.slice(0, MAX_SHOWN_VALUE) } });
    // pct= is gone (Appendix A.6); who still writes it below 100 expects a milder policy than applies.
    if (name === 'pct' && value !== '100')
      notes.push({ code: 'dmarc_pct_ignored', values: { value: value.slice(0, MAX_SHOWN_VALUE) } });
  }
  return notes.slice(0, MAX_WARNINGS);
}

function policyWarnings(use: RecordUse): Note<DmarcCode>[] {
  const { domain, policyDomain, record, selected, organizationalDomain } = use;
  const notes: Note<DmarcCode>[] = [];
  if (usability(record) === 'assume-none')
    notes.push({ code: 'dmarc_policy_assumed_none', values: { domain: policyDomain } });
  if (selected?.lowered)
    notes.push({ code: 'dmarc_testing', values: { domain: policyDomain, policy: selected.policy } });
  if (selected) {
    const own = selectPolicy(record, false, true).policy;
    // The organization protects itself, but not the subdomain that was used: sp=none is a popular way in.
    if (STRENGTH[selected.policy] < STRENGTH[own]) {
      const values = { domain, organization: policyDomain, policy: selected.policy, organizationPolicy: own };
      notes.push({ code: 'dmarc_subdomain_policy_weaker', values });
    }
  }
  if (record.psd === 'y' && domain !== policyDomain)
    notes.push({ code: 'dmarc_policy_of_public_suffix', values: { domain: policyDomain } });
  // A top-level domain with a record but without psd=y makes all names under it one organization (§4.10.2 rule 3):
  // then strangers align with each other, which only its operator can mend.
  if (organizationalDomain !== null && !organizationalDomain.includes('.') && domain !== organizationalDomain) {
    notes.push({ code: 'dmarc_organization_is_top_level', values: { domain: organizationalDomain } });
  }
  return notes;
}
