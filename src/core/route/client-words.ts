/**
 * Within the "from" clause: what the server wrote, and what may be the client's own words.
 *
 * A server writes the client's greeting as it came, and beside it the address that it saw. Where the greeting stands first
 * ("from GREETING (reverse [192.0.2.1])"), the server's word is the last address, and what follows it; where it stands behind the
 * address ("([192.0.2.1] helo=GREETING)"), all that follows it may be a part of it, parentheses and addresses included.
 */
import { addressInBrackets, addressInWord } from './client-address.ts';
import { type ConnectionFacts, isGreeting, readConnection } from './connection.ts';
import { isLoopback } from './loopback.ts';
import { kindOfComment } from './remarks.ts';
import { scan, type Token } from './scan.ts';

export interface ClientWords {
  /** The address that the server saw; 'ambiguous' when there are several and it cannot be told which; null when it stands at most in the place of the name. */
  seen: string | 'ambiguous' | null;
  /** The remarks on the connection, in their order. */
  remarks: ConnectionFacts[];
  /** Comments that only the server can have written. */
  told: Token[];
  /** Where the server's own words begin again behind the address; the clause's end when they may not. */
  end: number;
}

interface Place {
  index: number;
  ip: string | 'ambiguous';
  isComment: boolean;
}

/** @param tokens all that stands between "from" and "by" */
export function tellApart(tokens: Token[]): ClientWords {
  const glued = new Set(gluedComments(tokens));
  const remarks = tokens.map((token) => (isConnection(token) ? readConnection(token.text) : null));
  const apart = places(tokens, remarks, (token) => !glued.has(token));
  const found = apart.length > 0 ? apart : places(tokens, remarks, (token) => glued.has(token));
  const chosen = remarks.filter(
    (remark, index): remark is ConnectionFacts =>
      remark !== null && (apart.length === 0 || !glued.has(tokens[index] as Token)),
  );
  const opening = tokens.findIndex(opensClientText);
  const before = found.filter(({ index }) => opening >= 0 && index <= opening);
  const behind = found.filter(({ index }) => opening >= 0 && index > opening);
  const name = nameAddress(tokens[0]);
  if (opening >= 0 && (before.length > 0 || name !== null)) {
    // Another address behind the greeting: then all of this may stand within a greeting, before what the server saw.
    const told = behind.length > 0 ? [] : commentsIn(tokens, before[0]?.index ?? 0, opening + 1, glued);
    return { seen: seenBeforeGreeting(before, behind, name), remarks: chosen, told, end: tokens.length };
  }
  const last = found.at(-1)?.index ?? (name === null ? tokens.length : 0);
  return {
    seen: seenBehindGreeting(found, name),
    remarks: chosen,
    told: commentsIn(tokens, last, tokens.length, glued),
    end: found.length > 0 ? last + 1 : tokens.length,
  };
}

/** Comments with nothing between them and the word before: they may be a part of what the client called itself. */
export function gluedComments(tokens: Token[]): Token[] {
  return tokens.filter((token, index) => token.kind === 'comment' && token.glued && tokens[index - 1]?.kind === 'word');
}

function isConnection(token: Token): boolean {
  if (token.kind !== 'comment') return false;
  const kind = kindOfComment(token.text);
  return kind === 'connection' || kind === 'authentication';
}

/** Where an address stands: in a remark, or bracketed behind the name. */
function places(tokens: Token[], remarks: (ConnectionFacts | null)[], counts: (comment: Token) => boolean): Place[] {
  return tokens.flatMap((token, index): Place[] => {
    const remark = remarks[index] ?? null;
    if (remark !== null && counts(token)) {
      const ip = remark.ambiguous ? 'ambiguous' : remark.ip;
      return ip === null ? [] : [{ index, ip, isComment: true }];
    }
    const ip = token.kind === 'literal' && index > 0 && !token.glued ? addressInBrackets(token.text) : null;
    return ip === null ? [] : [{ index, ip, isComment: false }];
  });
}

/** The greeting may bring along any address it likes; the server's own stands before it. */
function seenBeforeGreeting(before: Place[], behind: Place[], name: string | null): string | 'ambiguous' | null {
  if (before.length > 0) return only([...before, ...behind].map(({ ip }) => ip));
  // Yahoo of old: "from 127.0.0.1 (EHLO x) (203.0.113.7)". No client from elsewhere is seen at a loopback address.
  const first = name === null || isLoopback(name) ? [] : [name];
  return behind.length === 0 ? null : only([...first, ...behind.map(({ ip }) => ip)]);
}

/**
 * The last one is the server's: in courier's "from reverse ([127.0.0.1]) [203.0.113.7]" the first is a greeting. Of two remarks, or
 * two addresses without any, nobody can tell.
 */
function seenBehindGreeting(found: Place[], name: string | null): string | 'ambiguous' | null {
  const comments = only(found.filter(({ isComment }) => isComment).map(({ ip }) => ip));
  const literals = only(found.filter(({ isComment }) => !isComment).map(({ ip }) => ip));
  if (comments === 'ambiguous' || literals === 'ambiguous') return 'ambiguous';
  if (comments === null && name !== null && literals !== null && name !== literals) return 'ambiguous';
  return found.at(-1)?.ip ?? null;
}

function only(addresses: string[]): string | 'ambiguous' | null {
  const distinct = [...new Set(addresses)];
  return distinct.length > 1 ? 'ambiguous' : (distinct[0] ?? null);
}

function nameAddress(token: Token | undefined): string | null {
  if (token?.kind === 'literal') return addressInBrackets(token.text);
  return token?.kind === 'word' ? addressInWord(token.text) : null;
}

function commentsIn(tokens: Token[], start: number, end: number, glued: Set<Token>): Token[] {
  return tokens.slice(start, end).filter((token) => token.kind === 'comment' && !glued.has(token));
}

/**
 * Behind it the client's own text stands as it came: a greeting, 'claiming to be "x"', a reverse-path without angle brackets, the name
 * in a certificate whose quotation marks do not close.
 */
function opensClientText(token: Token): boolean {
  if (token.kind === 'word') return isGreeting(token) || token.text.toLowerCase() === 'claiming';
  if (token.kind !== 'comment') return false;
  const kind = kindOfComment(token.text);
  if (kind === 'envelope') return !token.text.includes('<');
  if (kind === 'tls') return token.text.split('"').length % 2 === 0;
  return scan(token.text).some(isGreeting);
}
