/** The fields of a message in which some server recorded results, read. */
import type { AuthenticationResults, ReceivedSpf } from '../inspection/index.ts';
import { MAX_RECORDED_FIELDS } from '../limits.ts';
import { fieldValue } from '../message/fields/field-value.ts';
import type { HeaderField, Message } from '../message/message.ts';
import { parseArcAuthenticationResults } from './arc-authentication-results.ts';
import { parseAuthenticationResults } from './authentication-results.ts';
import { parseReceivedSpf } from './received-spf.ts';

/**
 * `other`: fields that are named like Authentication-Results and are not (X-MS-Exchange-Authentication-Results,
 * Authentication-Results-Original, X-ME-Authentication-Results …). They never count as it.
 */
export type FieldKind = 'results' | 'received-spf' | 'arc' | 'other';

export interface ReadField {
  readonly index: number;
  readonly name: string;
  readonly kind: FieldKind;
  readonly results: AuthenticationResults | null;
  readonly receivedSpf: ReceivedSpf | null;
}

/** @returns in the order of the source; MAX_RECORDED_FIELDS at most, since what a receiver writes stands on top */
export function readResultFields(message: Message): ReadField[] {
  const found: ReadField[] = [];
  for (const field of message.fields) {
    if (found.length >= MAX_RECORDED_FIELDS) break;
    const kind = kindOf(field);
    if (kind !== null) found.push(readField(message, field, kind));
  }
  return found;
}

function kindOf({ lowerName }: HeaderField): FieldKind | null {
  if (lowerName === 'authentication-results') return 'results';
  if (lowerName === 'received-spf') return 'received-spf';
  if (lowerName === 'arc-authentication-results') return 'arc';
  return lowerName.includes('authentication-results') ? 'other' : null;
}

function readField(message: Message, field: HeaderField, kind: FieldKind): ReadField {
  const value = fieldValue(message, field);
  return {
    index: field.index,
    name: field.name,
    kind,
    results:
      kind === 'received-spf'
        ? null
        : kind === 'arc'
          ? parseArcAuthenticationResults(value).results
          : parseAuthenticationResults(value),
    receivedSpf: kind === 'received-spf' ? parseReceivedSpf(value) : null,
  };
}
