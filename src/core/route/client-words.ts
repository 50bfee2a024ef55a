/**
 * Within the "from" clause: what the server wrote, and what may be the client's own words.
 *
 * A server writes the client's greeting as it came, and beside it the address that it saw. Where the greeting stands first
 * ("from GREETING (reverse [192.0.2.1])"), the server's word is the last address, and what follows it; where it stands behind the
 * address ("([192.0.2.1] helo=GREETING)"), all that follows it may be a part of it, parentheses and addresses included.
 */
import { type ConnectionFacts, opensOwnText, readConnection } from './connection.ts';
import { kindOfComment } from './remarks.ts';
import { scan, type Token } from './scan.ts';
import {
  findPlaces,
  isConnection,
  nameAddress,
  type Place,
  type SeenAddress,
  seenBeforeGreeting,
  seenBehindGreeting,
} from './seen-address.ts';

export interface ClientWords {
  /** The address that the server saw; null when it stands at most in the place of the name. */
  seen: SeenAddress;
  /** The remarks on the connection, in their order. */
  remarks: ConnectionFacts[];
  /** Comments that only the server can have written. */
  told: Token[];
  /** Where the server's own words begin again behind the address; the clause's end when they may not. */
  end: number;
}

/** @param tokens all that stands between "from" and "by" */
export function tellApart(tokens: Token[]): ClientWords {
  const glued = new Set(gluedComments(tokens));
  const opening = tokens.findIndex(opensClientText);
  const facts = tokens.map((token) => (isConnection(token) ? readConnection(token.text) : null));
  const { found, withGlued } = placesBesideName(findPlaces(tokens, facts), opening, (index) =>
    glued.has(tokens[index] as Token),
  );
  const remarks = facts.flatMap((fact, index) =>
    fact !== null && (withGlued || !glued.has(tokens[index] as Token)) ? [fact] : [],
  );
  const before = found.filter(({ index }) => index <= opening);
  const behind = found.filter(({ index }) => index > opening);
  const name = nameAddress(tokens[0]);
  if (opening >= 0 && (before.length > 0 || name !== null || !isGreeting(tokens[opening]))) {
    // Another address behind the greeting: then all of this may stand within a greeting, before what the server saw.
    const told = behind.length > 0 ? [] : commentsIn(tokens, before.at(-1)?.index ?? 0, opening + 1, glued);
    return { seen: seenBeforeGreeting(before, behind, name), remarks, told, end: tokens.length };
  }
  const last = found.at(-1)?.index ?? (name === null ? tokens.length : 0);
  return {
    seen: seenBehindGreeting(found, name),
    remarks,
    told: commentsIn(tokens, last, tokens.length, glued),
    end: found.length > 0 ? last + 1 : tokens.length,
  };
}

/** Comments with nothing between them and the word before: they may be a part of what that word's author wrote. */
export function gluedComments(tokens: Token[]): Token[] {
  return tokens.filter((token, index) => token.kind === 'comment' && token.glued && tokens[index - 1]?.kind === 'word');
}

/**
 * A client may call itself "x([192.0.2.1])", so a remark that is glued to a word counts only where there is no other before the
 * greeting ("from reverse(203.0.113.7), claiming to be …"), or none behind it: an ident of "x) ([192.0.2.1])y(" comes before.
 */
function placesBesideName(
  all: Place[],
  opening: number,
  isGlued: (index: number) => boolean,
): { found: Place[]; withGlued: boolean } {
  const apart = all.filter(({ index }) => !isGlued(index));
  const isTold = apart.some(({ index }) => opening < 0 || index <= opening);
  const last = apart.at(-1)?.index ?? -1;
  const found = all.filter(({ index }) => !isGlued(index) || index > last || (!isTold && index <= opening));
  return { found, withGlued: apart.length === 0 || found.length > apart.length };
}

function commentsIn(tokens: Token[], start: number, end: number, glued: Set<Token>): Token[] {
  return tokens.slice(start, end).filter((token) => token.kind === 'comment' && !glued.has(token));
}

/** Behind it the client's own text stands as it came. */
function opensClientText(token: Token): boolean {
  if (isGreeting(token)) return true;
  if (token.kind === 'word') return token.text.toLowerCase() === 'claiming';
  if (token.kind !== 'comment') return false;
  const kind = kindOfComment(token.text);
  // "(mailfrom:a@b fp:x)", and '(envelope-from "a) (authenticated"@b)'
  if (kind === 'envelope') return !hasPath(token.text);
  // Postfix: '(Client CN "x", Issuer "y" (verified OK))', whose names are the client's, parentheses and quotation marks included.
  return /^client cn /i.test(token.text);
}

/** A greeting, or a remark with one in it. */
function isGreeting(token: Token | undefined): boolean {
  if (token?.kind === 'word') return opensOwnText(token);
  if (token?.kind !== 'comment' || !isConnection(token)) return false;
  return scan(token.text).some(opensOwnText);
}

function hasPath(text: string): boolean {
  const open = text.indexOf('<');
  return open >= 0 && text.indexOf('>', open) > 0;
}
