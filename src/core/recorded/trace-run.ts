/** The fields of servers that stand directly below the border's Received, before the sender's own begin. */
import { isLetterOrDigit } from '../message/field-scanner.ts';
import type { Message } from '../message/message.ts';
import { fieldValue } from '../message/value.ts';

/** What filters put there (OpenDKIM, OpenDMARC, OpenARC, policyd-spf, SpamAssassin, Rspamd). */
const TRACE_FIELDS = new Set([
  'authentication-results',
  'received-spf',
  'arc-seal',
  'arc-message-signature',
  'arc-authentication-results',
  'dkim-filter',
  'dmarc-filter',
  'arc-filter',
  'x-spamd-result',
  'x-rspamd-server',
  'x-rspamd-queue-id',
  'x-spam-status',
  'x-spam-flag',
  'x-spam-level',
  'x-spam-score',
]);

/** They name the queue id of the message: "OpenDKIM Filter v2.11.0 mx.rcpt.example 4ABCDEF" */
const FILTER_FIELDS = new Set(['dkim-filter', 'dmarc-filter', 'arc-filter']);
const MIN_QUEUE_ID = 6;

/** @returns the index of the first field below the border that no filter writes */
export function runEnd(message: Message, border: number): number {
  let end = border + 1;
  while (TRACE_FIELDS.has(message.fields[end]?.lowerName ?? '')) end++;
  return end;
}

/**
 * Looks for a filter's field that knows the border's queue id. A sender cannot: the id is given when the message arrives. Filters put
 * their fields on top of what is there, so what stands between the border and such a field is the receiver's too; what
 * stands below it may be the sender's.
 *
 * @returns the index of the lowest such field of the run; -1 when there is none
 */
export function queueIdWitness(message: Message, border: number, end: number, queueId: string | null): number {
  if (queueId === null || queueId.length < MIN_QUEUE_ID) return -1;
  for (let index = end - 1; index > border; index--) {
    const field = message.fields[index];
    if (field === undefined || !FILTER_FIELDS.has(field.lowerName)) continue;
    if (hasWord(fieldValue(message, field, 1000), queueId)) return index;
  }
  return -1;
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = at === 0 || !isLetterOrDigit(text.charCodeAt(at - 1));
    const end = at + word.length;
    if (before && (end === text.length || !isLetterOrDigit(text.charCodeAt(end)))) return true;
  }
  return false;
}
