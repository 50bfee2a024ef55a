/** The "from" clause of a field that no form fits: for display, and believed by nobody. */
import { trimEnd } from '../message/characters/trim-end.ts';
import { addressIn } from './client-address.ts';
import { type Token, tokenText } from './scan.ts';

export interface Client {
  from: string | null;
  helo: string | null;
  ip: string | null;
  reverseName: string | null;
  ipIsName?: true;
}

const MAX_NAME_WORDS = 4;

/** The name that stands first, and the one address of the clause: of two, nobody can tell which the server saw. */
export function readLooseClient(tokens: Token[]): Client {
  const from = readName(tokens);
  const ip = onlyAddress(tokens);
  const isName = ip !== null && from !== null && onlyAddress(tokens.slice(1)) === null;
  return { from, helo: null, ip, reverseName: null, ...(isName ? { ipIsName: true } : {}) };
}

/** The words before the first remark. */
function readName(tokens: Token[]): string | null {
  const [first] = tokens;
  if (first === undefined || first.kind === 'comment') return null;
  if (first.kind === 'literal') return tokenText(first);
  const end = tokens.findIndex(({ kind }) => kind !== 'word');
  const words = tokens.slice(0, end < 0 ? tokens.length : end).slice(0, MAX_NAME_WORDS);
  return trimEnd(words.map(({ text }) => text).join(' '), ',') || null;
}

/** In whatever place and parentheses. */
function onlyAddress(tokens: Token[]): string | null {
  let only: string | null = null;
  for (const { text } of tokens) {
    // What stands beside a greeting may be a part of it.
    if (/helo|ehlo|lhlo/i.test(text)) return null;
    for (const word of text.split(/[ \t();<>,@="]+/)) {
      const ip = /\d|:/.test(word) ? addressIn(word.slice(Math.max(0, word.indexOf('[')))) : null;
      if (ip !== null && only !== null && ip !== only) return null;
      only ??= ip;
    }
  }
  return only;
}
