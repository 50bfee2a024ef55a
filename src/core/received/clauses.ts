/**
 * Tokens → clauses: from, by, via, with, id, for (RFC 5321 §4.4), and what servers add to them.
 *
 * The attack: most servers copy the client's greeting into the "from" clause, and a client may greet with the server's own words.
 * "from x with LMTP ([203.0.113.9]) by mx.rcpt.example with ESMTP id 7" must not become a local delivery. So all that stands before
 * "by" is the "from" clause, and the other clauses are read from what stands behind it.
 */
import { type Token, tokenText } from './scan.ts';

export type ClauseName = 'from' | 'by' | 'via' | 'with' | 'id' | 'for' | 'envelope-from' | 'tls';

export interface Clause {
  name: ClauseName;
  /** Everything behind the keyword, comments included. */
  tokens: Token[];
}

export interface Clauses {
  /** What stands before all of them. */
  before: Token[];
  /** All that stands between "from" and "by": the client's words, and what the server saw; null without a "from". */
  client: Token[] | null;
  /** "by", and the clauses behind it, in the order of the field; a name may occur twice. */
  list: Clause[];
  /** There is more than one "by". */
  several: boolean;
  /** Somebody's words look like clauses, and it cannot be told which are the server's. */
  unclear: boolean;
}

export const KEYWORDS: readonly string[] = [
  'from',
  'by',
  'via',
  'with',
  'id',
  'for',
  'envelope-from',
  'tls',
] satisfies ClauseName[];

/** @param tokens without the date; semicolons between clauses mean nothing (SquirrelMail writes one before "by") */
export function readClauses(tokens: Token[]): Clauses {
  const places = findServer(tokens);
  const from = tokens.findIndex((token) => isWord(token, 'from'));
  const [first = -1] = places;
  const by = places.at(-1) ?? -1;
  const several = places.length > 1;
  if (from < 0 || (first >= 0 && first < from)) {
    const list = split(tokens.slice(Math.max(first, 0)));
    const before = first < 0 ? upToKeyword(tokens, 0) : tokens.slice(0, first);
    // No known server writes the client behind itself: every clause and address may then be a part of the greeting.
    return { before, client: null, list, several, unclear: several || hasClientBehind(list) };
  }
  const before = tokens.slice(0, from);
  const client = tokens.slice(from + 1, by < 0 ? tokens.length : by).filter(({ kind }) => kind !== 'semicolon');
  if (by >= 0) return { before, client, list: split(tokens.slice(by)), several, unclear: several };
  const list = split(client);
  return { before, client: upToKeyword(client, 0), list, several, unclear: true };
}

/** Where a "by" may name the server, in their order. With several, the last is it: what stands before is in the "from" clause. */
export function findServer(tokens: Token[]): number[] {
  const from = tokens.findIndex((token) => isWord(token, 'from'));
  return tokens.flatMap((token, index) => {
    if (!isWord(token, 'by') || isPhrase(tokens, index)) return [];
    return from >= 0 && index === from + 1 && isFollowed(tokens, index) ? [] : [index];
  });
}

/** The first clause of that name. */
export function firstClause(clauses: Clauses, name: ClauseName): Clause | undefined {
  return clauses.list.find((clause) => clause.name === name);
}

/** The words of a clause, without comments; literals with their brackets. */
export function wordsOf(clause: Clause | undefined): string[] {
  return (clause?.tokens ?? []).filter((token) => token.kind !== 'comment').map(tokenText);
}

/** The comments of a clause (RFC 5322 §3.2.2), without their parentheses. */
export function commentsOf(clause: Clause | undefined): string[] {
  return commentTexts(clause?.tokens ?? []);
}

/** The same among any tokens. */
export function commentTexts(tokens: Token[]): string[] {
  return tokens.filter((token) => token.kind === 'comment').map((token) => token.text);
}

/** @param start where the first keyword may stand */
function upToKeyword(tokens: Token[], start: number): Token[] {
  const keyword = tokens.findIndex((_, index) => index >= start && keywordAt(tokens, index, undefined) !== null);
  return keyword < 0 ? tokens : tokens.slice(0, keyword);
}

/** A "from" behind "for" is the reverse-path (XMail), not the client. */
function hasClientBehind(list: Clause[]): boolean {
  const from = list.findIndex((clause) => clause.name === 'from');
  const recipient = list.findIndex((clause) => clause.name === 'for');
  return from >= 0 && (recipient < 0 || from < recipient);
}

/** What stands before the first keyword belongs to no clause. */
function split(tokens: Token[]): Clause[] {
  const list: Clause[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'semicolon') continue;
    const name = keywordAt(tokens, index, list.at(-1));
    if (name) list.push({ name, tokens: [] });
    else list.at(-1)?.tokens.push(token);
  }
  return list;
}

function keywordAt(tokens: Token[], index: number, current: Clause | undefined): ClauseName | null {
  const token = tokens[index];
  if (token?.kind !== 'word') return null;
  const word = token.text.toLowerCase();
  if (!KEYWORDS.includes(word) || isValue(tokens, index, current)) return null;
  if (word === 'by' && isPhrase(tokens, index)) return null;
  // Only Exim writes "tls", and only as a part of its protocol; elsewhere it may be anybody's word.
  if (word === 'tls' && current?.name !== 'with') return null;
  return word as ClauseName;
}

/**
 * A keyword in the place of a value is the value: a client may call itself "by", and "with id ;" has an empty protocol.
 * Whether it is one, what follows tells: a name is followed by its comment or by the next keyword, a keyword by its value.
 */
function isValue(tokens: Token[], index: number, current: Clause | undefined): boolean {
  if (!current || current.tokens.length > 0 || (current.name !== 'from' && current.name !== 'by')) return false;
  return isFollowed(tokens, index);
}

function isFollowed(tokens: Token[], index: number): boolean {
  const next = tokens[index + 1];
  if (next === undefined) return false;
  return next.kind === 'comment' || (next.kind === 'word' && KEYWORDS.includes(next.text.toLowerCase()));
}

/** "with MailboxResubmission by AntispamTT" (Exchange) and "by host by uid 502" (qmail-scanner) name no second server. */
function isPhrase(tokens: Token[], by: number): boolean {
  return isWord(tokens[by - 1], 'mailboxresubmission') || isWord(tokens[by + 1], 'uid');
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text.toLowerCase() === word;
}
