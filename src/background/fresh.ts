/** Whether a result may be given again to whoever asks for the same. */
import type { Inspection } from '../core/index.ts';
import type { DnsTrouble } from '../core/inspection/index.ts';

/** What the DNS says may have changed since. */
const MAX_AGE_MS = 60 * 60 * 1000;

/** What another try would not change: nobody was asked, on purpose. */
const LASTING: readonly (DnsTrouble | null)[] = [null, 'personal', 'limit', 'invalid_name'];

/** No check rests on what is only shown. */
function isWorthAnotherTry({ trouble, purpose }: Inspection['dns'][number]): boolean {
  return purpose !== 'bimi' && purpose !== 'other' && !LASTING.includes(trouble);
}

/** A result with an answer missing is asked for again, as is one that is old. */
export function isFresh(inspection: Inspection): boolean {
  const age = Date.now() - Date.parse(inspection.inspectedAt);
  // The clock may have been set back meanwhile.
  return Math.abs(age) < MAX_AGE_MS && !inspection.dns.some(isWorthAnotherTry);
}
