/** Which header fields a signature leaves out, and which were added since (RFC 6376 §5.4.1, §8.15). */
import type { Message } from '../message/message.ts';

/** What a reader sees or a mail program acts on; every other name may come and go, trace fields above all. */
const FIELDS_THAT_MATTER = [
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'content-disposition',
];

/** @returns lower-case names of fields that are in the message and that h= does not name */
export function findUnsignedFields(message: Message, names: readonly string[]): string[] {
  const signed = new Set(names);
  return FIELDS_THAT_MATTER.filter((name) => message.byName.has(name) && !signed.has(name));
}

/**
 * Fields that were put on top of signed ones. Signatures are checked from the bottom up, so they still verify, while many readers
 * show the topmost field ("Composition Kills", A15, A16): a second From, Subject or Content-Type is somebody else's.
 *
 * @returns lower-case names that h= holds, and that the message holds more often
 */
export function findAddedFields(message: Message, names: readonly string[]): string[] {
  const signed = new Map<string, number>();
  for (const name of names) signed.set(name, (signed.get(name) ?? 0) + 1);
  return FIELDS_THAT_MATTER.filter((name) => {
    const count = signed.get(name) ?? 0;
    return count > 0 && (message.byName.get(name)?.length ?? 0) > count;
  });
}
