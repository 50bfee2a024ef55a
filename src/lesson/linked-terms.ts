/** The words of a card's text that have a card of their own. */
import type { TextKey } from '../text/translate.ts';
import { CARD_IDS, type CardId } from './card-ids.ts';

/** A piece of a text; with a card where it is the first mention of a term. */
export interface LinkedText {
  text: string;
  card: CardId | null;
}

/** Words of plain language, too: of them nobody could tell whether the term is meant. */
const PLAIN_WORDS: readonly CardId[] = ['to', 'none', 'p'];
/** Names of fields, which mean something else when written small ("from", "received"). */
const FIELDS: readonly CardId[] = ['from', 'subject', 'received'];
/** Told in other words than those of its title, of which a part is another term's title. */
const OTHER_WORDS: readonly { word: string; card: CardId }[] = ['MAIL FROM', 'エンベロープ From'].map((word) => ({
  word,
  card: 'return_path',
}));

/**
 * Finds the terms in a text of ours.
 *
 * @param own the card whose text it is: it does not lead to itself
 * @param say the sentence of a key in the reader's language
 * @returns the whole text in pieces
 */
export function linkTerms(text: string, own: CardId, say: (key: TextKey) => string): LinkedText[] {
  const words = wordsOf(own, say);
  const pieces: LinkedText[] = [];
  const linked = new Set<CardId>();
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const found = words.find(({ word, card }) => !linked.has(card) && standsAt(text, word, at));
    if (!found) continue;
    if (at > start) pieces.push({ text: text.slice(start, at), card: null });
    start = at + found.word.length;
    pieces.push({ text: found.word, card: found.card });
    linked.add(found.card);
    at = start - 1;
  }
  return start < text.length ? [...pieces, { text: text.slice(start), card: null }] : pieces;
}

/** The longest first: "動的 IP アドレス" before "IP アドレス". */
function wordsOf(own: CardId, say: (key: TextKey) => string): { word: string; card: CardId }[] {
  const words = CARD_IDS.filter((card) => !PLAIN_WORDS.includes(card)).flatMap((card) => {
    const titles = say(`lesson_${card}_title`).split(' / ');
    const small = FIELDS.includes(card) ? [] : titles.map((title) => title.charAt(0).toLowerCase() + title.slice(1));
    return [...titles, ...small].map((word) => ({ word, card }));
  });
  return [...words, ...OTHER_WORDS]
    .filter(({ card }) => card !== own)
    .sort((one, other) => other.word.length - one.word.length);
}

/** As a word by itself: "MX" is no part of "MXs", nor "ポート" of "レポート"; and not "From" with which a sentence begins. */
function standsAt(text: string, word: string, at: number): boolean {
  if (!text.startsWith(word, at)) return false;
  const end = at + word.length;
  if (word === 'From' && at === 0 && /^ [a-z]/.test(text.slice(end, end + 2))) return false;
  return !goesOn(text.charAt(at - 1), word.charAt(0)) && !goesOn(word.slice(-1), text.charAt(end));
}

/** Japanese sets no blanks between words, but mostly changes its script from one to the next. */
function goesOn(one: string, other: string): boolean {
  return SCRIPTS.some((script) => script.test(one) && script.test(other));
}

const SCRIPTS = [/[\w-]/, /[\u30a0-\u30ff]/, /[\u4e00-\u9fff]/];
