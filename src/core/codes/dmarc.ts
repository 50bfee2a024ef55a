/** Everything this folder can say; each is also the key of its sentence in `_locales`. */
export const DMARC_CODES = [
  // What came out.
  'dmarc_pass_dkim',
  'dmarc_pass_spf',
  'dmarc_pass_both',
  'dmarc_fail_no_identifier',
  'dmarc_fail_unaligned',
  'dmarc_no_record',
  'dmarc_record_unusable',
  'dmarc_no_author_domain',
  'dmarc_author_not_a_domain',
  'dmarc_several_authors',
  'dmarc_dns_trouble',
  'dmarc_identifier_undetermined',
  // Remarks about the record and what it asks for.
  'dmarc_several_records',
  'dmarc_policy_assumed_none',
  'dmarc_testing',
  'dmarc_tag_repeated',
  'dmarc_tag_invalid',
  'dmarc_pct_ignored',
  'dmarc_subdomain_policy_weaker',
  'dmarc_domain_missing',
  'dmarc_organization_is_top_level',
  'dmarc_policy_of_public_suffix',
  'dmarc_authors_unread',
] as const satisfies readonly string[];
