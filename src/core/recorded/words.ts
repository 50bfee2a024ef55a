/** The words of results (RFC 8601 §2.7), and what servers write in their place. */
import type { Result } from '../inspection/index.ts';

const RESULTS: readonly Result[] = ['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror', 'policy'];

/** A Map: what every object inherits ("constructor") is no result. */
const OTHER_WORDS: ReadonlyMap<string, Result> = new Map([
  // Older names (RFC 5451, RFC 4408) and Gmail's
  ['hardfail', 'fail'],
  ['tempfail', 'temperror'],
  ['permfail', 'permerror'],
  ['error', 'temperror'],
  ['timeout', 'temperror'],
  ['unknown', 'permerror'],
  // Exchange: there is no DMARC record, and the result that it guesses there would have been.
  ['bestguesspass', 'none'],
  ['bestguessfail', 'none'],
]);

/**
 * @param word in lower case
 * @returns `neutral` for a word that nobody has defined: it is never a pass and never a failure
 */
export function toResult(word: string): Result {
  return RESULTS.find((result) => result === word) ?? OTHER_WORDS.get(word) ?? 'neutral';
}
