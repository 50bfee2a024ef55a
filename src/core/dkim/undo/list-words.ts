/** What list programs, and filters, say under each mail: usual words, an address, a URL. */

import { latin1 } from '../../bytes/latin1.ts';
import { trimBlanks } from '../../message/fields/field-value.ts';

/** Beginnings of lines, in lower case, read as a line of UTF-8 is. */
const BEGINNINGS = [
  // Google Groups
  'you received this message because you are subscribed to the google groups',
  'you received this message because you are subscribed',
  'to unsubscribe from this group and stop receiving emails from it, send an email to',
  'to unsubscribe from this group, send email to',
  'to post to this group, send email to',
  'to view this discussion on the web visit',
  'to view this discussion visit',
  'for more options, visit this group at',
  'for more options, visit',
  'visit this group at',
  'このメールは google グループ',
  'このグループから退会',
  'このディスカッションを',
  'その他のオプション',
  // Mailman 3, and its archive
  'to unsubscribe send an email to',
  'message archived at',
  'list archives:',
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
  'write to:',
  'or click the following link:',
  'unsubscribe link:',
  'this message was issued to members of',
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
].map(asBytes);

/** Of lines of Google Groups in Japanese, whose page or address stands within. */
const ENDINGS = [
  '」に登録しているユーザーに送られています。',
  'にメールを送信してください。',
  'にアクセスしてください。',
].map(asBytes);

function asBytes(words: string): string {
  return latin1(new TextEncoder().encode(words));
}

const MAX_NAME = 40;
const MAX_PLACE = 120;

/** Whether a line begins as footers do. */
export function isListWords(line: string): boolean {
  return beginningOf(withoutPlaces(line)) !== undefined;
}

/** Whether a line is how a footer begins that has no ruler: a person's own begins with a name, and may even name a list. */
export function isFirstLine(line: string): boolean {
  return isListWords(line) || (line.includes(' mailing list -- ') && nameOfList(line) !== null);
}

/** What a line says besides a list's usual words and where to go: nothing mostly. */
export function besideListWords(line: string): string {
  const words = withoutPlaces(line);
  const end = ENDINGS.find((ending) => words.endsWith(ending))?.length ?? 0;
  const rest = trimBlanks(words.slice(beginningOf(words)?.length ?? 0, words.length - end));
  return NUMBER.test(rest) ? '' : rest;
}

/** Groups.io's of a message: "View/Reply Online (#12): https://…" */
const NUMBER = /^\(#\d{1,9}\):$/;

/** The first page or address, and the subscriber's at the end, as Groups.io writes it: "https://… [me@example.com]". */
function withoutPlaces(line: string): string {
  const words = line.split(' ');
  if (SUBSCRIBER.test(words.at(-1) ?? '')) words.pop();
  const at = words.findIndex(isPlace);
  if (at >= 0) words.splice(at, 1);
  return words.join(' ');
}

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
  // One word tells nothing.
  return name === null || !/^[\w.-]+$/.test(name) ? name : '';
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
  return text.length <= MAX_PLACE && PLACE.test(text);
}

/** Of a URL nothing before its first slash is "@": it could name any host there. */
const PLACE = /^(?:https?:\/\/[!-.0-?A-~]*(?:\/[!-~]*)?|(?:mailto:)?[\w.+=-]+@[a-z\d-]*\.[a-z\d.-]*)$/i;
/** The reader's own address in brackets. */
export const SUBSCRIBER = /^\[[\w.+=-]+@[a-z\d.-]+\]$/i;
