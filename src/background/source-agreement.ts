/**
 * Whether a source is that of the message on the page. Webmails answer with another message when one was moved, a session
 * has changed, or an id was taken by another account; its verdict must not stand beside this one.
 */
import { decodeText } from '../core/message/display.ts';
import { parseMessage } from '../core/message/parse.ts';
import { fieldValues } from '../core/message/value.ts';
import type { PageMessage } from '../platform/messages.ts';

/** Fields that pages show as the sender. */
const SENDERS = ['from', 'sender', 'resent-from'];

/**
 * One thing that agrees is enough: what a page shows of a hostile From may be anything, and the engine has its own words
 * for that. Only where nothing agrees is it another message.
 *
 * @returns true also when the page shows nothing that could be compared
 */
export function agrees(source: Uint8Array, shown: PageMessage['shown']): boolean {
  const message = parseMessage(source);
  const texts = (name: string) => fieldValues(message, name).map((value) => normalize(decodeText(value)));
  const comparisons: boolean[] = [];
  const { messageId, from, subject } = shown;
  if (messageId) comparisons.push(texts('message-id').some((text) => text.includes(normalize(messageId))));
  if (from) comparisons.push(SENDERS.flatMap(texts).some((text) => text.includes(normalize(from))));
  if (subject) comparisons.push(texts('subject').some((text) => text === normalize(subject)));
  return comparisons.length === 0 || comparisons.includes(true);
}

/** Pages fold white space, and show addresses in either case. */
function normalize(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase();
}
