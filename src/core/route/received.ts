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
import { type Clauses, commentsOf, findServer, firstClause, readClauses } from './clauses.ts';
import { readClient } from './client.ts';
import { gluedComments, tellApart } from './client-words.ts';
import { readEnvelopeFrom } from './envelope-from.ts';
import { splitDate } from './field-date.ts';
import { protocolParts } from './protocol.ts';
import { kindOfComment } from './remarks.ts';
import { scan, scanField, type Token } from './scan.ts';
import { readServer } from './server.ts';
import { readTls } from './tls.ts';
import { firstWord, readVia, readWith, readWord, tlsWords } from './values.ts';

/**
 * Reads a Received field.
 *
 * @param value the field's value, unfolded, one character per byte; what stands past MAX_RECEIVED characters is not read
 * @returns what the field tells; never throws, linear in the length of the value
 */
export function parseReceived(value: string): Hop {
  return readReceived(value).hop;
}

export interface ReadReceived {
  hop: Hop;
  /** Somebody's words look like clauses, and it cannot be told which are the server's: such a hop is no delivery and no login. */
  unclear: boolean;
}

/** Reads a Received field, and says whether it could be told apart who wrote what. */
export function readReceived(value: string): ReadReceived {
  const read = value.slice(0, MAX_RECEIVED);
  const { tokens: scanned, incomplete: partly } = scanField(read);
  const incomplete = partly || value.length > MAX_RECEIVED;
  const { clauses: tokens, trailer, dateText, doubtful } = splitDate(scanned, read, findServer(scanned).at(-1) ?? 0);
  const clauses = readClauses(unwrapFrom(tokens));
  const { ipIsName, ...seen } = readClient(clauses.client ?? []);
  const protocol = readWith(clauses);
  const told = { id: readWord(clauses, 'id'), for: readWord(clauses, 'for'), via: readVia(clauses) };
  const unclear =
    incomplete ||
    doubtful ||
    clauses.unclear ||
    [protocol, told.id, told.for, told.via].some(({ differ }) => differ) ||
    isQuotedRecipient(clauses);
  const remarks = commentsOfServer(clauses);
  const via = told.via.value ?? ofKind(remarks, 'via')[0]?.slice('via '.length) ?? null;
  const parts = [...protocol.words, protocol.value ?? via ?? ''].flatMap(protocolParts);
  const date = parseDate(dateText ?? '');
  const hop: Hop = {
    ...seen,
    // What was left out may be what the server saw, and what is left an address that the client brought along.
    ...(incomplete ? { ip: null, reverseName: null } : ipIsName ? { ipIsName } : {}),
    ...readServer(firstClause(clauses, 'by'), laterComments(clauses)),
    with: protocol.value,
    tls: readTls(ofKind(remarks, 'tls'), tlsWords(clauses), parts),
    id: told.id.value ?? (unclear ? null : firstWord(firstClause(readClauses(trailer), 'id'))),
    for: told.for.value,
    envelopeFrom: readEnvelopeFrom(clauses, [...remarks, ...commentsWithoutAddress(clauses), ...commentTexts(trailer)]),
    authenticated: unclear ? null : readAuthenticated(ofKind(remarks, 'authentication'), parts),
    via,
    date: date.iso,
    dateText,
    zone: date.zone,
  };
  return { hop, unclear };
}

/** NAVGW writes its whole first clause as a comment: "(from CLIENT [192.0.2.1]) by …". */
function unwrapFrom(tokens: Token[]): Token[] {
  const [first, ...rest] = tokens;
  return first?.kind === 'comment' && /^from /i.test(first.text) ? [...scan(first.text), ...rest] : tokens;
}

/** All comments but those that may be the client's or the recipient's own words. */
function commentsOfServer({ before, client, list }: Clauses): string[] {
  const behind = list.flatMap(({ name, tokens }) => {
    const own = name === 'for' ? gluedComments(tokens) : [];
    return name === 'from' ? [] : tokens.filter((token) => !own.includes(token));
  });
  return commentTexts([...before, ...tellApart(client ?? []).told, ...behind]);
}

/** Alibaba writes no address, and the reverse-path beside the name: "from app3(mailfrom:a@b fp:…)". */
function commentsWithoutAddress({ client }: Clauses): string[] {
  return client !== null && tellApart(client).seen === null ? commentTexts(client) : [];
}

/** 'for "a with LMTP"@rcpt.example': where such a recipient ends, what follows does not tell. */
function isQuotedRecipient(clauses: Clauses): boolean {
  return firstClause(clauses, 'for')?.tokens[0]?.text.startsWith('"') ?? false;
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
