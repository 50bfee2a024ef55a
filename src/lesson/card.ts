import type { Inspection } from '../core/index.ts';
import type { TextKey, TextValues } from '../text/translate.ts';
import type { CardId } from './card-ids.ts';

/** What a card says of the message at hand: a sentence of ours with the message's values in it, or a piece of it as it is. */
export type CardPart =
  | { kind: 'say'; key: TextKey; values: TextValues }
  /** A header field or a record; `mark`: the piece of it that the card is about, '' = all of it. */
  | { kind: 'quote'; text: string; mark: string };

/** A term of mail, explained. Its own texts are `lesson_<id>_title`, `lesson_<id>_name` (in full) and `lesson_<id>`. */
export interface Card {
  /** Where the term is defined. */
  rfcs: readonly string[];
  /** See also. */
  see: readonly CardId[];
  /** What it is in this message: always something, if only that the message has none of it. */
  here(inspection: Inspection): CardPart[];
}

/** A sentence of ours with the message's values. */
export type Said = Extract<CardPart, { kind: 'say' }>;

/** @param values inert text of the message, or numbers; see toldValues for `time` and `seconds` */
export function say(key: TextKey, values: TextValues = {}): CardPart {
  return said(key, values);
}

/** The same, for where nothing but a sentence can stand. */
export function said(key: TextKey, values: TextValues = {}): Said {
  return { kind: 'say', key, values };
}

/** Characters of a field or a record on a card: the Headers tab and the checks have the whole of it. */
const QUOTE_LENGTH = 300;

/** @returns nothing for an empty text */
export function quote(text: string | null | undefined, mark = ''): CardPart[] {
  if (text === null || text === undefined || text === '') return [];
  // Twice the length in units of UTF-16 holds that many characters: an endless field is never taken apart as a whole.
  const characters = Array.from(text.slice(0, 2 * QUOTE_LENGTH + 2));
  const isLong = characters.length > QUOTE_LENGTH;
  return [{ kind: 'quote', text: isLong ? `${characters.slice(0, QUOTE_LENGTH).join('')}…` : text, mark }];
}

/** Names in a sentence, as many as can be read. */
export function names(list: readonly string[], most = 6): string {
  return [...list.slice(0, most), ...(list.length > most ? ['…'] : [])].join(', ');
}
