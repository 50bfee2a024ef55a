/**
 * Shapes of what crosses between the parts. A shape reads a value and builds it anew from the fields that it names: what
 * else came along is left behind. The attack: a page that took over its own process answers a question in our content
 * script's name with a `level`, a `domain` and a `key` beside what was asked for, and they end in the toolbar.
 */

/** What a shape gives back for a value of another shape. */
export const REFUSED = Symbol('refused');

/** Reads a value: the value built anew, or REFUSED. */
export type Shape<T> = (value: unknown) => T | typeof REFUSED;

/** A field that may be absent. */
export interface Optional<T> {
  optional: Shape<T>;
}

/** What a shape reads. */
export type Shaped<S> = S extends Shape<infer T> ? T : never;

type Fields = Record<string, Shape<unknown> | Optional<unknown>>;
type Required<F> = { [N in keyof F as F[N] extends Optional<unknown> ? never : N]: Shaped<F[N]> };
type Possible<F> = {
  [N in keyof F as F[N] extends Optional<unknown> ? N : never]?: F[N] extends Optional<infer T> ? T : never;
};
type Built<F> = { [N in keyof (Required<F> & Possible<F>)]: (Required<F> & Possible<F>)[N] };

/** A question without content. */
export const nothing: Shape<null> = (value) => (value === null ? null : REFUSED);
/** Yes or no. */
export const flag: Shape<boolean> = (value) => (typeof value === 'boolean' ? value : REFUSED);
/** An id that a browser gives to a tab or a frame. */
export const count: Shape<number> = (value) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : REFUSED;
/** Hex SHA-256. */
export const digest: Shape<string> = (value) =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? value : REFUSED;
/** Its size is the engine's affair: too big a message gets a sentence, no refusal. */
export const bytes: Shape<Uint8Array> = (value) => (value instanceof Uint8Array ? value : REFUSED);

/** An object of fields that are looked at elsewhere; of our own pages alone. */
export const record: Shape<Record<string, unknown>> = (value) => (isRecord(value) ? value : REFUSED);

/** A string of at most so many characters, in which no half of a surrogate pair stands alone. */
export function text(most: number): Shape<string> {
  return (value) => (typeof value === 'string' && value.length <= most ? value.toWellFormed() : REFUSED);
}

/** A string of which only so many characters are kept: a mail with a long subject must not have its message refused. */
export function cutText(most: number): Shape<string> {
  return (value) => (typeof value === 'string' ? value.slice(0, most).toWellFormed() : REFUSED);
}

/** One of these words. */
export function oneOf<W extends string>(...words: W[]): Shape<W> {
  return (value) => words.find((word) => word === value) ?? REFUSED;
}

/** The shape, or null. */
export function orNothing<T>(shape: Shape<T>): Shape<T | null> {
  return (value) => (value === null ? null : shape(value));
}

/** A field that may be absent. */
export function optional<T>(shape: Shape<T>): Optional<T> {
  return { optional: shape };
}

/** A list of at most so many; a longer one is refused before any of it is read. */
export function list<T>(shape: Shape<T>, most: number): Shape<T[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > most) return REFUSED;
    const read: T[] = [];
    for (const entry of value) {
      const built = shape(entry);
      if (built === REFUSED) return REFUSED;
      read.push(built);
    }
    return read;
  };
}

/** An object with these fields of its own; others are left behind. */
export function object<F extends Fields>(fields: F): Shape<Built<F>> {
  return (value) => {
    if (!isRecord(value)) return REFUSED;
    const built: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(fields)) {
      const given = Object.hasOwn(value, name) ? value[name] : undefined;
      if ('optional' in field && given === undefined) continue;
      const read = ('optional' in field ? field.optional : field)(given);
      if (read === REFUSED) return REFUSED;
      built[name] = read;
    }
    return built as Built<F>;
  };
}

/** What the worker itself sends, to our own pages or a content script: nobody else can, so it is not looked at. */
export function fromWorker<T>(): Shape<T> {
  return (value) => (value === undefined ? REFUSED : (value as T));
}

/** One row of the wire's table. */
export interface Route<Q, A> {
  question: Shape<Q>;
  answer: Shape<A>;
}

/** Makes a row of the wire's table. */
export function route<Q, A>(question: Shape<Q>, answer: Shape<A>): Route<Q, A> {
  return { question, answer };
}

/** @returns the row of that name ('page.lookAtTab') among those of one part; null when there is none */
export function findRoute(part: string, rows: object, name: string): Route<unknown, unknown> | null {
  const row = name.startsWith(`${part}.`) ? name.slice(part.length + 1) : '';
  return Object.hasOwn(rows, row) ? ((rows as Record<string, Route<unknown, unknown>>)[row] ?? null) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
