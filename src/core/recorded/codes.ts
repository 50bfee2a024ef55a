/** Everything this folder can say; each is also the key of its sentence in `_locales`. */
export const RECORDED_CODES = [] as const satisfies readonly string[];
