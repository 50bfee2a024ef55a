import type { Code, VerdictCode } from '../codes/index.ts';
import type { Note, Verdict } from '../inspection/index.ts';
import type { VerdictFacts } from '../proof/facts.ts';

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
  verdict_reason_stopped: 'verdict_advice_retry',
  verdict_reason_receiver_unknown: 'verdict_advice_receiver',
  verdict_reason_border_inferred: 'verdict_advice_receiver_inferred',
  verdict_reason_key_gone: 'verdict_advice_old',
  verdict_reason_old_mail: 'verdict_advice_old',
  verdict_reason_rewritten: 'verdict_advice_source',
  verdict_reason_headers_only: 'verdict_advice_source',
  verdict_reason_internal_error: 'verdict_advice_report',
};

const MISSING: Partial<Record<Code, Verdict['missing']>> = {
  verdict_reason_dns_web_page: 'resolver',
  verdict_reason_dns_blocked: 'resolver',
  verdict_reason_receiver_unknown: 'receiver',
  verdict_reason_border_inferred: 'receiver',
};

/** @returns what a person could set right at once, as a part of the verdict; nothing where it is none of these */
export function whatIsMissing({ code }: Note): Pick<Verdict, 'missing'> {
  const missing = MISSING[code];
  return missing ? { missing } : {};
}

/**
 * What to do about something that could not be checked: a source that is incomplete is fetched anew; a route whose border is not known
 * asks for the receiver.
 *
 * @param facts for where the reason comes from
 */
export function advise(why: Note, { source, route }: Partial<Pick<VerdictFacts, 'source' | 'route'>>): VerdictCode {
  const advice = ADVICE[why.code];
  if (advice) return advice;
  const isWhy = (note: Note | null | undefined) => note?.code === why.code;
  if (isWhy(source?.problem) || isWhy(source?.otherSubjectShown)) return 'verdict_advice_source';
  return isWhy(route?.reason) || isWhy(route?.envelopeReason) ? 'verdict_advice_receiver' : 'verdict_advice_unverified';
}
