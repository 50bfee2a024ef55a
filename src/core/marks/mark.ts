/** What a result comes to at a glance. */
import type { Inspection, Result } from '../inspection/index.ts';

/** `unsure`: it could not be told, which is neither good nor bad. */
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
