/** The words of results (RFC 8601 §2.7), and what servers write in their place. */
import type { Result } from '../inspection/index.ts';

const RESULTS: Readonly<Record<string, Result>> = {
  pass: 'pass',
  fail: 'fail',
  softfail: 'softfail',
  neutral: 'neutral',
  none: 'none',
  temperror: 'temperror',
  permerror: 'permerror',
  policy: 'policy',
  // Older names (RFC 5451, RFC 4408) and Gmail's
  hardfail: 'fail',
  tempfail: 'temperror',
  permfail: 'permerror',
  error: 'temperror',
  timeout: 'temperror',
  unknown: 'permerror',
  // Exchange: there is no DMARC record, and the result that it guesses there would have been.
  bestguesspass: 'none',
  bestguessfail: 'none',
};

/**
 * @param word in lower case
 * @returns `neutral` for a word that nobody has defined: it is never a pass and never a failure
 */
export function toResult(word: string): Result {
  return Object.hasOwn(RESULTS, word) ? (RESULTS[word] ?? 'neutral') : 'neutral';
}
