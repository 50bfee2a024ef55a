/**
 * The lesson: the terms of mail and its protection, each as a card that is filled with one message's own values.
 *
 *   CARD_GROUPS, CARD_IDS          every term, in the order in which mail is explained
 *   cardOf(id, inspection)         one card: title, full name, explanation, what it is in this message, RFCs, "see also".
 *                                  `inspection` null = no message at hand (a glossary): `here` is empty then
 *   findCards(words, say)          the terms whose own texts hold each of these words
 *   cardOfTerm, cardOfField, cardOfCheck (places.ts)    which card opens from a record, a field, a check
 *   cardsOfStep, cardsOfRole (places-in-drawing.ts)     which cards open from the drawing
 *
 * All are keys and values, no sentences: whoever shows a card loads the slice `lesson` (loadSentences('lesson', language)) beside
 * `inspection`, in whose words some reasons are told, and says each part by its key (views: <Say>). Everything is pure; the code and its
 * texts are loaded only when somebody opens a card, so pages import this folder by `import()`; only places.ts is loaded with them.
 */
import type { Inspection } from '../core/index.ts';
import type { TextKey } from '../text/translate.ts';
import type { Card, CardPart } from './card.ts';
import { CARD_IDS, type CardId } from './card-ids.ts';
import { DKIM } from './cards/dkim.ts';
import { DMARC } from './cards/dmarc.ts';
import { DNS } from './cards/dns.ts';
import { MESSAGE } from './cards/message.ts';
import { ONWARD } from './cards/onward.ts';
import { PORT25 } from './cards/port25.ts';
import { SPEECH } from './cards/speech.ts';
import { SPF } from './cards/spf.ts';
import { WAY } from './cards/way.ts';

export type { CardPart } from './card.ts';
export { CARD_GROUPS, CARD_IDS, type CardGroup, type CardId } from './card-ids.ts';

const CARDS: Readonly<Record<CardId, Card>> = {
  ...WAY,
  ...SPEECH,
  ...MESSAGE,
  ...PORT25,
  ...DNS,
  ...SPF,
  ...DKIM,
  ...DMARC,
  ...ONWARD,
};

/** A card, ready to be said. */
export interface FilledCard {
  id: CardId;
  /** The term as one says it ("OP25B"). */
  title: TextKey;
  /** What it stands for ("Outbound Port 25 Blocking"). */
  name: TextKey;
  text: TextKey;
  here: CardPart[];
  rfcs: readonly string[];
  see: readonly CardId[];
}

/**
 * @param inspection the message whose values fill it; null = none
 * @returns always a card; what the message does not have, `here` says
 */
export function cardOf(id: CardId, inspection: Inspection | null): FilledCard {
  const { rfcs, see, here } = CARDS[id];
  return {
    id,
    ...cardTexts(id),
    here: inspection === null ? [] : here(inspection),
    rfcs,
    see,
  };
}

/** The keys of a card's own texts. */
export function cardTexts(id: CardId): { title: TextKey; name: TextKey; text: TextKey } {
  return { title: `lesson_${id}_title`, name: `lesson_${id}_name`, text: `lesson_${id}` };
}

/**
 * Searches the terms.
 *
 * @param words looked for one by one; case and width do not matter; none = every term
 * @param say the sentence of a key in the reader's language
 */
export function findCards(words: string, say: (key: TextKey) => string): CardId[] {
  // A keyboard for Japanese may give letters of full width, and its blank.
  const wanted = words.normalize('NFKC').toLowerCase().trim().split(' ');
  return CARD_IDS.filter((id) => {
    const told = Object.values(cardTexts(id)).map(say).join(' ').toLowerCase();
    return wanted.every((word) => told.includes(word));
  });
}
