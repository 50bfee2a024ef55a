/** What each of our own checks comes to at a glance, beside the verdict: no mark says more than the verdict lets it. */
import type { Code } from '../codes/index.ts';
import type { DkimCheck, Inspection, Result } from '../inspection/index.ts';
import { isKeyGone, isUndetermined } from '../proof/signatures.ts';
import { type Mark, markOf, spfMark } from './mark.ts';

export type Method = 'DKIM' | 'SPF' | 'DMARC';

export interface MethodMark {
  method: Method;
  mark: Mark;
  /** The result behind the sign; absent where the sign says all that may be said. */
  result?: Result;
}

/** The results alone. */
export function foundMarks(inspection: Inspection): MethodMark[] {
  const { progress, dkim, dmarc } = inspection;
  const absent: Mark = progress === 'done' ? 'none' : 'pending';
  return [
    dkim.length > 0 ? dkimEntry(dkim.map((check) => check.result)) : { method: 'DKIM', mark: absent },
    spfEntry(inspection) ?? { method: 'SPF', mark: absent },
    dmarc ? resultEntry('DMARC', dmarc.result) : { method: 'DMARC', mark: absent },
  ];
}

/** A result with its sign. */
export function resultEntry(method: Method, result: Result): MethodMark {
  return { method, mark: markOf(result), result };
}

function spfEntry(inspection: Inspection): MethodMark | null {
  const mark = spfMark(inspection);
  if (mark === null || inspection.spf === null) return null;
  const entry = resultEntry('SPF', inspection.spf.result);
  return entry.mark === mark ? entry : { method: 'SPF', mark };
}

/** The best of several signatures. */
export function dkimEntry(results: readonly Result[]): MethodMark {
  const best = bestResult(results);
  return { ...resultEntry('DKIM', best), mark: dkimMark(results) };
}

/** The results as they are shown. */
export function ourMarks(inspection: Inspection): MethodMark[] {
  const pass = passMark(inspection);
  return foundMarks(inspection).map((found) => {
    const { method, mark } = found;
    if (mark === 'pass') return passEntry(method, pass);
    return mark === 'fail' ? { method, mark: failMark(inspection, method) } : found;
  });
}

/**
 * A pass where no single sender is named, or nothing is proven of the one who is. The attacks: two From fields, and a signature for the domain
 * of one of them: a green mark beside "No single sender" would still be read as "of the sender"; and a forger's own domain, for which SPF and
 * DKIM pass like anybody's, in green beside red.
 */
export function passMark({ verdict }: Pick<Inspection, 'verdict'>): Mark {
  if (verdict.level === 'ambiguous') return 'unsure';
  return verdict.level === 'failed' || verdict.level === 'unverified' ? 'none' : 'pass';
}

/** The sign beside one check's result; see passMark. */
export function resultMark(inspection: Pick<Inspection, 'verdict'>, result: Result): Mark {
  return result === 'pass' ? passMark(inspection) : markOf(result);
}

/** A pass as it is shown; where it is of another domain, its result stays beside the sign that says nothing. */
export function passEntry(method: Method, mark: Mark): MethodMark {
  return mark === 'none' ? { method, mark, result: 'pass' } : { method, mark };
}

/**
 * Red is for what was determined and stands. An answer that is missing could still take it back: while a check runs the fail
 * waits, and after it, unless the verdict is red all the same, it is one of those that could not be told.
 */
function failMark(inspection: Inspection, method: Method): Mark {
  if (inspection.progress !== 'done') return 'pending';
  const { level } = inspection.verdict;
  if (level === 'failed') return 'fail';
  const open = isSignatureOpen(inspection.dkim);
  // What a signature is, no other check changes, and neither whose servers a domain lists, but for mail of another day.
  if (method === 'DKIM') return open ? 'unsure' : 'fail';
  if (method === 'SPF') return OF_ANOTHER_DAY.includes(inspection.verdict.reason.code) ? 'unsure' : 'fail';
  return open || level === 'unchecked' || inspection.dmarc?.result === 'temperror' ? 'unsure' : 'fail';
}

/** The mail is so old, or may be, that today's record tells nothing certain; or another witness contradicts it. */
const OF_ANOTHER_DAY: readonly Code[] = [
  'verdict_reason_old_mail',
  'verdict_reason_key_gone',
  'verdict_reason_recorded_key_gone',
  'verdict_reason_arrival_unknown',
  'verdict_reason_disagreement',
];

/** No signature verifies, and of one it cannot be told whether it would have. */
export function isSignatureOpen(checks: readonly DkimCheck[]): boolean {
  return !checks.some(({ result }) => result === 'pass') && checks.some(isOpen);
}

/** Nothing told it, or the key may have been there when the mail came. */
function isOpen(check: DkimCheck): boolean {
  return isUndetermined(check) || isKeyGone(check);
}

/** Of several signatures' results the one that counts: one that passes is enough. 'none' of no signature. */
export function bestResult(results: readonly Result[]): Result {
  const order: Result[] = ['pass', 'fail', 'temperror', 'permerror', 'neutral', 'policy', 'softfail', 'none'];
  return order.find((result) => results.includes(result)) ?? 'none';
}

/** One signature that verifies is enough (RFC 6376 §4.2: the others are as if they were not there). */
export function dkimMark(results: readonly Result[]): Mark {
  const best = bestResult(results);
  // "Signed, but not to be processed" (RFC 8601 §2.7.1) is not "nothing to check".
  return best === 'neutral' ? 'unsure' : markOf(best);
}
