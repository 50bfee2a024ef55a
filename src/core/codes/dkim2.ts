/** Everything this folder can say; each is also the key of its sentence in `_locales`. */
export const DKIM2_CODES = ['dkim2_signature', 'dkim2_instance', 'dkim2_other'] as const satisfies readonly string[];
