/** Mutations of text that holds one character per byte: of bytes, of runs, and of whole header fields. */
import type { Random } from './random.ts';
import { TOKENS } from './tokens.ts';

/** No mutation makes a text longer than this: what is long is for the tests of limits. */
const MAX_LENGTH = 64 * 1024;
const MAX_RUN = 40;

type Mutation = (text: string, random: Random, others: readonly string[]) => string;

/**
 * @param others texts of the same kind, of which pieces are taken
 * @returns the text with one to eight mutations, mostly few
 */
export function mutate(text: string, random: Random, others: readonly string[]): string {
  let mutated = text;
  const times = 1 + random.below(random.oneIn(3) ? 8 : 2);
  for (let at = 0; at < times; at++) {
    const mutations = random.oneIn(30) ? CUTS : MUTATIONS;
    mutated = random.pick(mutations)(mutated, random, others).slice(0, MAX_LENGTH);
  }
  return mutated;
}

/** The same, with mutations of header fields among them. */
export function mutateMessage(text: string, random: Random, others: readonly string[]): string {
  const mutated = random.oneIn(2) ? random.pick(FIELD_MUTATIONS)(text, random, others) : text;
  return mutate(mutated, random, others);
}

/** Mostly within the fields that sign. */
export function mutateSignature(text: string, random: Random, others: readonly string[]): string {
  if (random.oneIn(4)) return mutateMessage(text, random, others);
  const fields = fieldsOf(text);
  const signing = fields.filter((field) => /^(dkim|arc)-/i.test(field));
  const chosen = random.pick(signing);
  const changed = fields.map((field) => (field === chosen ? mutate(field, random, signing) : field));
  return changed.join('') + text.slice(fields.join('').length);
}

const MUTATIONS: readonly Mutation[] = [
  // One bit.
  (text, random) => {
    const at = random.below(text.length);
    return splice(text, at, 1, String.fromCharCode((text.charCodeAt(at) || 0) ^ (1 << random.below(8))));
  },
  // Any byte in place of another.
  (text, random) => splice(text, random.below(text.length), 1, String.fromCharCode(random.below(256))),
  // Something that means something, put in or put in place of a run.
  (text, random) => splice(text, random.below(text.length + 1), 0, random.pick(TOKENS)),
  (text, random) => splice(text, random.below(text.length + 1), random.below(MAX_RUN), random.pick(TOKENS)),
  // A run away, twice, or many times.
  (text, random) => splice(text, random.below(text.length + 1), random.below(MAX_RUN), ''),
  (text, random) => {
    const [at, length] = [random.below(text.length + 1), random.below(MAX_RUN)];
    return splice(text, at, 0, text.slice(at, at + length).repeat(random.oneIn(4) ? random.below(60) : 1));
  },
  // A run of another text.
  (text, random, others) => {
    const other = random.pick(others);
    const from = random.below(other.length + 1);
    return splice(text, random.below(text.length + 1), random.below(MAX_RUN), other.slice(from, from + 2 * MAX_RUN));
  },
  // Another case.
  (text, random) => {
    const [at, length] = [random.below(text.length + 1), random.below(MAX_RUN)];
    const run = text.slice(at, at + length);
    return splice(text, at, length, random.oneIn(2) ? asciiCase(run, 'lower') : asciiCase(run, 'upper'));
  },
];

/** Rare, since little is left to look at. */
const CUTS: readonly Mutation[] = [
  // The beginning of one and the end of another.
  (text, random, others) => {
    const other = random.pick(others);
    return text.slice(0, random.below(text.length + 1)) + other.slice(random.below(other.length + 1));
  },
  // Cut off.
  (text, random) => text.slice(0, random.below(text.length + 1)),
];

const FIELD_MUTATIONS: readonly Mutation[] = [
  // A field twice, away, elsewhere, or one of another message.
  withFields((fields, random) => fields.splice(random.below(fields.length + 1), 0, random.pick(fields))),
  withFields((fields, random) => fields.splice(random.below(fields.length), 1)),
  withFields((fields, random) => {
    const [field = ''] = fields.splice(random.below(fields.length), 1);
    fields.splice(random.below(fields.length + 1), 0, field);
  }),
  withFields((fields, random, others) => {
    const other = fieldsOf(random.pick(others));
    if (other.length > 0) fields.splice(random.below(fields.length + 1), 0, random.pick(other));
  }),
  // Line ends of Unix.
  (text) => text.replace(/\r\n/g, '\n'),
];

function withFields(change: (fields: string[], random: Random, others: readonly string[]) => void): Mutation {
  return (text, random, others) => {
    const fields = fieldsOf(text);
    const rest = text.slice(fields.join('').length);
    if (fields.length > 0) change(fields, random, others);
    return fields.join('') + rest;
  };
}

/** The header fields of a message, each with its line end. */
export function fieldsOf(text: string): string[] {
  const end = text.indexOf('\r\n\r\n');
  return (end < 0 ? text : text.slice(0, end + 2)).split(/(?<=\r\n)(?![ \t])/).filter((field) => field !== '');
}

function splice(text: string, at: number, length: number, insert: string): string {
  return text.slice(0, at) + insert + text.slice(at + length);
}

/** Bytes past US-ASCII stay bytes. */
function asciiCase(text: string, to: 'lower' | 'upper'): string {
  return to === 'lower'
    ? text.replace(/[A-Z]+/g, (run) => run.toLowerCase())
    : text.replace(/[a-z]+/g, (run) => run.toUpperCase());
}
