/** The words that go with a sign. Which sign it is, the engine decides (core/marks). */
import type { Result } from '../../core/index.ts';
import type { Mark } from '../../core/marks/mark.ts';
import type { MethodMark } from '../../core/marks/our-marks.ts';
import type { TextKey } from '../../text/translate.ts';

const WORDS: Record<Mark, TextKey> = {
  pass: 'view_mark_pass',
  fail: 'view_mark_fail',
  soft: 'view_mark_soft',
  none: 'view_mark_none',
  unsure: 'view_mark_unsure',
  pending: 'view_mark_pending',
};

const RESULT_WORDS: Record<Result, TextKey> = {
  pass: 'view_mark_pass',
  fail: 'view_mark_fail',
  softfail: 'view_mark_soft',
  policy: 'view_mark_policy',
  neutral: 'view_mark_neutral',
  none: 'view_mark_none',
  temperror: 'view_mark_temperror',
  permerror: 'view_mark_permerror',
};

/** The word of a result itself: several share a sign, and mean different things (RFC 8601 §2.7). */
export function resultWord(result: Result): TextKey {
  return RESULT_WORDS[result];
}

/** The word that says the same as the sign. */
export function markWord(mark: Mark): TextKey {
  return WORDS[mark];
}

/** The result behind the sign, where that may be said; else what the sign says. */
export function wordOf({ mark, result }: MethodMark): TextKey {
  if (result === undefined) return markWord(mark);
  // Of another domain than the author's: it passed, and says nothing here.
  return result === 'pass' && mark === 'none' ? 'view_mark_pass_other' : resultWord(result);
}
