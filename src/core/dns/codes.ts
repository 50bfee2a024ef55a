/** Everything this folder can say; each is also the key of its sentence in `_locales`. */
export const DNS_CODES = [
  'dns_ok',
  'dns_nodata',
  'dns_nxdomain',
  'dns_trouble_servfail',
  'dns_trouble_refused',
  'dns_trouble_rcode',
  'dns_trouble_http',
  'dns_trouble_html',
  'dns_trouble_mismatch',
  'dns_trouble_truncated',
  'dns_trouble_malformed',
  'dns_trouble_timeout',
  'dns_trouble_offline',
  'dns_trouble_invalid_name',
  'dns_trouble_limit',
  'dns_trouble_aborted',
] as const satisfies readonly string[];
