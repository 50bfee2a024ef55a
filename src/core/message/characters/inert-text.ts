/** Bytes of a header field → text that may be shown: decoded, inert, of bounded length. Whoever shows text of a message uses this. */
import { MAX_SHOWN_FIELD } from '../../limits.ts';
import { decodeRaw } from './charset.ts';
import { decodeEncodedWords } from './encoded-words.ts';
import { makeVisible } from './odd-characters.ts';

/**
 * A field's value as it stands, encoded words left alone.
 *
 * @param value one character per byte
 * @returns Unicode without control, bidirectional or invisible characters; at most MAX_SHOWN_FIELD characters, "…" where it was cut
 */
export function displayText(value: string): string {
  return shorten(makeVisible(decodeRaw(head(value))), value);
}

/**
 * A field's value as a mail program shows it, encoded words decoded.
 *
 * @param value one character per byte
 * @returns like displayText
 */
export function displayDecoded(value: string): string {
  return shorten(makeVisible(decodeText(value)), value);
}

/**
 * Decoded and not made inert: to look for what is hidden in it, never to show it.
 *
 * @param value one character per byte; read up to MAX_SHOWN_FIELD bytes
 */
export function decodeText(value: string): string {
  return decodeEncodedWords(decodeRaw(head(value)));
}

function head(value: string): string {
  return value.length > MAX_SHOWN_FIELD ? value.slice(0, MAX_SHOWN_FIELD) : value;
}

function shorten(text: string, value: string): string {
  if (text.length <= MAX_SHOWN_FIELD && value.length <= MAX_SHOWN_FIELD) return text;
  const end = Math.min(text.length, MAX_SHOWN_FIELD - 1);
  // Not between the halves of a surrogate pair.
  const code = text.charCodeAt(end - 1);
  return `${text.slice(0, code >= 0xd800 && code <= 0xdbff ? end - 1 : end)}…`;
}
