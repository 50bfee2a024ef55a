/** What people and pages hand over in place of a message: a login page, an Outlook file, a picture, half of a message. */

import { HTAB, LF, SP } from '../../bytes/ascii.ts';
import { beginsWith } from '../../bytes/begins-with.ts';
import { latin1 } from '../../bytes/latin1.ts';
import type { MessageCode } from '../../codes/index.ts';
import type { Message } from '../message.ts';

/** How much of a source tells its kind. */
const HEAD = 2048;

/**
 * @returns what the source is when it is no message; null when it is one. Whatever has a header that can be read is one, however binary
 *   the rest: BINARYMIME (RFC 3030) and UTF-16 bodies are mail, and control bytes cost a forger nothing, so they excuse nothing
 */
export function notAMessage(source: Uint8Array, message: Message): MessageCode | null {
  const head = source.subarray(0, HEAD);
  const first = head.find((byte) => byte > SP);
  if (first === undefined && isBlank(source)) return 'message_source_empty';
  if (beginsWith(head, 0, OUTLOOK_FILE)) return 'message_source_outlook_file';
  if (looksLikeHtml(head)) return 'message_source_html';
  if (USUAL_FIELDS.some((name) => message.byName.has(name))) return null;
  if (beginsWith(head, 0, UTF_16_LE) || beginsWith(head, 0, UTF_16_BE)) return 'message_source_utf16';
  return looksBinary(head) ? 'message_source_binary' : 'message_source_no_header';
}

/** A compound file, as Outlook saves messages (.msg). */
const OUTLOOK_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const UTF_16_LE = [0xff, 0xfe];
const UTF_16_BE = [0xfe, 0xff];

/** One of these stands in every header, whatever made it; any word before a colon could be another field. */
const USUAL_FIELDS: readonly string[] = (
  'from to subject date received message-id return-path sender reply-to cc mime-version content-type ' +
  'delivered-to dkim-signature authentication-results'
).split(' ');

/** What mail pages write where they stop showing a long source: Gmail's "view original". */
const CLIPPED_MARKS = ['[Message clipped]'];

/**
 * Whether the source ends with the mark of a page that did not show it whole. Only a page writes it: at the end of exact bytes it is the
 * sender's own, who would excuse a broken signature with it.
 */
export function isCutOff(message: Message): boolean {
  const start = Math.max(message.bodyStart, message.bytes.length - 200);
  const tail = latin1(message.bytes, start);
  return CLIPPED_MARKS.some((mark) => tail.includes(mark));
}

function isBlank(source: Uint8Array): boolean {
  return source.every((byte) => byte <= SP && byte !== 0);
}

/** No field name begins with "<"; a login page and an error page do. */
function looksLikeHtml(head: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?[ \t\r\n]*<[a-z!?]/i.test(latin1(head));
}

/** Many control bytes, and no header: a picture or an archive. */
function looksBinary(head: Uint8Array): boolean {
  let controls = 0;
  for (const byte of head) {
    if (byte < SP && byte !== HTAB && (byte < LF || byte > 0x0d) && byte !== 0x1b) controls++;
  }
  return controls * 10 > head.length;
}
