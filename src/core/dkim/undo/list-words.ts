/** What list programs, and filters, say under each mail: usual words, an address, a URL. */

import { AT, isLetterOrDigit } from '../../bytes/ascii.ts';
import { withoutFinalDot } from '../../dns/names.ts';
import { trimBlanks } from '../../message/fields/field-value.ts';

/** Beginnings of lines, in lower case. */
const BEGINNINGS = [
  // Google Groups
  'you received this message because you are subscribed to the google groups',
  'you received this message because you are subscribed',
  'to unsubscribe from this group and stop receiving emails from it, send an email to',
  'to view this discussion on the web visit',
  'to view this discussion visit',
  'for more options, visit',
  // Mailman 3
  'to unsubscribe send an email to',
  // ezmlm
  'to unsubscribe, e-mail:',
  'for additional commands, e-mail:',
  // majordomo
  'to unsubscribe from this list: send the line "unsubscribe',
  'the body of a message to',
  'more majordomo info at',
  // LISTSERV
  'to unsubscribe from the',
  'to unsubscribe, click the following link:',
  // Groups.io
  'groups.io links: you receive all messages sent to this group',
  'view/reply online',
  'mute this topic:',
  'group owner:',
  'unsubscribe:',
  // Sympa, and what administrators write themselves
  'to unsubscribe:',
  'mailing list:',
  // MailScanner, and other filters that put their name under what they looked at
  'this message has been scanned for viruses and',
  'dangerous content by',
  'believed to be clean',
  'this email has been scanned by',
  'this e-mail has been scanned by',
  'this message has been scanned by',
  'this email has been checked for viruses by',
  'this email was scanned by',
  'for more information please visit',
];

const MAX_NAME = 40;
const MAX_PLACE = 120;

/** Whether a line begins as footers do. */
export function isListWords(line: string): boolean {
  return beginningOf(line) !== undefined;
}

/** What a line says behind a list's usual words; nothing, when that is only where to go. */
export function behindListWords(line: string): string {
  const words = trimBlanks(line.slice(beginningOf(line)?.length ?? 0));
  const [, rest = words, subscriber] = GROUPS_IO.exec(words) ?? [];
  return isPlace(rest) && (subscriber === undefined || (subscriber.includes('@') && isPlace(subscriber))) ? '' : words;
}

/** Its number of the message before a page, and the subscriber's address behind one: "(#12): https://…", "https://… [me@example.com]" */
const GROUPS_IO = /^(?:\(#\d{1,9}\): )?([^ ]+)(?: \[([^ \]]+)\])?$/;

function beginningOf(line: string): string | undefined {
  const lower = line.toLowerCase();
  return BEGINNINGS.find((words) => lower.startsWith(words));
}

/**
 * What a line says that is the list's name, its address or its page, and nothing else: nothing, but for a name of several words,
 * which could tell something.
 *
 * @returns null when it is no such line
 */
export function wordsOfBareLine(line: string): string | null {
  if (isPlace(line)) return '';
  const name = nameOfList(line);
  return name === null || !isEvery(name, isNameCharacter) ? name : '';
}

/** "team mailing list" (Mailman 2), "The Team mailing list -- team@list.example" (Mailman 3) */
function nameOfList(line: string): string | null {
  const at = line.toLowerCase().indexOf(' mailing list');
  if (at <= 0 || at > MAX_NAME) return null;
  const rest = line.slice(at + ' mailing list'.length);
  return rest === '' || (rest.startsWith(' -- ') && isPlace(rest.slice(4))) ? line.slice(0, at) : null;
}

/** Just an address or a URL: one more link for the reader, but no words that tell him to follow it. */
function isPlace(text: string): boolean {
  const place = withoutFinalDot(text);
  if (place.length > MAX_PLACE) return false;
  if (place.startsWith('https://') || place.startsWith('http://')) return isEvery(place, isUrlCharacter);
  const [local = '', host = '', more] = place.split('@');
  return (
    more === undefined &&
    local !== '' &&
    host.includes('.') &&
    isEvery(local, isLocalCharacter) &&
    isEvery(host, isHostCharacter)
  );
}

function isEvery(text: string, belongs: (code: number) => boolean): boolean {
  for (let at = 0; at < text.length; at++) if (!belongs(text.charCodeAt(at))) return false;
  return true;
}

function isHostCharacter(code: number): boolean {
  return isLetterOrDigit(code) || code === 0x2d || code === 0x2e;
}

/** No blank: a name is one word, so that it tells nothing. */
function isNameCharacter(code: number): boolean {
  return isHostCharacter(code) || code === 0x5f;
}

function isLocalCharacter(code: number): boolean {
  return isNameCharacter(code) || code === 0x2b || code === 0x3d;
}

/** What is visible in US-ASCII, but no "@": before one a URL can name any host. */
function isUrlCharacter(code: number): boolean {
  return code > 0x20 && code < 0x7f && code !== AT;
}
