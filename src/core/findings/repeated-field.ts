import type { Finding } from '../inspection/index.ts';
import { type Finder, type FindingFacts, fieldsNamed, indexesOf, warn } from './finding.ts';

/**
 * A field that may stand there once stands there more often, or tells two boundaries.
 *
 * The attack: filters and readers choose different ones, and so see different attachments or another subject
 * (draft-chen-email-mime-ambiguity-defense). Innocent: broken programs; the same
 * text twice is only mentioned. Caveat: which one a program takes is not known.
 */
export const repeatedField: Finder = (facts) => {
  const found = ONCE.flatMap((name) => repetition(facts, name));
  const boundaries = fieldsNamed(facts, 'content-type').find(({ value }) => countBoundaries(value) > 1);
  if (boundaries) found.push(warn('caution', 'finding_two_boundaries', {}, [boundaries.index]));
  return found;
};

/** RFC 5322 §3.6 and RFC 2045 allow one each; From has a finding of its own. */
const ONCE: readonly string[] =
  'content-type content-transfer-encoding mime-version subject date message-id sender reply-to to cc'.split(' ');

function repetition(facts: FindingFacts, name: string): Finding[] {
  const fields = fieldsNamed(facts, name);
  if (fields.length < 2) return [];
  const values = { field: fields[0]?.name ?? name, number: fields.length };
  // Whichever a program takes, it takes the same.
  const isSame = fields.every(({ value }) => value === fields[0]?.value);
  return [warn(isSame ? 'info' : 'caution', 'finding_repeated_field', values, indexesOf(facts, name))];
}

function countBoundaries(value: string): number {
  return value
    .toLowerCase()
    .split(';')
    .filter((part) => /^[ \t]*boundary[ \t]*(\*|=)/.test(part)).length;
}
