/**
 * What fails in a field of the receiver's that cannot be read as a whole.
 *
 * The attack: MAIL FROM:<"("@attack.example>, which servers copy into a comment, opens another one there, and the field's own dmarc=fail would stand
 * within it, or be nobody's word since the field is malformed. That something fails gains nobody anything who writes it himself.
 */
import type { MethodResult } from '../inspection/index.ts';
import { MAX_METHOD_RESULTS } from '../limits.ts';
import { parseAuthenticationResults } from './authentication-results.ts';

const FAILURE = 'dmarc=fail';
/** Of one result; a server's own has below 300 characters. */
const MAX_RESULT = 2000;

/**
 * @param value of Authentication-Results, one character per byte
 * @returns every dmarc=fail that stands in it, read up to the next ";" as if it stood alone
 */
export function failuresIn(value: string): MethodResult[] {
  const lower = value.toLowerCase();
  const found: MethodResult[] = [];
  let at = lower.indexOf(FAILURE);
  while (at >= 0 && found.length < MAX_METHOD_RESULTS) {
    const end = lower.indexOf(';', at);
    const own = value.slice(at, Math.min(end < 0 ? value.length : end, at + MAX_RESULT));
    if (!/[\w.-]/.test(lower[at - 1] ?? '')) found.push(...parseAuthenticationResults(`x; ${own}`).results.slice(0, 1));
    at = lower.indexOf(FAILURE, at + FAILURE.length);
  }
  return found;
}
