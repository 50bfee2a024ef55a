import type { Code, VerdictCode } from '../codes/index.ts';

const ADVICE: Partial<Record<Code, VerdictCode>> = {
  verdict_reason_checking: 'verdict_advice_wait',
  verdict_reason_dns_off: 'verdict_advice_switch_on',
  verdict_reason_dns_web_page: 'verdict_advice_resolver',
  verdict_reason_dns_blocked: 'verdict_advice_resolver',
  verdict_reason_key_unavailable: 'verdict_advice_retry',
  verdict_reason_key_not_asked: 'verdict_advice_look_up',
  verdict_reason_dmarc_unavailable: 'verdict_advice_retry',
  verdict_reason_spf_unavailable: 'verdict_advice_retry',
  verdict_reason_arc_unavailable: 'verdict_advice_retry',
  verdict_reason_receiver_unknown: 'verdict_advice_receiver',
  verdict_reason_border_inferred: 'verdict_advice_receiver_inferred',
  verdict_reason_client_unknown: 'verdict_advice_unverified',
  verdict_reason_disagreement: 'verdict_advice_unverified',
  verdict_reason_key_gone: 'verdict_advice_old',
  verdict_reason_old_mail: 'verdict_advice_old',
  verdict_reason_arrival_unknown: 'verdict_advice_unverified',
  verdict_reason_rewritten: 'verdict_advice_source',
  verdict_reason_headers_only: 'verdict_advice_source',
  verdict_reason_internal_error: 'verdict_advice_report',
};

/** What to do about something that could not be checked; a source that cannot be read is fetched anew. */
export function advise(why: Code): VerdictCode {
  const advice = ADVICE[why];
  if (advice) return advice;
  if (why.startsWith('message_')) return 'verdict_advice_source';
  return why.startsWith('route_') ? 'verdict_advice_receiver' : 'verdict_advice_unverified';
}
