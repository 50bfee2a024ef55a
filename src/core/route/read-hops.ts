import { latin1 } from '../bytes/latin1.ts';
import type { RouteHop } from '../inspection/index.ts';
import { MAX_HOPS, MAX_RECEIVED } from '../limits.ts';
import { displayText } from '../message/characters/inert-text.ts';
import type { Message } from '../message/message.ts';
import { ownLines } from '../received/own-lines.ts';
import { readReceived } from '../received/received.ts';
import { showTexts } from '../recorded/shown-results.ts';
import { isEncrypted, isSubmission, kindOfHop } from './hop-kind.ts';

/** A hop before anybody said whether it may be believed. */
export interface ReadHop extends RouteHop {
  /** The field's value as its server wrote it, unfolded, one character per byte. */
  value: string;
  /** Fields between it and the newer hop tell that it was delivered, or taken by a list, before it went on. */
  delivered: boolean;
  /** Somebody's words look like clauses, and it cannot be told which are the server's. */
  unclear: boolean;
}

/** Reads the Received fields, newest first; past MAX_HOPS nothing more is read. */
export function readHops(message: Message): ReadHop[] {
  const fields = (message.byName.get('received') ?? []).slice(0, MAX_HOPS);
  return fields.map((field, index) => {
    // More than is read, so that a field that was cut can be told; white space around the value is among it.
    const end = Math.min(field.end, field.valueStart + 2 * MAX_RECEIVED);
    const value = ownLines(latin1(message.bytes, field.valueStart, end));
    const read = readReceived(value);
    const { hop, unclear } = read;
    const kind = kindOfHop(read);
    return {
      ...hop,
      value,
      unclear,
      delivered: isDelivered(message, index === 0 ? 0 : (fields[index - 1]?.index ?? 0) + 1, field.index),
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

/** What deliveries and lists write on top of a mail (RFC 5321 §4.4, RFC 2369, RFC 2919, RFC 9228). */
const DELIVERY =
  /^(?:delivered-to|x-original-to|envelope-to|return-path|resent-.*|list-.*|mailing-list|x-mailing-list|x-loop|x-beenthere|x-forwarded-.*|precedence)$/;

function isDelivered({ fields }: Message, from: number, to: number): boolean {
  return fields.slice(from, to).some(({ lowerName }) => DELIVERY.test(lowerName));
}

/** The hop as it may be shown: anybody's bytes may stand in its texts, decoded then, and without characters that hide or move others. */
export function toShown({ value: _, unclear: __, delivered: ___, ...hop }: ReadHop): RouteHop {
  return showTexts(hop, displayText);
}
