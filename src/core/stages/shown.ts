/**
 * Whether a source is the message that the page shows. The dangers: a page that swapped messages while its source came in, a webmail that
 * answers with another message, and an address of a source that belongs to another one.
 */

import { toALabels } from '../dns/names.ts';
import type { Mailbox, MessageFacts } from '../inspection/index.ts';
import { isSelfTelling } from '../message/characters/charset.ts';
import { otherReadings } from '../message/characters/other-charsets.ts';
import type { InspectContext } from './context.ts';

/** @returns true when Message-ID or From of what the page shows cannot be this message's; false too when there is nothing to compare */
export function isAnotherMessage(message: MessageFacts, shown: InspectContext['shown'] = {}): boolean {
  return differsInId(message.messageId, shown.messageId ?? '') || differsInFrom(message, shown.from ?? '');
}

/**
 * Whether the page shows another subject. It is no proof of another message: a sender chooses a second Subject or a charset that only some
 * programs read, and must not gain "could not check" by it; so it only keeps away what would be green or blue.
 *
 * @param raw the bytes of the subject, one character each: those beyond US-ASCII are read by each charset that a page may have taken
 */
export function isAnotherSubject(message: MessageFacts, shown: InspectContext['shown'] = {}, raw = ''): boolean {
  const text = shown.subject ?? '';
  if (!differsInSubject(message.subject, text, isSelfTelling(raw))) return false;
  for (const reading of otherReadings(raw)) if (isSame(plain(reading), plain(text))) return false;
  return true;
}

/**
 * The attack: a Message-ID that programs read in different ways (a comment, a quoted part, a blank within) would make of any forgery "another
 * message". So only ids of the plainest form are told apart.
 */
function differsInId(own: string, shown: string): boolean {
  const [left, right] = [bareId(own), bareId(shown)];
  // Of several in one field each program takes another.
  return isPlain(left) && isPlain(right) && left !== right && own.indexOf('<') === own.lastIndexOf('<');
}

/** dot-atom "@" dot-atom (RFC 5322 §3.6.4), in which nothing can be quoted or left out. */
function isPlain(id: string): boolean {
  const [left = '', right = '', more] = id.split('@');
  return left !== '' && right !== '' && more === undefined && !NOT_IN_ATOMS.test(id);
}

const NOT_IN_ATOMS = /[^\x21-\x7e]|[()<>[\]:;,\\"]/;

/** What stands between the brackets: a comment may follow them (RFC 5322 §3.6.4). */
function bareId(text: string): string {
  const start = text.indexOf('<');
  const end = text.indexOf('>', start);
  const id = start >= 0 && end > start ? text.slice(start + 1, end) : text;
  return id.replace(/[<>\s]/g, '').toLowerCase();
}

/** A page may show any of several authors, or the Sender: each of them is of this very message. */
function differsInFrom({ from, sender }: MessageFacts, shown: string): boolean {
  const address = comparable(shown);
  const all = [...from.flatMap((field) => field.mailboxes), ...sender];
  const readable = all.filter((mailbox) => mailbox.address !== '');
  if (address === '' || readable.length < all.length || readable.length === 0) return false;
  return !readable.some((mailbox) => comparable(mailbox.address) === address);
}

/**
 * The Sender that the page shows in the place of the author, where it lies under another domain.
 *
 * The attack: From of a domain of one's own that signs, and a Sender with the name of a bank: some programs show the second, and the checks
 * speak of the first ("FakeBehalf").
 *
 * @returns null when the page shows the author, or one under the author's very domain, or nothing that can be compared
 */
export function senderInPlaceOfAuthor(message: MessageFacts, shown: InspectContext['shown'] = {}): Mailbox | null {
  const address = comparable(shown.from ?? '');
  const authors = message.from.flatMap((field) => field.mailboxes);
  if (address === '' || authors.some((mailbox) => comparable(mailbox.address) === address)) return null;
  const sender = message.sender.find((mailbox) => comparable(mailbox.address) === address);
  return sender === undefined || authors.some(({ domain }) => domain === sender.domain) ? null : sender;
}

/** In lower case, the domain in A-labels; '' when it is no address: a page may show a name alone. */
function comparable(text: string): string {
  const at = text.lastIndexOf('@');
  const start = Math.max(text.lastIndexOf('<', at), text.lastIndexOf(' ', text.slice(0, at).trimEnd().length - 1)) + 1;
  const end = text.indexOf('>', at);
  const domain = toALabels(text.slice(at + 1, end < 0 ? undefined : end).trim());
  // Some pages leave the quotes out that a local part may have, some show the obsolete route before it (RFC 5322 §4.4), some take it out of a "mailto:".
  const local = text
    .slice(start, at)
    .replace(/^@[^:]*:/, '')
    .replaceAll('%40', '@')
    .replace(/["\\\s]/g, '');
  return at < 1 || domain === null ? '' : `${local}@${domain}`.toLowerCase();
}

/**
 * Pages cut long subjects and put marks around them; only when neither holds the other, it is another one. Of bytes whose
 * charset nobody declared each program makes letters of its own, or U+FFFD: then the ASCII ones alone are compared.
 */
function differsInSubject(own: string, shown: string, selfTelling: boolean): boolean {
  const mayBeMisread = MISREAD.test(own) || (selfTelling ? shown.includes('\ufffd') : MISREAD.test(shown));
  const [left, right] = [plain(own), plain(shown)];
  if (!own.trim()) return right.length > 2 && !NO_SUBJECT.test(shown);
  // Two signs of Japanese are a subject. One without any, of pictures alone, a page may spell out.
  if (!mayBeMisread && left.length < 3) return right.length > 2 && !right.includes(left);
  if (!mayBeMisread) return areApart(left, right);
  return areApart(asciiOf(left), asciiOf(right));
}

/** What a page shows in its place: "(no subject)", "（件名なし）", mostly in brackets, in whatever language. */
const NO_SUBJECT =
  /^\s*[([<（【〔].*[)\]>）】〕]\s*$|subject|件名|無題|主题|主旨|제목|betreff|asunto|oggetto|objet|assunto|onderwerp|emne|ämne|temat|konu|тем/i;

/** What Latin-1 makes of any bytes, and what UTF-8 makes of those that are none. */
const MISREAD = /[\u0080-\u00ff\ufffd]/;

function asciiOf(text: string): string {
  return text.replace(/[^a-z0-9]/g, '');
}

function areApart(left: string, right: string): boolean {
  return left.length > 2 && right.length > 2 && !isSame(left, right);
}

function isSame(left: string, right: string): boolean {
  return left.length > 2 && right.length > 2 && (left.includes(right) || right.includes(left));
}

/** Letters and digits only: white space, marks and ellipses are the page's own. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
