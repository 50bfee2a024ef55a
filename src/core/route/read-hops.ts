import type { Hop, RouteHop } from '../inspection/index.ts';
import { MAX_HOPS, MAX_RECEIVED } from '../limits.ts';
import { displayText } from '../message/characters/inert-text.ts';
import { fieldValue } from '../message/fields/field-value.ts';
import type { Message } from '../message/message.ts';
import { readReceived } from '../received/received.ts';
import { isEncrypted, isSubmission, kindOfHop } from './hop-kind.ts';

/** A hop before anybody said whether it may be believed. */
export interface ReadHop extends RouteHop {
  /** The field's value, unfolded, one character per byte. */
  value: string;
  /** Somebody's words look like clauses, and it cannot be told which are the server's. */
  unclear: boolean;
}

/** Reads the Received fields, newest first; past MAX_HOPS nothing more is read. */
export function readHops(message: Message): ReadHop[] {
  const fields = (message.byName.get('received') ?? []).slice(0, MAX_HOPS);
  return fields.map((field, index) => {
    // More than is read, so that a field that was cut can be told; white space around the value is among it.
    const value = fieldValue(message, field, 2 * MAX_RECEIVED);
    const read = readReceived(value);
    const { hop, unclear } = read;
    const kind = kindOfHop(read);
    return {
      ...hop,
      value,
      unclear,
      index,
      fieldIndex: field.index,
      trust: 'claimed',
      border: false,
      delay: null,
      submission: isSubmission(kind),
      kind,
      encrypted: isEncrypted(hop, kind),
      notes: [],
    };
  });
}

/** The hop as it may be shown: decoded, and without characters that hide or move others. */
export function toShown({ value: _, unclear: __, ...hop }: ReadHop): RouteHop {
  const shown: RouteHop = { ...hop };
  for (const part of TEXTS) {
    const text = hop[part];
    if (text !== null) shown[part] = displayText(text);
  }
  return shown;
}

/** Parts in which anybody's bytes may stand; addresses and dates are made by us. */
const TEXTS = [
  'from',
  'helo',
  'reverseName',
  'by',
  'with',
  'id',
  'for',
  'envelopeFrom',
  'authenticated',
  'via',
  'software',
  'dateText',
] as const satisfies readonly (keyof Hop)[];
