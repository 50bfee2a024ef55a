/** Header text holds one character per byte; what is shown or compared as Unicode is decoded here. */
import { isSevenBit } from '../bytes/ascii.ts';
import { fromLatin1 } from '../bytes/latin1.ts';

/** Characters of hostile text that go into a sentence. */
const MAX_SHOWN = 200;

/** @returns the bytes read as UTF-8, with U+FFFD for what is none */
export function utf8Text(text: string): string {
  return isSevenBit(text) ? text : new TextDecoder().decode(fromLatin1(text));
}

/** The same, cut to what a sentence can hold. */
export function shownText(text: string): string {
  return text.length > MAX_SHOWN ? `${utf8Text(text.slice(0, MAX_SHOWN))}…` : utf8Text(text);
}
