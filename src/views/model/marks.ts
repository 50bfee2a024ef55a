import type { Inspection, Result } from '../../core/index.ts';
import type { TextKey } from '../../text/translate.ts';

/** What a result comes to at a glance. `unsure`: it could not be told, which is neither good nor bad. */
export type Mark = 'pass' | 'fail' | 'soft' | 'none' | 'unsure' | 'pending';

const MARKS: Record<Result, Mark> = {
  pass: 'pass',
  fail: 'fail',
  softfail: 'soft',
  policy: 'soft',
  neutral: 'none',
  none: 'none',
  temperror: 'unsure',
  permerror: 'unsure',
};

const WORDS: Record<Mark, TextKey> = {
  pass: 'view_mark_pass',
  fail: 'view_mark_fail',
  soft: 'view_mark_soft',
  none: 'view_mark_none',
  unsure: 'view_mark_unsure',
  pending: 'view_mark_pending',
};

/** The sign of a result, where nothing is known that would make it worth less. */
export function markOf(result: Result): Mark {
  return MARKS[result];
}

/**
 * SPF's sign. Where the border is only inferred, the address that SPF was asked about may be the sender's invention, and a
 * pass or a fail of it is neither good nor bad.
 *
 * @returns null when SPF was not checked
 */
export function spfMark({ spf, route }: Pick<Inspection, 'spf' | 'route'>): Mark | null {
  if (spf === null) return null;
  return route.standing === 'inferred' ? 'unsure' : markOf(spf.result);
}

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
