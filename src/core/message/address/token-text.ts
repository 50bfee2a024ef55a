/** What tokens of an address list say. */

import { type AddressText, resolvePairsIn } from './address-text.ts';
import type { Token } from './scanner.ts';

/** As written, without the white space and the comments between the tokens; folds within a quoted string taken out. */
export function textOf(source: AddressText, tokens: readonly Token[]): string {
  return tokens
    .map((token) => source.text.slice(token.start, token.end))
    .join('')
    .replace(/\r?\n/g, '');
}

/** The words of a display name, a blank where white space or a comment parts them. */
export function phraseOf(source: AddressText, tokens: readonly Token[]): string {
  return tokens.map((token, at) => (at > 0 && token.spaced ? ' ' : '') + contentOf(source, token)).join('');
}

/** The content of one word: of a quoted string without quotes and pairs. */
function contentOf(source: AddressText, token: Token): string {
  if (token.kind !== 'quoted') return source.text.slice(token.start, token.end);
  const closed = source.syntax.charAt(token.end - 1) === '"';
  return resolvePairsIn(source, token.start + 1, closed ? token.end - 1 : token.end).replace(/\r?\n/g, '');
}
