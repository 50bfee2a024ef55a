/** What the value of one tag says (RFC 6376 §3.5, RFC 8617 §4.1); null where it follows no grammar. */
import { toALabels } from '../dns/names.ts';
import type { Hash } from '../hash/digest.ts';
import { trimBlanks } from '../message/fields/field-value.ts';
import type { Canonicalization } from './canonical-body.ts';
import { utf8Text } from './text.ts';

export interface Algorithm {
  readonly type: 'rsa' | 'ed25519';
  readonly hash: Hash;
}

/** RFC 6376 §3.3, RFC 8301, RFC 8463 §3. rsa-sha1 is computed, and never accepted. */
const ALGORITHMS: ReadonlyMap<string, Algorithm> = new Map([
  ['rsa-sha256', { type: 'rsa', hash: 'sha256' }],
  ['rsa-sha1', { type: 'rsa', hash: 'sha1' }],
  ['ed25519-sha256', { type: 'ed25519', hash: 'sha256' }],
]);

/** sig-l-tag = 1*76DIGIT */
const MAX_LENGTH_DIGITS = 76;

/** @returns in A-labels and lower case; null when it is no domain of at least two labels */
export function readDomain(value: string): string | null {
  const domain = readLabels(value);
  return domain?.includes('.') ? domain : null;
}

/** s=, d=: labels without a final dot, in A-labels. */
export function readLabels(value: string): string | null {
  return value.endsWith('.') ? null : toALabels(utf8Text(value));
}

/** ABNF's literals take upper and lower case (RFC 5234 §2.3). */
export function readAlgorithm(value: string): Algorithm | null {
  return ALGORITHMS.get(value.toLowerCase()) ?? null;
}

/** c=: header/body; the default of its second half is simple. */
export function readCanonicalization(value: string): { header: Canonicalization; body: Canonicalization } | null {
  const [header, body = 'simple', more] = value.toLowerCase().split('/').map(trimBlanks);
  return isCanonicalization(header) && isCanonicalization(body) && more === undefined ? { header, body } : null;
}

/** h=: hdr-name *( [FWS] ":" [FWS] hdr-name ) */
export function readFieldNames(value: string): string[] | null {
  const names = value.split(':').map(trimBlanks);
  return names.every(isFieldName) ? names : null;
}

/** l= */
export function readLength(value: string): number | null {
  return isDigits(value) && value.length <= MAX_LENGTH_DIGITS ? Number(value) : null;
}

function isCanonicalization(value: string | undefined): value is Canonicalization {
  return value === 'simple' || value === 'relaxed';
}

/** 1*DIGIT */
export function isDigits(value: string): boolean {
  return /^[0-9]+$/.test(value);
}

/** ftext of RFC 5322 §3.6.8: printable US-ASCII without the colon (and ";" cannot stand in a tag). */
function isFieldName(name: string): boolean {
  return /^[!-9;-~]+$/.test(name);
}
