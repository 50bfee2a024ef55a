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

/** The source is incomplete or no mail: it is fetched anew. */
const ABOUT_SOURCE: readonly Code[] = [
  'message_source_empty',
  'message_source_too_large',
  'message_source_outlook_file',
  'message_source_utf16',
  'message_source_html',
  'message_source_binary',
  'message_source_no_header',
  'message_source_cut_off',
  'message_source_header_only',
  'message_source_clipped',
  'message_source_not_shown',
  'message_boundary_missing',
  'message_unread_header_bytes',
  'message_unread_header_fields',
];

/** The route leaves open which server of the reader's own side took the mail: a declared receiver settles it. */
const ABOUT_ROUTE: readonly Code[] = [
  'route_no_receiver',
  'route_no_hops',
  'route_receiver_unseen',
  'route_border_no_profile',
  'route_border_private_client',
  'route_border_not_found',
  'route_border_resubmitted',
  'route_border_login',
  'route_border_by_name',
  'route_border_inferred',
  'route_border_gateway',
  'route_border_submission',
  'route_border_fetched',
  'route_envelope_submission',
  'route_envelope_fetched',
  'route_envelope_no_client',
  'route_envelope_gateway',
  'route_envelope_clients_differ',
  'route_envelope_senders_differ',
  'route_envelope_no_sender',
];

/** What to do about something that could not be checked. */
export function advise(why: Code): VerdictCode {
  const advice = ADVICE[why];
  if (advice) return advice;
  if (ABOUT_SOURCE.includes(why)) return 'verdict_advice_source';
  return ABOUT_ROUTE.includes(why) ? 'verdict_advice_receiver' : 'verdict_advice_unverified';
}
