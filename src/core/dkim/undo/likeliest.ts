/**
 * All ways to take one out of each list, whose likeliest ones stand first: the likelier of them first, and none that is unlikely in several
 * ways at once, so that there are not too many.
 *
 * @param most the product of the places, counted from one, at most
 */
export function likeliest<T>(lists: readonly (readonly T[])[], most: number): T[][] {
  let found: { place: number; taken: T[] }[] = [{ place: 1, taken: [] }];
  for (const list of lists)
    found = found.flatMap(({ place, taken }) =>
      list.slice(0, most / place).map((one, at) => ({ place: place * (at + 1), taken: [...taken, one] })),
    );
  return found.sort((one, other) => one.place - other.place).map(({ taken }) => taken);
}
