/** Everything this folder can say; each is also the key of its sentence in `_locales`. */
export const RECORDED_CODES = [
  // Why a field is believed
  'recorded_above_border',
  'recorded_without_id',
  'recorded_confirmed_by_arc',
  'recorded_confirmed_by_queue_id',
  'recorded_declared',
  'recorded_beside_results',
  'recorded_in_block',
  'recorded_arc_above_border',
  // Why it is not
  'recorded_no_receiver',
  'recorded_receiver_inferred',
  'recorded_border_unknown',
  'recorded_place_unknown',
  'recorded_before_arrival',
  'recorded_forged',
  'recorded_unconfirmed',
  'recorded_contradicted',
  'recorded_foreign_id',
  'recorded_malformed',
  'recorded_other_field',
  'recorded_arc_claimed',
] as const satisfies readonly string[];
