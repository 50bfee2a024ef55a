/** Bytes of a header field → text that may be shown: decoded, inert, of bounded length. Whoever shows text of a message uses this. */
import { MAX_SHOWN_FIELD } from '../../limits.ts';
import { decodeRaw } from './charset.ts';
import { decodeEncodedWords, type Reading } from './encoded-words.ts';
import { makeVisible } from './visible.ts';

/**
 * A field's value as it stands, encoded words left alone.
 *
 * @param value one character per byte
 * @param declared charset that the message declares, for bytes that do not tell themselves
 * @returns Unicode without control, bidirectional or invisible characters; at most MAX_SHOWN_FIELD characters, "…" where it was cut
 */
export function displayText(value: string, declared = ''): string {
  return shorten(makeVisible(decodeRaw(beginning(value), declared)), value);
}

/**
 * A field's value as a mail program shows it, encoded words decoded.
 *
 * @param value one character per byte
 * @returns like displayText
 */
export function displayDecoded(value: string, declared = ''): string {
  return displayUnicode(decodeText(value, { declared }), value);
}

/**
 * Text of a field that is decoded already, for whoever looked at it before it is shown.
 *
 * @param value what it was decoded from
 */
export function displayUnicode(decoded: string, value: string): string {
  return shorten(makeVisible(decoded), value);
}

/**
 * Decoded and not made inert: to look for what is hidden in it, never to show it.
 *
 * @param value one character per byte; read up to MAX_SHOWN_FIELD bytes
 */
export function decodeText(value: string, reading: Reading = {}): string {
  return decodeEncodedWords(decodeRaw(beginning(value), reading.declared), reading);
}

function beginning(value: string): string {
  return value.length > MAX_SHOWN_FIELD ? value.slice(0, MAX_SHOWN_FIELD) : value;
}

function shorten(text: string, value: string): string {
  if (text.length <= MAX_SHOWN_FIELD && value.length <= MAX_SHOWN_FIELD) return text;
  const end = Math.min(text.length, MAX_SHOWN_FIELD - 1);
  // Not between the halves of a surrogate pair.
  const code = text.charCodeAt(end - 1);
  return `${text.slice(0, code >= 0xd800 && code <= 0xdbff ? end - 1 : end)}…`;
}
