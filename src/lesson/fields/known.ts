/**
 * Header fields by name: what each belongs to, and where it is defined. The sentence of each is `field_` and its name in the slice `headers`.
 * A name that ends in "*" stands for all that begin so; it comes behind those that it would cover.
 */
import type { TextKey } from '../../text/translate.ts';

export type FieldGroup = 'who' | 'message' | 'way' | 'proof' | 'content' | 'list' | 'filter' | 'other';

/** In the order in which they are shown. */
export const FIELD_GROUPS: readonly FieldGroup[] = [
  'who',
  'message',
  'way',
  'proof',
  'content',
  'list',
  'filter',
  'other',
];

/** [name, where it is defined; '' = by its makers alone, sentence] */
type Entry = readonly [string, string, TextKey];

const FIELDS: Readonly<Record<Exclude<FieldGroup, 'other'>, readonly Entry[]>> = {
  who: [
    ['from', 'RFC 5322 §3.6.2', 'field_from'],
    ['sender', 'RFC 5322 §3.6.2', 'field_sender'],
    ['reply-to', 'RFC 5322 §3.6.2', 'field_reply_to'],
    ['to', 'RFC 5322 §3.6.3', 'field_to'],
    ['cc', 'RFC 5322 §3.6.3', 'field_cc'],
    ['bcc', 'RFC 5322 §3.6.3', 'field_bcc'],
    ['resent-from', 'RFC 5322 §3.6.6', 'field_resent_from'],
    ['resent-to', 'RFC 5322 §3.6.6', 'field_resent_to'],
    ['resent-sender', 'RFC 5322 §3.6.6', 'field_resent_sender'],
    ['resent-date', 'RFC 5322 §3.6.6', 'field_resent_date'],
    ['resent-message-id', 'RFC 5322 §3.6.6', 'field_resent_message_id'],
    ['delivered-to', 'RFC 9228', 'field_delivered_to'],
    ['x-original-to', '', 'field_x_original_to'],
    ['envelope-to', '', 'field_envelope_to'],
    ['x-envelope-to', '', 'field_x_envelope_to'],
    ['x-envelope-from', '', 'field_x_envelope_from'],
    ['x-original-from', '', 'field_x_original_from'],
    ['x-original-sender', '', 'field_x_original_sender'],
    ['apparently-to', '', 'field_apparently_to'],
    ['x-forwarded-to', '', 'field_x_forwarded_to'],
    ['x-forwarded-for', '', 'field_x_forwarded_for'],
    ['x-sender', '', 'field_x_sender'],
    ['x-authenticated-sender', '', 'field_x_authenticated_sender'],
    ['x-original-return-path', '', 'field_x_original_return_path'],
    ['x-delivered-to', '', 'field_x_delivered_to'],
    ['x-apparently-to', '', 'field_x_apparently_to'],
    ['errors-to', 'RFC 2076', 'field_errors_to'],
  ],
  message: [
    ['subject', 'RFC 5322 §3.6.5', 'field_subject'],
    ['date', 'RFC 5322 §3.6.1', 'field_date'],
    ['message-id', 'RFC 5322 §3.6.4', 'field_message_id'],
    ['in-reply-to', 'RFC 5322 §3.6.4', 'field_in_reply_to'],
    ['references', 'RFC 5322 §3.6.4', 'field_references'],
    ['comments', 'RFC 5322 §3.6.5', 'field_comments'],
    ['keywords', 'RFC 5322 §3.6.5', 'field_keywords'],
    ['thread-topic', 'MS-OXOMSG', 'field_thread_topic'],
    ['thread-index', 'MS-OXOMSG', 'field_thread_index'],
    ['importance', 'RFC 4021 §2.1.40', 'field_importance'],
    ['priority', 'RFC 4021 §2.1.53', 'field_priority'],
    ['x-priority', '', 'field_x_priority'],
    ['x-msmail-priority', '', 'field_x_msmail_priority'],
    ['sensitivity', 'RFC 4021 §2.1.55', 'field_sensitivity'],
    ['expires', 'RFC 4021 §2.1.50', 'field_expires'],
    ['organization', 'RFC 5536 §3.2.9', 'field_organization'],
    ['auto-submitted', 'RFC 3834 §5', 'field_auto_submitted'],
    ['precedence', 'RFC 3834 §3.1.8', 'field_precedence'],
    ['x-auto-response-suppress', 'MS-OXCMAIL', 'field_x_auto_response_suppress'],
    ['disposition-notification-to', 'RFC 8098 §2.1', 'field_disposition_notification_to'],
    ['return-receipt-to', '', 'field_return_receipt_to'],
    ['content-language', 'RFC 3282', 'field_content_language'],
    ['accept-language', 'RFC 3282', 'field_accept_language'],
    ['user-agent', 'RFC 4021 §2.1.38', 'field_user_agent'],
    ['x-mailer', '', 'field_x_mailer'],
    ['x-mimeole', '', 'field_x_mimeole'],
    ['x-originating-ip', '', 'field_x_originating_ip'],
    ['x-php-originating-script', '', 'field_x_php_originating_script'],
    ['x-face', '', 'field_x_face'],
    ['autocrypt', 'Autocrypt Level 1', 'field_autocrypt'],
    ['feedback-id', '', 'field_feedback_id'],
    ['x-csa-complaints', '', 'field_x_csa_complaints'],
    ['x-report-abuse', '', 'field_x_report_abuse'],
    ['x-ses-outgoing', '', 'field_x_ses_outgoing'],
    ['x-sg-eid', '', 'field_x_sg_eid'],
    ['x-mailgun-sid', '', 'field_x_mailgun_sid'],
    ['x-mandrill-user', '', 'field_x_mandrill_user'],
  ],
  way: [
    ['received', 'RFC 5321 §4.4', 'field_received'],
    ['x-received', '', 'field_x_received'],
    ['return-path', 'RFC 5321 §4.4', 'field_return_path'],
    ['received-spf', 'RFC 7208 §9.1', 'field_received_spf'],
    ['x-gmail-fetch-info', '', 'field_x_gmail_fetch_info'],
    ['x-google-smtp-source', '', 'field_x_google_smtp_source'],
    ['x-gm-message-state', '', 'field_x_gm_message_state'],
    ['x-gm-gg', '', 'field_x_gm_gg'],
    ['x-gm-features', '', 'field_x_gm_features'],
    ['x-loop', '', 'field_x_loop'],
    ['x-ymailisg', '', 'field_x_ymailisg'],
    ['x-sonic-mf', '', 'field_x_sonic_mf'],
    [
      'x-ms-exchange-organization-network-message-id',
      'MS-OXPROPS',
      'field_x_ms_exchange_organization_network_message_id',
    ],
    ['x-ms-office365-filtering-correlation-id', '', 'field_x_ms_office365_filtering_correlation_id'],
    ['x-eopattributedmessage', '', 'field_x_eopattributedmessage'],
    ['x-ms-exchange-transport-endtoendlatency', '', 'field_x_ms_exchange_transport_endtoendlatency'],
    ['x-ms-exchange-organization-messagedirectionality', '', 'field_x_ms_exchange_organization_messagedirectionality'],
    ['x-ms-publictraffictype', '', 'field_x_ms_publictraffictype'],
    ['x-ms-traffictypediagnostic', '', 'field_x_ms_traffictypediagnostic'],
    ['x-ms-exchange-crosstenant-id', '', 'field_x_ms_exchange_crosstenant_id'],
    ['x-ms-exchange-crosstenant-fromentityheader', '', 'field_x_ms_exchange_crosstenant_fromentityheader'],
    ['x-ms-exchange-crosstenant-*', '', 'field_x_ms_exchange_crosstenant_any'],
    ['x-ms-exchange-transport-*', '', 'field_x_ms_exchange_transport_any'],
    ['x-barracuda-connect', '', 'field_x_barracuda_connect'],
    ['x-barracuda-apparent-source-ip', '', 'field_x_barracuda_apparent_source_ip'],
    ['x-barracuda-envelope-from', '', 'field_x_barracuda_envelope_from'],
    ['x-asg-debug-id', '', 'field_x_asg_debug_id'],
    ['x-mimecast-originator', '', 'field_x_mimecast_originator'],
    ['x-mc-unique', '', 'field_x_mc_unique'],
    ['x-proofpoint-guid', '', 'field_x_proofpoint_guid'],
    ['x-proofpoint-orig-guid', '', 'field_x_proofpoint_orig_guid'],
    ['x-pm-origin', '', 'field_x_pm_origin'],
    ['x-pm-transfer-encryption', '', 'field_x_pm_transfer_encryption'],
    ['x-sophos-email-id', '', 'field_x_sophos_email_id'],
  ],
  proof: [
    ['dkim-signature', 'RFC 6376 §3.5', 'field_dkim_signature'],
    ['x-google-dkim-signature', '', 'field_x_google_dkim_signature'],
    ['domainkey-signature', 'RFC 4870', 'field_domainkey_signature'],
    ['authentication-results', 'RFC 8601', 'field_authentication_results'],
    ['authentication-results-original', '', 'field_authentication_results_original'],
    ['x-original-authentication-results', '', 'field_x_original_authentication_results'],
    ['arc-seal', 'RFC 8617 §4.1.3', 'field_arc_seal'],
    ['arc-message-signature', 'RFC 8617 §4.1.2', 'field_arc_message_signature'],
    ['arc-authentication-results', 'RFC 8617 §4.1.1', 'field_arc_authentication_results'],
    ['bimi-selector', 'draft-brand-indicators', 'field_bimi_selector'],
    ['bimi-location', 'draft-brand-indicators', 'field_bimi_location'],
    ['bimi-indicator', 'draft-brand-indicators', 'field_bimi_indicator'],
    ['vbr-info', 'RFC 5518', 'field_vbr_info'],
    ['tls-required', 'RFC 8689', 'field_tls_required'],
    ['require-recipient-valid-since', 'RFC 7293', 'field_require_recipient_valid_since'],
    ['x-ms-exchange-organization-authas', 'MS-OXPROPS', 'field_x_ms_exchange_organization_authas'],
    ['x-ms-exchange-organization-authsource', 'MS-OXPROPS', 'field_x_ms_exchange_organization_authsource'],
    ['x-ms-exchange-organization-authmechanism', '', 'field_x_ms_exchange_organization_authmechanism'],
    ['x-ses-dkim-signature', '', 'field_x_ses_dkim_signature'],
    ['x-pm-content-encryption', '', 'field_x_pm_content_encryption'],
  ],
  content: [
    ['mime-version', 'RFC 2045 §4', 'field_mime_version'],
    ['content-type', 'RFC 2045 §5', 'field_content_type'],
    ['content-transfer-encoding', 'RFC 2045 §6', 'field_content_transfer_encoding'],
    ['content-disposition', 'RFC 2183', 'field_content_disposition'],
    ['content-id', 'RFC 2045 §7', 'field_content_id'],
    ['content-description', 'RFC 2045 §8', 'field_content_description'],
    ['content-class', '', 'field_content_class'],
    ['x-ms-has-attach', '', 'field_x_ms_has_attach'],
    ['x-ms-tnef-correlator', 'MS-OXTNEF', 'field_x_ms_tnef_correlator'],
    ['x-attached', '', 'field_x_attached'],
  ],
  list: [
    ['list-id', 'RFC 2919', 'field_list_id'],
    ['list-unsubscribe', 'RFC 2369 §3.2', 'field_list_unsubscribe'],
    ['list-unsubscribe-post', 'RFC 8058', 'field_list_unsubscribe_post'],
    ['list-post', 'RFC 2369 §3.4', 'field_list_post'],
    ['list-help', 'RFC 2369 §3.1', 'field_list_help'],
    ['list-subscribe', 'RFC 2369 §3.3', 'field_list_subscribe'],
    ['list-owner', 'RFC 2369 §3.5', 'field_list_owner'],
    ['list-archive', 'RFC 2369 §3.6', 'field_list_archive'],
    ['archived-at', 'RFC 5064', 'field_archived_at'],
    ['mailing-list', '', 'field_mailing_list'],
    ['x-beenthere', '', 'field_x_beenthere'],
    ['x-mailman-version', '', 'field_x_mailman_version'],
    ['x-google-group-id', '', 'field_x_google_group_id'],
    ['x-ml-name', '', 'field_x_ml_name'],
    ['x-mail-count', '', 'field_x_mail_count'],
  ],
  filter: [
    ['x-spam-status', '', 'field_x_spam_status'],
    ['x-spam-score', '', 'field_x_spam_score'],
    ['x-spam-level', '', 'field_x_spam_level'],
    ['x-spam-flag', '', 'field_x_spam_flag'],
    ['x-spam-report', '', 'field_x_spam_report'],
    ['x-spam-checker-version', '', 'field_x_spam_checker_version'],
    ['x-spam-known-sender', '', 'field_x_spam_known_sender'],
    ['x-spam-hits', '', 'field_x_spam_hits'],
    ['x-spamd-result', '', 'field_x_spamd_result'],
    ['x-spamd-bar', '', 'field_x_spamd_bar'],
    ['x-rspamd-server', '', 'field_x_rspamd_server'],
    ['x-rspamd-queue-id', '', 'field_x_rspamd_queue_id'],
    ['x-rspamd-score', '', 'field_x_rspamd_score'],
    ['x-rspamd-action', '', 'field_x_rspamd_action'],
    ['x-virus-scanned', '', 'field_x_virus_scanned'],
    ['x-virus-status', '', 'field_x_virus_status'],
    ['x-amavis-alert', '', 'field_x_amavis_alert'],
    ['x-mailscanner', '', 'field_x_mailscanner'],
    ['x-mailscanner-*', '', 'field_x_mailscanner_any'],
    ['x-bogosity', '', 'field_x_bogosity'],
    ['x-forefront-antispam-report', '', 'field_x_forefront_antispam_report'],
    ['x-microsoft-antispam', '', 'field_x_microsoft_antispam'],
    ['x-microsoft-antispam-mailbox-delivery', '', 'field_x_microsoft_antispam_mailbox_delivery'],
    ['x-microsoft-antispam-message-info', '', 'field_x_microsoft_antispam_message_info'],
    ['x-ms-exchange-antispam-*', '', 'field_x_ms_exchange_antispam_any'],
    ['x-ms-exchange-organization-scl', 'MS-OXPROPS', 'field_x_ms_exchange_organization_scl'],
    ['x-ms-exchange-organization-*', '', 'field_x_ms_exchange_organization_any'],
    ['x-proofpoint-spam-details', '', 'field_x_proofpoint_spam_details'],
    ['x-proofpoint-virus-version', '', 'field_x_proofpoint_virus_version'],
    ['x-mimecast-spam-score', '', 'field_x_mimecast_spam_score'],
    ['x-mimecast-*', '', 'field_x_mimecast_any'],
    ['x-barracuda-spam-score', '', 'field_x_barracuda_spam_score'],
    ['x-barracuda-spam-status', '', 'field_x_barracuda_spam_status'],
    ['x-barracuda-spam-report', '', 'field_x_barracuda_spam_report'],
    ['x-barracuda-*', '', 'field_x_barracuda_any'],
    ['x-ironport-av', '', 'field_x_ironport_av'],
    ['x-ironport-anti-spam-filtered', '', 'field_x_ironport_anti_spam_filtered'],
    ['x-ironport-anti-spam-result', '', 'field_x_ironport_anti_spam_result'],
    ['ironport-sdr', '', 'field_ironport_sdr'],
    ['ironport-phdr', '', 'field_ironport_phdr'],
    ['x-ipas-result', '', 'field_x_ipas_result'],
    ['x-pmx-version', '', 'field_x_pmx_version'],
    ['x-perlmx-spam', '', 'field_x_perlmx_spam'],
    ['x-sophos-*', '', 'field_x_sophos_any'],
    ['x-tm-as-product-ver', '', 'field_x_tm_as_product_ver'],
    ['x-tm-as-result', '', 'field_x_tm_as_result'],
    ['x-tmase-result', '', 'field_x_tmase_result'],
    ['x-tmase-*', '', 'field_x_tmase_any'],
    ['x-tm-as-*', '', 'field_x_tm_as_any'],
    ['x-pm-spamscore', '', 'field_x_pm_spamscore'],
    ['x-pm-spam-*', '', 'field_x_pm_spam_any'],
    ['x-pm-*', '', 'field_x_pm_any'],
    ['x-me-*', '', 'field_x_me_any'],
  ],
};

export interface FieldHelp {
  group: FieldGroup;
  /** null = none of the known ones. */
  text: TextKey | null;
  /** 'RFC 5322 §3.6.2'; '' = no public document. */
  source: string;
}

const byName = new Map<string, FieldHelp>();
const byStart: [string, FieldHelp][] = [];
for (const group of FIELD_GROUPS) {
  if (group === 'other') continue;
  for (const [name, source, text] of FIELDS[group]) {
    if (name.endsWith('*')) byStart.push([name.slice(0, -1), { group, text, source }]);
    else byName.set(name, { group, text, source });
  }
}

const UNKNOWN: FieldHelp = { group: 'other', text: null, source: '' };

/**
 * What a header field is.
 *
 * @param name as written; case does not matter (RFC 5322 §1.2.2)
 * @returns always something: an unknown field belongs to the others
 */
export function helpFor(name: string): FieldHelp {
  const lower = name.toLowerCase();
  return byName.get(lower) ?? byStart.find(([start]) => lower.startsWith(start))?.[1] ?? UNKNOWN;
}
