/** What a clause says, where all clauses of that name say the same. */

import { trimEnd } from '../message/characters/trim-end.ts';
import { type Clause, type ClauseName, type Clauses, firstClause, wordsOf } from './clauses.ts';
import { readProtocol } from './protocol.ts';

export interface Value {
  /** null when there is none, or when it cannot be told which is the server's. */
  value: string | null;
  /** Two clauses of that name differ. */
  differ: boolean;
}

/** What is behind "with"; Mimecast writes "with ESMTP with STARTTLS". */
export function readWith(clauses: Clauses): Value & { words: string[] } {
  const read = clauses.list.filter(({ name }) => name === 'with');
  const value = protocolOf(read[0]);
  const more = read.slice(1).filter((clause) => protocolOf(clause)?.toUpperCase() !== 'STARTTLS');
  const differ = more.some((clause) => protocolOf(clause) !== value) || (clauses.several && mentions(clauses, 'with'));
  return differ ? { value: null, differ, words: [] } : { value, differ, words: read.flatMap(wordsBeforeRemark) };
}

/** The value of "via" (RFC 5321 §4.4, Via). */
export function readVia(clauses: Clauses): Value {
  return oneValue(clauses, 'via', (clause) => wordsOf(clause).join(' ') || null);
}

/** One word without angle brackets and the comma behind it. */
export function readWord(clauses: Clauses, name: 'id' | 'for'): Value {
  return oneValue(clauses, name, firstWord);
}

/** A clause's first word without angle brackets and the comma behind it. */
export function firstWord(clause: Clause | undefined): string | null {
  const [first = '', second = ''] = wordsOf(clause);
  const word = first === '<multiple' && second === 'recipients>' ? `${first} ${second}` : first;
  return trimEnd(word.replace(/^<+/, ''), '>,') || null;
}

function oneValue(clauses: Clauses, name: ClauseName, read: (clause: Clause) => string | null): Value {
  const told = clauses.list.filter((clause) => clause.name === name).map(read);
  const distinct = [...new Set(told.filter((value) => value !== null))];
  const differ = distinct.length > 1;
  // With a second "by" nobody can tell on which side of the server's own words this stands.
  return { value: differ || clauses.several ? null : (distinct[0] ?? null), differ };
}

/** "MailboxResubmission by AntispamTT" (Exchange) says which of its parts it was. */
function protocolOf(clause: Clause | undefined): string | null {
  const words = wordsBeforeRemark(clause);
  const end = words.findIndex((word) => word.toLowerCase() === 'by');
  return readProtocol(end < 0 ? words : words.slice(0, end));
}

/** Up to the remark behind the protocol, in which somebody's words may stand: "with esmtp (Exim 4.98) (envelope-from <x>)". */
function wordsBeforeRemark(clause: Clause | undefined): string[] {
  const tokens = clause?.tokens ?? [];
  const end = tokens.findIndex(({ kind }, index) => kind === 'comment' && index > 0);
  return wordsOf(clause && { ...clause, tokens: end < 0 ? tokens : tokens.slice(0, end) });
}

function mentions({ client }: Clauses, word: string): boolean {
  return (client ?? []).some(({ kind, text }) => kind === 'word' && text.toLowerCase() === word);
}

/** The words in which servers tell of TLS: of their own clause, else those behind the protocol. */
export function tlsWords(clauses: Clauses): string[] {
  const tls = firstClause(clauses, 'tls');
  return tls ? ['tls', ...wordsOf(tls)] : wordsBeforeRemark(firstClause(clauses, 'with'));
}
