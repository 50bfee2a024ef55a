/**
 * Whether two names differ by one letter put in, left out, exchanged, or by two neighbours swapped.
 *
 * @returns false for equal names; linear in their length
 */
export function isOneEditAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short === long) return false;
  let at = 0;
  // Ends where they differ, or where the shorter one ends.
  while (short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return swapped && short.slice(at + 2) === long.slice(at + 2);
}
