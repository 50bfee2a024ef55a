/** Everything this folder can say; each is also the key of its sentence in `_locales`. */
export const TRANSPORT_CODES = [
  'transport_mta_sts_published',
  'transport_mta_sts_none',
  'transport_mta_sts_several',
  'transport_mta_sts_malformed',
  'transport_mta_sts_unknown',
  'transport_tls_rpt_published',
  'transport_tls_rpt_none',
  'transport_tls_rpt_several',
  'transport_tls_rpt_malformed',
  'transport_tls_rpt_unknown',
] as const satisfies readonly string[];
