/** Which of the addresses in a "from" clause the server saw. */

import { isLoopback } from '../net/special.ts';
import { addressInBrackets, addressInWord } from './client-address.ts';
import type { ConnectionFacts } from './connection.ts';
import { kindOfComment } from './remarks.ts';
import type { Token } from './scan.ts';

/** 'ambiguous' when there are several that differ, and it cannot be told which; null when there is none. */
export type SeenAddress = string | 'ambiguous' | null;

/** Where an address stands behind the name: in a remark, or in brackets of its own. */
export interface Place {
  index: number;
  ip: string | 'ambiguous';
  isComment: boolean;
}

/** @param remarks what the comments say, by the indexes of the tokens; null for all that is no remark on the connection */
export function findPlaces(tokens: Token[], remarks: (ConnectionFacts | null)[]): Place[] {
  return tokens.flatMap((token, index): Place[] => {
    const remark = remarks[index] ?? null;
    if (remark !== null) {
      const { ip, ambiguous } = remark;
      return ip === null && !ambiguous ? [] : [{ index, ip: ip ?? 'ambiguous', isComment: true }];
    }
    const ip = token.kind === 'literal' && index > 0 && !token.glued ? addressInBrackets(token.text) : null;
    return ip === null ? [] : [{ index, ip, isComment: false }];
  });
}

/** A remark on the connection, or on it and the login together. */
export function isConnection(token: Token): boolean {
  if (token.kind !== 'comment') return false;
  const kind = kindOfComment(token.text);
  return kind === 'connection' || kind === 'authentication';
}

/** The address in the place of the name. */
export function nameAddress(token: Token | undefined): string | null {
  if (token?.kind === 'literal') return addressInBrackets(token.text);
  return token?.kind === 'word' ? addressInWord(token.text) : null;
}

/** Where the server's word stands before the greeting, and the greeting may bring along any address it likes. */
export function seenBeforeGreeting(before: Place[], behind: Place[], name: string | null): SeenAddress {
  if (before.length > 0) return theOnly([...before, ...behind]);
  if (behind.length === 0) return null;
  // Yahoo of old: "from 127.0.0.1 (EHLO x) (203.0.113.7)". No client from elsewhere is seen at a loopback address.
  if (name !== null && isLoopback(name)) return theOnly(behind);
  return name !== null && theOnly(behind) === name ? name : 'ambiguous';
}

/**
 * Where the greeting stands first, the last address is the server's: in courier's "from reverse ([127.0.0.1]) [203.0.113.7]" the
 * other one is a greeting. Of two remarks, or two addresses without any, nobody can tell.
 */
export function seenBehindGreeting(found: Place[], name: string | null): SeenAddress {
  const comments = theOnly(found.filter(({ isComment }) => isComment));
  const literals = theOnly(found.filter(({ isComment }) => !isComment));
  if (comments === 'ambiguous' || literals === 'ambiguous') return 'ambiguous';
  if (comments === null && name !== null && literals !== null && name !== literals) return 'ambiguous';
  return found.at(-1)?.ip ?? null;
}

/** @returns the one address that stands in all of these places; null = there is none */
export function theOnly(places: Place[]): SeenAddress {
  const distinct = [...new Set(places.map(({ ip }) => ip))];
  return distinct.length > 1 ? 'ambiguous' : (distinct[0] ?? null);
}

/** Whether more than one address stands in the clause, in whatever place and parentheses. */
export function mentionsSeveral(tokens: Token[]): boolean {
  let first: string | null = null;
  for (const { text } of tokens) {
    for (const word of text.split(/[ \t()[\];<>,@="]+/)) {
      const ip = /\d|:/.test(word) ? addressInBrackets(word) : null;
      if (ip !== null && first !== null && ip !== first) return true;
      first ??= ip;
    }
  }
  return false;
}
