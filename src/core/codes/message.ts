/** Everything this folder can say; each is also the key of its sentence in `_locales`. */
export const MESSAGE_CODES = [
  // What is wrong with the source as a whole (source.ts)
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
  // How an address is written (addresses.ts)
  'message_address_malformed',
  'message_address_route',
  'message_address_group',
  'message_address_quoted',
  'message_address_dots',
  'message_address_obsolete',
  'message_address_literal',
  'message_address_encoded_word',
  'message_address_two_readings',
  // How a name is written (mailbox.ts)
  'message_name_control',
  'message_name_bidi',
  'message_name_invisible',
  'message_name_hides_address',
  'message_name_unquoted',
] as const satisfies readonly string[];
