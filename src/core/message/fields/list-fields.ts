/** The header as a list to read and to search: every field, decoded and inert, of bounded size. */
import type { ShownField } from '../../inspection/index.ts';
import { MAX_SHOWN_FIELD, MAX_SHOWN_HEADER } from '../../limits.ts';
import { displayDecoded, displayText } from '../characters/inert-text.ts';
import type { Message } from '../message.ts';
import { fieldValue } from './field-value.ts';
import { declaredCharset } from './media-type.ts';

/**
 * @param isRecorded whether the receiver wrote the field of that index, by what the trust line says
 * @returns all fields that were read, topmost first; past MAX_SHOWN_HEADER characters in all their values are only "…"
 */
export function showFields(message: Message, isRecorded: (fieldIndex: number) => boolean): ShownField[] {
  let left = MAX_SHOWN_HEADER;
  const declared = declaredCharset(message);
  return message.fields.map((field) => {
    // More than is shown, so that what is cut can be told; white space around the value is among it.
    const raw = left > 0 ? fieldValue(message, field, 2 * MAX_SHOWN_FIELD) : '';
    const value = left > 0 ? displayText(raw, declared) : '…';
    const decoded = raw.includes('=?') ? displayDecoded(raw, declared) : value;
    left -= value.length + (decoded === value ? 0 : decoded.length);
    return {
      index: field.index,
      line: field.line,
      name: field.name,
      value,
      ...(decoded === value ? {} : { decoded }),
      trust: isRecorded(field.index) ? 'recorded' : 'claimed',
    };
  });
}
