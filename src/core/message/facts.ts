/** Who and what a message says it is: the fields of RFC 5322 §3.6 that people see, read once for everybody. */

import { latin1 } from '../bytes/latin1.ts';
import type { Mailbox, MessageFacts } from '../inspection/index.ts';
import { MAX_ADDRESSES, MAX_HEADER_BYTES } from '../limits.ts';
import { parseAddressList } from './address/address-list.ts';
import { hiddenIn } from './characters/hidden-facts.ts';
import { decodeText, displayDecoded, displayText, displayUnicode } from './characters/inert-text.ts';
import { parseDate } from './fields/date.ts';
import { fieldValue, trimBlanks, unfold } from './fields/field-value.ts';
import { declaredCharset } from './fields/media-type.ts';
import { findReturnPath, type ReturnPathPlace } from './fields/return-path.ts';
import { isTypeSeenInBody } from './fields/type-in-body.ts';
import type { HeaderField, HiddenFrom, Message } from './message.ts';

/** Bytes of a hidden field that are kept: enough to tell which one is meant. */
const MAX_HIDDEN_TEXT = 500;

type FromFacts = MessageFacts['from'][number];

/**
 * Reads what a message says of itself.
 *
 * @param place where the receiver writes Return-Path, and whether it is known
 * @returns never throws. `author` is null unless exactly one From field holds exactly one well-formed mailbox, for every
 *   reader of mail (RFC 5322 §3.6.2)
 */
export function readMessageFacts(message: Message, place: ReturnPathPlace): MessageFacts {
  const declared = declaredCharset(message);
  const from = readFrom(message, declared);
  const rawSubject = firstValue(message, 'subject');
  const subject = decodeText(rawSubject, { declared });
  const subjectHidden = hiddenIn(subject);
  const dateText = firstValue(message, 'date');
  return {
    from,
    author: authorOf(from),
    sender: mailboxesIn(message, 'sender', declared),
    replyTo: mailboxesIn(message, 'reply-to', declared),
    to: mailboxesIn(message, 'to', declared),
    cc: mailboxesIn(message, 'cc', declared),
    returnPath: findReturnPath(message, place),
    subject: displayUnicode(subject, rawSubject),
    ...(subjectHidden.length === 0 ? {} : { subjectHidden }),
    messageId: displayText(firstValue(message, 'message-id')),
    date: parseDate(dateText).iso,
    dateText: displayText(dateText),
    listId: readListId(firstValue(message, 'list-id')),
    ...(isTypeSeenInBody(message) ? { typeSeenInBody: true as const } : {}),
    ...(message.hiddenFields.length === 0 ? {} : { hiddenFields: readHiddenFields(message) }),
  };
}

function authorOf(from: readonly FromFacts[]): Mailbox | null {
  const [only, second] = from;
  if (only === undefined || second !== undefined || !only.wellFormed || only.mailboxes.length !== 1) return null;
  return only.mailboxes[0] ?? null;
}

/** Whom the one From field names that stands past a limit: nobody's word is taken for it, but what the provider recorded of it counts. */
export function authorPastLimit({ from: [only, second] }: Pick<MessageFacts, 'from'>): Mailbox | null {
  return only?.unread && !second ? (only.mailboxes[0] ?? null) : null;
}

/** From fields, and the places that only some readers take for one, in the order of the source. */
function readFrom(message: Message, declared: string): FromFacts[] {
  const fields = (message.byName.get('from') ?? []).map((field) => ({
    at: field.valueStart,
    fieldIndex: field.index,
    value: fieldValue(message, field),
    wellFormed: field.nameWellFormed,
    hidden: false,
    unread: field.end - field.valueStart > MAX_HEADER_BYTES,
  }));
  const readTo = Math.max(message.fields.at(-1)?.end ?? 0, message.strayLines.at(-1)?.end ?? 0);
  const hidden = message.hiddenFrom.map((place) => ({
    at: place.valueStart,
    fieldIndex: place.fieldIndex ?? indexBefore(message.fields, place.valueStart),
    value: hiddenValue(message.bytes, place, MAX_HEADER_BYTES),
    wellFormed: false,
    hidden: true,
    unread: place.valueStart > readTo,
  }));
  let left = MAX_ADDRESSES;
  return [...fields, ...hidden]
    .sort((a, b) => a.at - b.at)
    .map(({ fieldIndex, value, wellFormed, hidden: isHidden, unread }) => {
      // Past the limit there is nothing to read: it is enough that there is another field.
      const list = left > 0 ? parseAddressList(value, declared) : UNREAD_LIST;
      const read = list.mailboxes.slice(0, left);
      left -= read.length;
      return {
        fieldIndex,
        mailboxes: read,
        text: displayDecoded(value, declared),
        wellFormed: wellFormed && !unread && list.wellFormed && read.length === list.mailboxes.length,
        ...(isHidden ? { hidden: true } : {}),
        ...(unread ? { unread } : {}),
      };
    });
}

const UNREAD_LIST = { mailboxes: [], wellFormed: false };

/** In the order of the source. */
function readHiddenFields({ bytes, fields, hiddenFields }: Message): NonNullable<MessageFacts['hiddenFields']> {
  return [...hiddenFields]
    .sort((a, b) => a.valueStart - b.valueStart)
    .map((place) => ({
      name: place.name,
      fieldIndex: place.fieldIndex ?? indexBefore(fields, place.valueStart),
      text: displayDecoded(hiddenValue(bytes, place, MAX_HIDDEN_TEXT)),
    }));
}

function hiddenValue(bytes: Uint8Array, { valueStart, end }: HiddenFrom, limit: number): string {
  return trimBlanks(unfold(latin1(bytes, valueStart, Math.min(end, valueStart + limit))));
}

function indexBefore(fields: readonly HeaderField[], offset: number): number {
  return Math.max(
    0,
    fields.findLastIndex((field) => field.start < offset),
  );
}

function mailboxesIn(message: Message, lowerName: string, declared: string): Mailbox[] {
  const found: Mailbox[] = [];
  for (const field of message.byName.get(lowerName) ?? []) {
    if (found.length >= MAX_ADDRESSES) break;
    const { mailboxes: list } = parseAddressList(fieldValue(message, field), declared);
    found.push(...list.slice(0, MAX_ADDRESSES - found.length));
  }
  return found;
}

/** Of a field that occurs twice the topmost: that is what most programs show. */
function firstValue(message: Message, lowerName: string): string {
  const field = message.byName.get(lowerName)?.[0];
  return field === undefined ? '' : fieldValue(message, field);
}

/** RFC 2919 §3: a phrase, then the identifier in angle brackets. */
function readListId(value: string): string {
  const open = value.lastIndexOf('<');
  const close = value.indexOf('>', open);
  return displayText(open >= 0 && close > open ? value.slice(open + 1, close) : value);
}
