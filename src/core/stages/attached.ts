/**
 * Messages that a message holds as parts (message/rfc822, RFC 2046 §5.2.1), as sources of their own: `inspect` takes each like one that a
 * person opened, without a receiver, since nobody's border wrote what stands in an attachment.
 */

import { decodeBase64 } from '../bytes/base64.ts';
import { fromLatin1, latin1 } from '../bytes/latin1.ts';
import { trimBlanks } from '../message/fields/field-value.ts';
import {
  DEFAULT_TYPE,
  type MediaType,
  messageType,
  readMediaType,
  readPartHeader,
} from '../message/fields/media-type.ts';
import { parseMessage } from '../message/parse.ts';
import { worthReading } from '../message/source/source-facts.ts';

/** Multiparts within multiparts; a list's and a report's wrapping takes two. */
const MAX_DEPTH = 5;
const MAX_PARTS = 200;
const MAX_ATTACHED = 20;

/**
 * The messages that are attached to a message, topmost first; what is attached to those is theirs to tell.
 *
 * @param source the whole message as bytes
 * @returns each one's bytes, as they lie in the part: exact where the program that attached it left them so. [] when there is none, or when the
 *   parts cannot be told apart for certain. Never throws
 */
export function attachedMessages(source: Uint8Array): Uint8Array[] {
  const message = parseMessage(worthReading(source));
  const media = messageType(message);
  if (media === null || !media.type.startsWith('multipart/')) return [];
  const found: Uint8Array[] = [];
  const budget = { parts: MAX_PARTS };
  collect(latin1(message.bytes, message.bodyStart), media, 0, budget, found);
  return found;
}

function collect(body: string, media: MediaType, depth: number, budget: { parts: number }, found: Uint8Array[]): void {
  const boundary = media.parameters.get('boundary') ?? '';
  if (boundary === '' || depth === MAX_DEPTH) return;
  for (const part of partsOf(body, boundary, budget)) {
    if (found.length === MAX_ATTACHED) return;
    const headerEnd = /^\r?\n/.test(part) ? 0 : part.search(/\r?\n\r?\n/);
    if (headerEnd < 0) continue;
    const header = readPartHeader(part.slice(0, headerEnd).replace(/\r?\n/g, '\r\n'));
    const value = header?.get('content-type');
    const inner = value === undefined ? DEFAULT_TYPE : readMediaType(value);
    if (!header || !inner) continue;
    const content = part.slice(headerEnd).replace(headerEnd === 0 ? /^\r?\n/ : /^\r?\n\r?\n/, '');
    if (inner.type.startsWith('multipart/')) collect(content, inner, depth + 1, budget, found);
    else if (ATTACHED.includes(inner.type)) {
      const bytes = decode(content, (header.get('content-transfer-encoding') ?? '').toLowerCase());
      if (bytes) found.push(bytes);
    }
  }
}

/** RFC 6532 §3.7 for the second. */
const ATTACHED = ['message/rfc822', 'message/global'];

/** RFC 2046 §5.2.1 allows no other than the first three; some programs write base64 all the same. */
function decode(content: string, encoding: string): Uint8Array | null {
  if (['', '7bit', '8bit', 'binary'].includes(encoding)) return fromLatin1(content);
  return encoding === 'base64' ? decodeBase64(content) : null;
}

/** RFC 2046 §5.1.1: what stands between delimiter lines, the line end before each left out; lines may end in LF alone. */
function partsOf(body: string, boundary: string, budget: { parts: number }): string[] {
  const parts: string[] = [];
  const text = `\n${body}`;
  const delimiter = `\n--${boundary}`;
  let start = -1;
  for (let at = text.indexOf(delimiter); at >= 0 && budget.parts > 0; at = text.indexOf(delimiter, at + 1)) {
    const lineEnd = text.indexOf('\n', at + 1);
    const rest = trimBlanks(text.slice(at + delimiter.length, lineEnd < 0 ? text.length : lineEnd).replace('\r', ''));
    if (rest !== '' && rest !== '--') continue;
    if (start >= 0) {
      parts.push(text.slice(start, text[at - 1] === '\r' ? at - 1 : at));
      budget.parts--;
    }
    if (rest === '--' || lineEnd < 0) return parts;
    start = lineEnd + 1;
  }
  return parts;
}
