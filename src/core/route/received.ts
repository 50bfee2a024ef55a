/**
 * One Received field, read (RFC 5321 §4.4, which obsoletes the form of RFC 822 §4.1; protocols by RFC 3848).
 *
 * Every server writes its own dialect, so nothing here is an error: what a field does not tell is null, and nothing is
 * guessed. Whether any of it may be believed is for the trust line (trust-line.ts) to say.
 */
import type { Hop } from '../inspection/index.ts';
import { MAX_RECEIVED } from '../limits.ts';
import { parseDate } from '../message/fields/date.ts';
import { trimBlanks } from '../message/fields/field-value.ts';
import { type Known, recognize } from '../received/recognize.ts';
import { readAuthenticated } from './authentication.ts';
import { type Clause, type Clauses, commentsOf, findServer, firstClause, readClauses } from './clauses.ts';
import { type Client, readClient } from './client.ts';
import { gluedComments } from './client-words.ts';
import { readEnvelopeFrom } from './envelope-from.ts';
import { type SplitField, splitDate } from './field-date.ts';
import { protocolParts } from './protocol.ts';
import { kindOfComment } from './remarks.ts';
import { type Scanned, scanField, type Token } from './scan.ts';
import { mentionsSeveral } from './seen-address.ts';
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
  /** A program on the host itself handed the mail in. */
  pickup: boolean;
}

/** Reads a Received field by the form that fits it as a whole, else loosely, and says whether it could be told apart who wrote what. */
export function readReceived(value: string): ReadReceived {
  const known = value.length > MAX_RECEIVED ? null : recognize(value);
  const read = known && readKnown(known);
  return read === null || read.unclear ? readLoosely(value) : read;
}

function readKnown({ form, client, told, clauses, field }: Known): ReadReceived {
  const comments = told.length === 0 ? commentsOfServer(clauses) : [...told, ...commentsOfServer(clauses)];
  return readParts({ form, client, clauses, field, told, comments, incomplete: false, unclear: false });
}

function readLoosely(value: string): ReadReceived {
  const read = value.slice(0, MAX_RECEIVED);
  const field = scanField(read);
  const dated = splitDate(field.tokens, read, findServer(field.tokens).at(-1) ?? 0);
  const unwrapped = unwrapFrom(dated.clauses);
  const clauses = readClauses(unwrapped.tokens);
  // NAVGW's first clause has lost its parenthesis to one in the greeting, and with it the server's remark.
  const isTorn = field.unbalanced && trimBlanks(read).startsWith('(');
  const incomplete = value.length > MAX_RECEIVED || field.incomplete || unwrapped.incomplete || isTorn;
  const unclear =
    incomplete ||
    field.unbalanced ||
    unwrapped.unbalanced ||
    dated.doubtful ||
    clauses.unclear ||
    // A client greets once: of two remarks that tell a greeting, one is the client's own word (an ident that closes its parenthesis).
    clauses.words.remarks.filter(({ helo }) => helo !== null).length > 1;
  const comments = [
    ...commentsOfServer(clauses),
    ...(clauses.words.seen === null ? commentTexts(clauses.client ?? []) : []), // Alibaba: "from app3(mailfrom:a@b fp:…)"
  ];
  const client = readClient(clauses);
  return readParts({ form: null, client, clauses, field: dated, told: [], comments, incomplete, unclear });
}

interface Parts {
  form: string | null;
  client: Omit<Client, 'ipIsName'> & { ipIsName?: boolean };
  clauses: Clauses;
  field: SplitField;
  told: string[];
  /** Those that may tell of the envelope. */
  comments: string[];
  incomplete: boolean;
  unclear: boolean;
}

function readParts({ form, client, clauses, field, told, comments, incomplete, ...read }: Parts): ReadReceived {
  const protocol = readWith(clauses);
  const words = { id: readWord(clauses, 'id'), for: readWord(clauses, 'for'), via: readVia(clauses) };
  const unclear =
    read.unclear || [protocol, words.id, words.for, words.via].some(({ differ }) => differ) || hasOpenPath(clauses);
  const remarks = [...told, ...commentsOfServer(clauses)];
  const via = words.via.value ?? ofKind(remarks, 'via')[0]?.slice('via '.length) ?? null;
  const parts = [...protocol.words, protocol.value ?? via ?? ''].flatMap(protocolParts);
  const date = parseDate(incomplete ? '' : (field.dateText ?? ''));
  const { ipIsName, ...seen } = client;
  const hop: Hop = {
    form,
    ...seen,
    // What was left out may be what the server saw, and what is left an address that the client brought along.
    ...(incomplete || (unclear && mentionsSeveral(clauses.client ?? []))
      ? { ip: null, reverseName: null }
      : ipIsName
        ? { ipIsName }
        : {}),
    ...readServer(firstClause(clauses, 'by'), laterComments(clauses)),
    with: incomplete ? null : protocol.value,
    tls: readTls(ofKind(remarks, 'tls'), tlsWords(clauses), parts),
    id: unclear ? null : (words.id.value ?? firstWord(firstClause(readClauses(field.trailer), 'id'))),
    for: unclear ? null : words.for.value,
    envelopeFrom: readEnvelopeFrom(clauses, [...comments, ...commentTexts(field.trailer)]),
    authenticated: unclear
      ? null
      : readAuthenticated(ofKind([...told, ...commentsBeforeRecipient(clauses)], 'authentication'), parts),
    via,
    date: date.iso,
    dateText: incomplete ? null : field.dateText,
    zone: date.zone,
  };
  return { hop, unclear, pickup: clauses.client === null && remarks.some(isPickup) };
}

/** NAVGW writes its whole first clause as a comment: "(from CLIENT [192.0.2.1]) by …". */
function unwrapFrom(tokens: Token[]): Scanned {
  const [first, ...rest] = tokens;
  if (first?.kind !== 'comment' || !/^from /i.test(first.text)) return { tokens, incomplete: false, unbalanced: false };
  const inner = scanField(first.text);
  return { ...inner, tokens: [...inner.tokens, ...rest] };
}

/** All comments but those that may be the client's own words. */
function commentsOfServer({ before, list, words: { told } }: Clauses): string[] {
  return commentTexts([
    ...before,
    ...told,
    ...list.filter(({ name }) => name !== 'from').flatMap(({ tokens }) => tokens),
  ]);
}

/** No server tells of a login behind the recipient, but a recipient can be called "bob(authenticated)". */
function commentsBeforeRecipient(clauses: Clauses): string[] {
  const recipient = clauses.list.findIndex(({ name }) => name === 'for');
  const list = recipient < 0 ? clauses.list : clauses.list.slice(0, recipient);
  const comments = commentsOfServer({ ...clauses, list: list.map(withoutGlued) });
  // "(envelope-from <a) (authenticated bits=0) (b>)"
  const open = comments.findIndex((comment) => kindOfComment(comment) === 'envelope' && isOpenPath(comment));
  return open < 0 ? comments : comments.slice(0, open);
}

function withoutGlued(clause: Clause): Clause {
  if (clause.name !== 'envelope-from') return clause;
  const glued = gluedComments(clause.tokens);
  return { ...clause, tokens: clause.tokens.filter((token) => !glued.includes(token)) };
}

/** "for <a with LMTP>", 'for "a with LMTP"@rcpt.example', "id <a (authenticated)>": where these end, what follows does not tell. */
function hasOpenPath({ list }: Clauses): boolean {
  return list.some(({ name, tokens: [path] }) => {
    const isPath = name === 'for' || name === 'id' || name === 'envelope-from' || name === 'from';
    return isPath && path !== undefined && (path.kind === 'comment' || isOpenPath(path.text));
  });
}

function isOpenPath(text: string): boolean {
  const open = text.indexOf('<');
  return text.startsWith('"') || (open >= 0 && !text.includes('>', open));
}

/** "(Postfix, from userid 33)" and "(qmail 10681 invoked by uid 404)" */
function isPickup(comment: string): boolean {
  return /^(?:Postfix, from userid|qmail \d{1,10} invoked by (?:uid|alias))/.test(comment);
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
