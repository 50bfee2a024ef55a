/** The fields of servers that stand directly below the border's Received, before the sender's own begin. */

import { fieldValue, trimBlanks } from '../message/fields/field-value.ts';
import type { HeaderField, Message } from '../message/message.ts';

/** What filters put there (OpenDKIM, OpenDMARC, OpenARC, policyd-spf, SpamAssassin, Rspamd, amavis, milters of virus scanners and greylists). */
const TRACE_FIELD =
  /^(?:(?:arc-)?authentication-results|received-spf|arc-(?:seal|message-signature)|(?:dkim|dmarc|arc)-filter|x-(?:spamd?|rspamd|virus|greylist|quarantine)(?:-.*)?)$/;

/** They name the queue id of the message: "OpenDKIM Filter v2.11.0 mx.rcpt.example 4ABCDEF" */
const FILTER_FIELDS = new Set(['dkim-filter', 'dmarc-filter', 'arc-filter']);
const MIN_QUEUE_ID = 6;
/** A server has three at most; each further one would be a guess at the id that costs its sender nothing. */
const MAX_FILTER_FIELDS = 6;
/** A version and four words; host names are long. */
const MAX_FILTER_VALUE = 500;

/**
 * The attack: `Authentication-Results :` in the receiver's name directly below its own. Filters take out what a sender puts there, but look for the
 * name as they write it.
 *
 * @returns the index of the first field below the border that no filter writes
 */
export function runEnd(message: Message, border: number): number {
  let end = border + 1;
  while (isFilters(message.fields[end])) end++;
  return end;
}

function isFilters(field: HeaderField | undefined): boolean {
  return field?.nameWellFormed === true && TRACE_FIELD.test(field.lowerName);
}

/**
 * Looks for a filter's field that knows the border's queue id. A sender cannot: the id is given when the message arrives. Filters put
 * their fields on top of what is there, so what stands between the border and such a field is the receiver's too; what
 * stands below it may be the sender's.
 *
 * The attack: ids are made of a clock and a number, so a sender can guess at thousands of them in one message. Only the first few
 * fields count, and in each only its last word, where filters write the id.
 *
 * @returns the index of the lowest such field of the run; -1 when there is none
 */
export function queueIdWitness(message: Message, border: number, end: number, queueId: string | null): number {
  if (queueId === null || !isQueueId(queueId)) return -1;
  const filters = message.fields
    .slice(border + 1, end)
    .filter(({ lowerName }) => FILTER_FIELDS.has(lowerName))
    .slice(0, MAX_FILTER_FIELDS);
  const witness = filters.findLast((field) => lastWord(fieldValue(message, field, MAX_FILTER_VALUE + 1)) === queueId);
  return witness?.index ?? -1;
}

/** Some servers write their version there, which everybody knows (Exchange), or the Message-ID, which the sender chose. */
function isQueueId(id: string): boolean {
  return id.length >= MIN_QUEUE_ID && Array.from(id).every((character) => /[A-Za-z0-9-]/.test(character));
}

function lastWord(value: string): string {
  const text = trimBlanks(value);
  return text.length > MAX_FILTER_VALUE ? '' : (text.split(/[ \t]+/).at(-1) ?? '');
}
