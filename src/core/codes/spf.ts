/** Everything this folder can say; each is also the key of its sentence in `_locales`. */
export const SPF_CODES = [
  'spf_pass',
  'spf_fail',
  'spf_softfail',
  /** A term with "?" matched. */
  'spf_neutral',
  /** No term matched (RFC 7208 §4.7). */
  'spf_neutral_default',
  'spf_none_no_record',
  'spf_none_no_domain',
  'spf_none_bad_domain',
  'spf_temperror_dns',
  'spf_temperror_local_part',
  'spf_temperror_client',
  'spf_permerror_several_records',
  'spf_permerror_lookups',
  'spf_permerror_void_lookups',
  'spf_permerror_mx_names',
  'spf_permerror_include_none',
  'spf_permerror_redirect_none',
  // The record's syntax:
  'spf_permerror_unknown_term',
  'spf_permerror_missing_argument',
  'spf_permerror_unexpected_argument',
  'spf_permerror_domain',
  'spf_permerror_domain_is_address',
  'spf_permerror_macro',
  'spf_permerror_macro_only_in_exp',
  'spf_permerror_address',
  'spf_permerror_prefix_length',
  'spf_permerror_repeated_modifier',
  'spf_permerror_characters',
  // Warnings beside a result:
  'spf_warning_everyone',
  'spf_warning_many_addresses',
  'spf_warning_ptr',
] as const satisfies readonly string[];
