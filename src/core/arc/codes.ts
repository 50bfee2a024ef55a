/** Everything this folder can say; each is also the key of its sentence in `_locales`. */
export const ARC_CODES = [] as const satisfies readonly string[];
