/**
 * The lexical side of Received (RFC 5321 §4.4 over RFC 5322 §3.2.2, §3.4): words, comments, bracketed literals, semicolons.
 * Real fields nest comments, and comments hold the very words that are keywords outside ("using TLSv1.3 with cipher …",
 * "Postfix, from userid 33"), so that only a scanner that counts parentheses can tell the clauses apart.
 */

import { quotedLocalParts, type Span } from './quoted-path.ts';

export interface Token {
  kind: 'word' | 'comment' | 'literal' | 'semicolon';
  /** Without the outer parentheses or brackets. */
  text: string;
  start: number;
  end: number;
  /** Nothing stands between it and the token before. */
  glued: boolean;
}

/** A token's text; literals with their brackets. */
export function tokenText(token: Token): string {
  return token.kind === 'literal' ? `[${token.text}]` : token.text;
}

/** Longer than any address or product name that was seen in brackets. */
const MAX_LITERAL = 255;

/** Real fields have six comments and a hundred tokens at most; SMTP lines hold no name that could make them a thousand. */
const MAX_COMMENTS = 100;
const MAX_TOKENS = 1000;

export interface Scanned {
  tokens: Token[];
  /** Something was passed over: the client's words may hide the server's. */
  incomplete: boolean;
  /** A parenthesis has no partner: somebody's words may have taken that of the server. */
  unbalanced: boolean;
  /** Quoted local parts, in which nothing is told apart. */
  quoted: Span[];
}

/** The tokens of a value; what is left out of them is not told. */
export function scan(value: string): Token[] {
  return scanField(value).tokens;
}

/**
 * Splits a value into its tokens; linear in its length. Past MAX_COMMENTS comments are passed over, past MAX_TOKENS nothing is read.
 *
 * @param value unfolded, one character per byte; line ends that are left count as blanks
 */
export function scanField(value: string): Scanned {
  const quoted = quotedLocalParts(value);
  const ends = new Map(quoted.map(({ start, end: last }) => [start, last]));
  const { pairs, unbalanced } = matchParentheses(value, ends);
  const tokens: Token[] = [];
  let comments = 0;
  let read = 0;
  let end = -1;
  let at = 0;
  while (at < value.length && read < MAX_TOKENS) {
    if (isSkipped(value, at, pairs)) {
      at++;
      continue;
    }
    const token = readToken(value, at, end === at, pairs, ends);
    read++;
    if (token.kind !== 'comment' || ++comments <= MAX_COMMENTS) tokens.push(token);
    at = end = token.end;
  }
  return { tokens, incomplete: comments > MAX_COMMENTS || read >= MAX_TOKENS, unbalanced, quoted };
}

/**
 * For each opening parenthesis its closing one. A parenthesis without partner is no comment: a client may call itself
 * "a(", and must not make the rest of the field vanish.
 */
function matchParentheses(
  value: string,
  quoted: Map<number, number>,
): { pairs: Map<number, number>; unbalanced: boolean } {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  let unbalanced = false;
  for (let at = 0; at < value.length; at++) {
    const character = value.charAt(at);
    if (character === '\\' && open.length > 0)
      at++; // quoted-pair, RFC 5322 §3.2.1
    else if (character === '"') at = (quoted.get(at) ?? at + 1) - 1;
    else if (character === '(') open.push(at);
    else if (character === ')') {
      const partner = open.pop();
      if (partner === undefined) unbalanced = true;
      else pairs.set(partner, at);
    }
  }
  return { pairs, unbalanced: unbalanced || open.length > 0 };
}

function isSkipped(value: string, at: number, pairs: Map<number, number>): boolean {
  const character = value.charAt(at);
  return isBlank(character) || character === ')' || (character === '(' && !pairs.has(at));
}

function readToken(
  value: string,
  start: number,
  glued: boolean,
  pairs: Map<number, number>,
  quoted: Map<number, number>,
): Token {
  const character = value.charAt(start);
  if (isSemicolon(value, start)) return { kind: 'semicolon', text: ';', start, end: start + 1, glued };
  const close = character === '(' ? pairs.get(start) : undefined;
  if (close !== undefined)
    return { kind: 'comment', text: value.slice(start + 1, close), start, end: close + 1, glued };
  const literalEnd = character === '[' ? endOfLiteral(value, start) : 0;
  if (literalEnd > 0)
    return { kind: 'literal', text: value.slice(start + 1, literalEnd - 1), start, end: literalEnd, glued };
  const end = endOfWord(value, start, pairs, quoted);
  return { kind: 'word', text: value.slice(start, end), start, end, glued };
}

/** The place behind "]", or 0 when there is none near. */
function endOfLiteral(value: string, start: number): number {
  const last = Math.min(value.length, start + MAX_LITERAL);
  for (let at = start + 1; at < last; at++) {
    const character = value.charAt(at);
    if (character === ']') return at + 1;
    if (character === '[' || character === '(' || character === ';') return 0;
  }
  return 0;
}

function endOfWord(value: string, start: number, pairs: Map<number, number>, quoted: Map<number, number>): number {
  let at = start;
  while (at < value.length) {
    const character = value.charAt(at);
    if (isBlank(character) || isSemicolon(value, at) || (character === '(' && pairs.has(at))) break;
    at = quoted.get(at) ?? at + 1;
  }
  return Math.max(at, start + 1);
}

/**
 * Servers put a blank behind a semicolon, or the date itself. Any other is a part of the word that it stands in.
 *
 * The attack: a client that greets with "x;with;LMTP" must not part its name into clauses.
 */
function isSemicolon(value: string, at: number): boolean {
  if (value.charAt(at) !== ';') return false;
  const next = value.charAt(at + 1);
  return next === '' || isBlank(next) || DATE_START.test(value.slice(at + 1, at + 6));
}

/** "Tue, ", "Tue 2", "24 No", "2026-" */
const DATE_START = /^(?:mon|tue|wed|thu|fri|sat|sun)[, ]|^\d{1,2} |^\d{4}-/i;

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\r' || character === '\n';
}
