/** Tokens → clauses: from, by, via, with, id, for (RFC 5321 §4.4), and what servers add to them. */
import type { Token } from './scan.ts';

export type ClauseName = 'from' | 'by' | 'via' | 'with' | 'id' | 'for' | 'envelope-from' | 'tls';

export interface Clause {
  name: ClauseName;
  /** Everything behind the keyword, comments included. */
  tokens: Token[];
}

export interface Clauses {
  /** What stands before the first keyword. */
  before: Token[];
  /** In the order of the field; a name may occur twice. */
  list: Clause[];
}

const KEYWORDS: readonly string[] = [
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
  const before: Token[] = [];
  const list: Clause[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'semicolon') continue;
    const name = keywordAt(tokens, index, list.at(-1));
    if (name) list.push({ name, tokens: [] });
    else (list.at(-1)?.tokens ?? before).push(token);
  }
  return { before, list };
}

/** The first clause of that name. */
export function firstClause(clauses: Clauses, name: ClauseName): Clause | undefined {
  return clauses.list.find((clause) => clause.name === name);
}

/** The words of a clause, without comments; literals with their brackets. */
export function wordsOf(clause: Clause | undefined): string[] {
  return (clause?.tokens ?? []).filter((token) => token.kind !== 'comment').map(tokenText);
}

export function commentsOf(clause: Clause | undefined): string[] {
  return (clause?.tokens ?? []).filter((token) => token.kind === 'comment').map((token) => token.text);
}

export function tokenText(token: Token): string {
  return token.kind === 'literal' ? `[${token.text}]` : token.text;
}

function keywordAt(tokens: Token[], index: number, current: Clause | undefined): ClauseName | null {
  const token = tokens[index];
  if (token?.kind !== 'word') return null;
  const word = token.text.toLowerCase();
  if (!KEYWORDS.includes(word) || isValue(tokens, index, current)) return null;
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
  const next = tokens[index + 1];
  if (next === undefined) return false;
  return next.kind === 'comment' || (next.kind === 'word' && KEYWORDS.includes(next.text.toLowerCase()));
}
