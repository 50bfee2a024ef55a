/** Everything this folder can say; each is also the key of its sentence in `_locales`. */
export const JOURNEY_CODES = [
  // Remarks about the whole.
  'journey_no_received',
  'journey_all_claimed',
  'journey_gap',
  'journey_clocks_disagree',
  // The journey in words: one sentence a step …
  'journey_write',
  'journey_submit',
  'journey_submit_author',
  'journey_relay',
  'journey_receive',
  'journey_internal',
  'journey_deliver',
  'journey_fetch',
  'journey_read',
  'journey_question',
  'journey_answer',
  'journey_line',
  // … and what belongs to it.
  'journey_claimed',
  'journey_protocol',
  'journey_port',
  'journey_encrypted',
  'journey_tls',
  'journey_plain',
  'journey_delay',
  'journey_backwards',
  'journey_at',
  'journey_ttl',
] as const satisfies readonly string[];
