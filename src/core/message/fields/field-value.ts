import { isBlank } from '../../bytes/ascii.ts';
import { latin1 } from '../../bytes/latin1.ts';
import { MAX_HEADER_BYTES } from '../../limits.ts';
import type { HeaderField, Message } from '../message.ts';

/**
 * A field's value, unfolded (RFC 5322 §2.2.3: each line end before white space is taken out), one character per byte,
 * SP and HTAB around it cut off.
 *
 * @param limit bytes of the field that are read at most
 */
export function fieldValue(message: Message, field: HeaderField, limit = MAX_HEADER_BYTES): string {
  const end = Math.min(field.end, field.valueStart + limit);
  return trimBlanks(unfold(latin1(message.bytes, field.valueStart, end)));
}

/** Takes out line ends and leaves the white space behind them; linear in the length of the text. */
export function unfold(text: string): string {
  return text.includes('\n') ? text.replace(/\r?\n/g, '') : text;
}

/** Cuts SP and HTAB off both ends: in mail nothing else is white space (JavaScript's trim() would eat 0xA0). */
export function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** The values of every field of that name (lower case), topmost first. */
export function fieldValues(message: Message, lowerName: string): string[] {
  return (message.byName.get(lowerName) ?? []).map((field) => fieldValue(message, field));
}
