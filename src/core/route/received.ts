/**
 * One Received field, read (RFC 5321 §4.4, which obsoletes the form of RFC 822 §4.1; protocols by RFC 3848).
 *
 * Every server writes its own dialect, so nothing here is an error: what a field does not tell is null, and nothing is
 * guessed. Whether any of it may be believed is for the trust line (trust-line.ts) to say.
 */
import type { Hop } from '../inspection.ts';
import { MAX_RECEIVED } from '../limits.ts';
import { parseDate } from '../message/date.ts';
import { readAuthenticated } from './authentication.ts';
import { type Clause, type Clauses, commentsOf, firstClause, readClauses, wordsOf } from './clauses.ts';
import { gluedComments, readClient } from './client.ts';
import { readEnvelopeFrom } from './envelope-from.ts';
import { splitDate } from './field-date.ts';
import { protocolParts, readProtocol } from './protocol.ts';
import { kindOfComment } from './remarks.ts';
import { scan, type Token } from './scan.ts';
import { readServer } from './server.ts';
import { readTls } from './tls.ts';

/**
 * Reads a Received field.
 *
 * @param value the field's value, unfolded, one character per byte; what stands past MAX_RECEIVED characters is not read
 * @returns what the field tells; never throws, linear in the length of the value
 */
export function parseReceived(value: string): Hop {
  const read = value.slice(0, MAX_RECEIVED);
  const { clauses: tokens, trailer, dateText } = splitDate(scan(read), read);
  const clauses = readClauses(unwrapFrom(tokens));
  const client = clientClause(clauses);
  const by = firstClause(clauses, 'by');
  const withWords = wordsOf(firstClause(clauses, 'with'));
  const protocol = readProtocol(withWords);
  const remarks = allComments(tokens, client);
  const via =
    wordsOf(firstClause(clauses, 'via')).join(' ') || (ofKind(remarks, 'via')[0]?.slice('via '.length) ?? null);
  const parts = [
    ...clauses.list.filter((clause) => clause.name === 'with').flatMap(wordsOf),
    protocol ?? via ?? '',
  ].flatMap(protocolParts);
  const date = parseDate(dateText ?? '');
  const { ipIsName, ...seen } = readClient(client);
  return {
    ...seen,
    ...(ipIsName ? { ipIsName } : {}),
    ...readServer(by, laterComments(clauses)),
    with: protocol,
    tls: readTls(ofKind(remarks, 'tls'), tlsWords(withWords, clauses), parts),
    id: firstWord(firstClause(clauses, 'id')) ?? firstWord(firstClause(readClauses(trailer), 'id')),
    for: firstWord(firstClause(clauses, 'for')),
    envelopeFrom: readEnvelopeFrom(clauses, [...allComments(tokens, undefined), ...commentTexts(trailer)]),
    authenticated: readAuthenticated(ofKind(remarks, 'authentication'), parts),
    via,
    date: date.iso,
    dateText,
    zone: date.zone,
  };
}

/** A "from" behind "for" is the reverse-path (XMail), not the client. */
export function clientClause(clauses: Clauses): Clause | undefined {
  const from = clauses.list.findIndex((clause) => clause.name === 'from');
  const recipient = clauses.list.findIndex((clause) => clause.name === 'for');
  return recipient >= 0 && from > recipient ? undefined : clauses.list[from];
}

/** NAVGW writes its whole first clause as a comment: "(from CLIENT [192.0.2.1]) by …". */
function unwrapFrom(tokens: Token[]): Token[] {
  const [first, ...rest] = tokens;
  return first?.kind === 'comment' && /^from /i.test(first.text) ? [...scan(first.text), ...rest] : tokens;
}

/**
 * All comments but those that may be the client's own words: one that is glued to its name, and one before the address
 * itself, where courier writes the greeting: "from reverse (greeting) [192.0.2.1]".
 */
function allComments(tokens: Token[], client: Clause | undefined): string[] {
  const told = client?.tokens ?? [];
  const address = told.findLastIndex((token, index) => index > 0 && token.kind === 'literal');
  const own = new Set([...gluedComments(told), ...told.slice(0, Math.max(0, address))]);
  return commentTexts(tokens.filter((token) => !own.has(token)));
}

function commentTexts(tokens: Token[]): string[] {
  return tokens.filter((token) => token.kind === 'comment').map((token) => token.text);
}

function ofKind(comments: string[], kind: ReturnType<typeof kindOfComment>): string[] {
  return comments.filter((comment) => kindOfComment(comment) === kind);
}

function laterComments(clauses: Clauses): string[] {
  return clauses.list.filter((clause) => clause.name === 'with' || clause.name === 'tls').flatMap(commentsOf);
}

function tlsWords(withWords: string[], clauses: Clauses): string[] {
  const tls = firstClause(clauses, 'tls');
  return tls ? ['tls', ...wordsOf(tls)] : withWords;
}

/** One word without angle brackets and the comma behind it; null when there is none. */
function firstWord(clause: Clause | undefined): string | null {
  const word = wordsOf(clause)[0] ?? '';
  return word.replace(/^<+/, '').replace(/[>,]+$/, '') || null;
}
