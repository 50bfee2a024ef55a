import type { Note, SpfCheck } from '../inspection/index.ts';

/** Why an SPF check came to no result: the DNS, or a name that was not asked for since it would tell who asks. */
export function whyNoSpf(check: SpfCheck): Note {
  return check.code === 'spf_temperror_dns'
    ? { code: 'verdict_reason_spf_unavailable', values: { domain: check.evidence.domain } }
    : { code: check.code, values: check.values };
}
