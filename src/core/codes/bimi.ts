/** Everything this folder can say; each is also the key of its sentence in `_locales`. */
export const BIMI_CODES = [
  'bimi_published',
  'bimi_declined',
  'bimi_none',
  'bimi_several',
  'bimi_malformed',
  'bimi_unknown',
] as const satisfies readonly string[];
