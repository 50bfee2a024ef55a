/** The words of a card's text that lead to other cards. */
import { describe, expect, it } from 'vitest';
import { CARD_IDS, type CardId, cardTexts } from '../../src/lesson/index.ts';
import { linkTerms } from '../../src/lesson/linked-terms.ts';
import { LANGUAGES, type TextKey, translate } from '../../src/text/translate.ts';

const linksOf = (text: string, own: CardId, language: 'en' | 'ja' = 'en') =>
  linkTerms(text, own, (key: TextKey) => translate(key, {}, language));
const linked = (...given: Parameters<typeof linksOf>) =>
  linksOf(...given).flatMap(({ text, card }) => (card === null ? [] : [[text, card]]));

describe('a text of a card', () => {
  it.each(LANGUAGES)('stays whole, letter by letter, and leads to each other card once at most (%s)', (language) => {
    for (const id of CARD_IDS) {
      const text = translate(cardTexts(id).text, {}, language);
      const pieces = linksOf(text, id, language);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      const cards = pieces.flatMap(({ card }) => card ?? []);
      expect(new Set(cards).size).toBe(cards.length);
      expect(cards).not.toContain(id);
    }
  });

  it('links a term at its first mention only, small letters too', () => {
    expect(linked('A hash, and the hash again: TLS.', 'spf')).toEqual([
      ['hash', 'hash'],
      ['TLS', 'tls'],
    ]);
  });

  it('takes the longest term, and words by themselves alone', () => {
    expect(linked('動的 IP アドレスと IP アドレス', 'spf', 'ja')).toEqual([
      ['動的 IP アドレス', 'dynamic'],
      ['IP アドレス', 'ip_address'],
    ]);
    expect(linked('DKIM-Signature, MXs, hops; EHLO', 'spf')).toEqual([['EHLO', 'greeting']]);
    expect(linked('レポート、転送先、電子署名、ヘッダーフィールドとポート', 'spf', 'ja')).toEqual([['ポート', 'port']]);
  });

  it('takes no word of plain language for a term', () => {
    expect(linked('To them it came from none, and was received.', 'spf')).toEqual([]);
    expect(linked('From one server to the next.', 'spf')).toEqual([]);
    expect(linked('From, and the From domain.', 'spf')).toEqual([['From', 'from']]);
  });

  it('does not take the envelope’s sender for the From field', () => {
    expect(linked('the sender (MAIL FROM)', 'spf')).toEqual([['MAIL FROM', 'return_path']]);
    expect(linked('エンベロープ From のドメイン', 'spf', 'ja')).toEqual([['エンベロープ From', 'return_path']]);
  });
});
