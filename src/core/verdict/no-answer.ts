/** Why a check that the verdict needs has no result. */
import type { DkimCheck, Note, SpfCheck } from '../inspection/index.ts';

/** Why the key of a signature is not there, although its name may exist: nobody answered, or nobody was asked. */
export function missingKey({ code, evidence }: DkimCheck): Note {
  return {
    code: code === 'dkim_key_not_asked' ? 'verdict_reason_key_not_asked' : 'verdict_reason_key_unavailable',
    values: { name: evidence.queryName },
  };
}

/** Why an SPF check came to no result: the DNS, or a name that was not asked for since it would tell who asks. */
export function whyNoSpf(check: SpfCheck): Note {
  return check.code === 'spf_temperror_dns'
    ? { code: 'verdict_reason_spf_unavailable', values: { domain: check.evidence.domain } }
    : { code: check.code, values: check.values };
}
