/** @returns whether the reader has asked the system for as little motion as possible; false where nobody can be asked */
export function wantsStillness(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches;
}
