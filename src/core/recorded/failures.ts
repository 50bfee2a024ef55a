/**
 * What fails in a field of the receiver's that cannot be read as a whole, or in which words of the sender's may stand.
 *
 * The attack: MAIL FROM:<"("@attack.example>, which servers copy into a comment, opens another one there, and the field's own dmarc=fail would stand
 * within it, or be nobody's word since the field is malformed; a selector opens what the MAIL FROM closes. That something fails gains nobody anything
 * who writes it himself.
 */
import type { MethodResult } from '../inspection/index.ts';
import { parseAuthenticationResults } from './authentication-results.ts';
import type { ReadField } from './fields.ts';

/** A result of the server's own begins behind a ";", at Exchange behind a blank. What Gmail tells of an ARC set, in a comment, is none. */
const FAILURE = /(?=dmarc=fail)(?<=;\s*)/i;
const EXCHANGES_FAILURE = /(?=dmarc=fail)(?<=^|\s)/i;

/** @returns every dmarc=fail that stands in it, read up to the next one or the next ";" as if it stood alone; linear in the length */
export function failuresIn({ value, results }: Pick<ReadField, 'value' | 'results'>): MethodResult[] {
  return value
    .split(results?.authservId === null ? EXCHANGES_FAILURE : FAILURE)
    .filter((text) => /^dmarc=fail/i.test(text))
    .flatMap((text) => parseAuthenticationResults(`x; ${text.split(';', 1)[0]}`).results.slice(0, 1));
}
