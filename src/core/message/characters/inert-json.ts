import { makeVisible } from './visible.ts';

/**
 * Every text of a result made inert: tags of a signature, records out of the DNS and names in Received fields are the
 * attacker's to write. A selector with a line end in it would forge a line of a report, an escape sequence would move a terminal's
 * cursor. Whoever shows a result need not think of it.
 *
 * @returns the same value when there was nothing to do; plain JSON in, plain JSON out
 */
export function inert<T>(value: T): T;
export function inert(value: unknown): unknown {
  if (typeof value === 'string') return makeVisible(value);
  if (Array.isArray(value)) {
    const made = value.map((item) => inert<unknown>(item));
    return made.every((item, index) => item === value[index]) ? value : made;
  }
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const made = entries.map(([key, inner]) => [key, inert<unknown>(inner)] as const);
  return made.every(([, inner], index) => inner === entries[index]?.[1]) ? value : Object.fromEntries(made);
}

/** @returns `inert` for values that are asked about again and again: each is made inert once */
export function rememberInert<T extends object>(): (value: T) => T {
  const made = new WeakMap<T, T>();
  return (value) => {
    const known = made.get(value);
    if (known !== undefined) return known;
    const shown = inert(value);
    made.set(value, shown);
    return shown;
  };
}
