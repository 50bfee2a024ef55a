/** The end of a multipart body (RFC 2046 §5.1.1): "--boundary--" on a line of its own. */

import { LF } from '../../bytes/ascii.ts';
import { beginsWith } from '../../bytes/begins-with.ts';
import { fromLatin1 } from '../../bytes/latin1.ts';
import { FieldScanner, isAtext, isKeywordCharacter } from '../fields/field-scanner.ts';
import { fieldValue } from '../fields/field-value.ts';
import type { Message } from '../message.ts';

/** RFC 2046 §5.1.1 allows 70. */
const MAX_BOUNDARY = 200;
const MAX_PARAMETERS = 50;
const HYPHEN = 0x2d;

/** Whether the message says that it is a multipart and its last boundary is nowhere in the body. */
export function lacksClosingBoundary(message: Message): boolean {
  const field = message.byName.get('content-type')?.[0];
  const boundary = field === undefined ? null : multipartBoundary(fieldValue(message, field));
  return boundary !== null && !hasLine(message.bytes, message.bodyStart, fromLatin1(`--${boundary}--`));
}

/** boundary= of a multipart type (RFC 2045 §5.1); null when it is another type or has none */
function multipartBoundary(value: string): string | null {
  const scanner = new FieldScanner(value);
  scanner.skipCfws();
  if (scanner.takeWhile(isKeywordCharacter).toLowerCase() !== 'multipart') return null;
  for (let parameters = 0; parameters < MAX_PARAMETERS && !scanner.ended; parameters++) {
    scanner.takeWhile((code) => code !== 0x3b && code !== 0x28);
    scanner.skipCfws();
    if (!scanner.take(';')) continue;
    scanner.skipCfws();
    const name = scanner.takeWhile(isKeywordCharacter).toLowerCase();
    scanner.skipCfws();
    if (!scanner.take('=')) continue;
    scanner.skipCfws();
    const text = scanner.takeQuotedString() ?? scanner.takeWhile(isBareCharacter);
    if (name === 'boundary') return text !== '' && text.length <= MAX_BOUNDARY ? text : null;
  }
  return null;
}

/** What senders leave unquoted although they must not: ":" and "." among atext. */
function isBareCharacter(code: number): boolean {
  return isAtext(code) || code === 0x2e || code === 0x3a || code === 0x40;
}

/** Whether some line of the body begins so; from the end, where it usually is. */
function hasLine(bytes: Uint8Array, bodyStart: number, wanted: Uint8Array): boolean {
  for (let start = bytes.length; start >= bodyStart; start--) {
    const beginsLine = start === bodyStart || bytes[start - 1] === LF;
    if (beginsLine && bytes[start] === HYPHEN && beginsWith(bytes, start, wanted)) return true;
  }
  return false;
}
