/** The fields of a message in which some server recorded results, read. */

import { latin1 } from '../bytes/latin1.ts';
import type { AuthenticationResults, ReceivedSpf } from '../inspection/index.ts';
import { decodeEncodedWords } from '../message/characters/encoded-words.ts';
import { fieldValue, trimBlanks } from '../message/fields/field-value.ts';
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
  /** As it was read: unfolded, one character per byte. */
  readonly value: string;
  /** The authserv-id as it is spelled, when nothing but a ";" or the end stands behind it: not quoted, no version, no comment. */
  readonly spelledId: string | null;
}

/**
 * @param decodeAbove index of the field above which whole values may be encoded words (Exchange); 0 = nowhere
 * @returns all of them, in the order of the source: a server may write a field for each of a thousand signatures above its dmarc=fail
 */
export function readResultFields(message: Message, decodeAbove: number): ReadField[] {
  return message.fields.flatMap((field) => {
    const kind = kindOf(field);
    return kind === null ? [] : readField(message, field, kind, field.index < decodeAbove);
  });
}

function kindOf({ lowerName }: HeaderField): FieldKind | null {
  if (lowerName === 'authentication-results') return 'results';
  if (lowerName === 'received-spf') return 'received-spf';
  if (lowerName === 'arc-authentication-results') return 'arc';
  return lowerName.includes('authentication-results') ? 'other' : null;
}

function readField(message: Message, field: HeaderField, kind: FieldKind, mayBeEncoded: boolean): ReadField {
  const raw = fieldValue(message, field);
  const value = mayBeEncoded && kind === 'results' ? decodeWhole(raw) : raw;
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
    value,
    spelledId: spelledId(value),
  };
}

/**
 * Exchange writes its whole results field as encoded words (RFC 2047) when one of the domains is not ASCII.
 *
 * @returns UTF-8, one character per byte
 */
function decodeWhole(value: string): string {
  const text = trimBlanks(value);
  if (!text.startsWith('=?') || !text.endsWith('?=')) return value;
  return latin1(new TextEncoder().encode(decodeEncodedWords(text)));
}

function spelledId(value: string): string | null {
  const end = value.indexOf(';');
  const id = trimBlanks(end < 0 ? value : value.slice(0, end));
  return /^[^\s"()/]+$/.test(id) ? id : null;
}
