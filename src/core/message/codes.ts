/** Everything this folder can say; each is also the key of its sentence in `_locales`. */
export const MESSAGE_CODES = [
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
