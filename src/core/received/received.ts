/**
 * One Received field, read (RFC 5321 §4.4, which obsoletes the form of RFC 822 §4.1; protocols by RFC 3848).
 *
 * Every server writes its own dialect, so nothing here is an error: what a field does not tell is null, and nothing is
 * guessed. Whether any of it may be believed is for the trust line (route/trust-line.ts) to say.
 */
import type { Hop } from '../inspection/index.ts';
import { MAX_RECEIVED } from '../limits.ts';
import { parseDate } from '../message/fields/date.ts';
import { readAuthenticated } from './authentication.ts';
import {
  type Clause,
  type Clauses,
  commentsOf,
  commentTexts,
  findServer,
  firstClause,
  readClauses,
} from './clauses.ts';
import { type Client, readLooseClient } from './client.ts';
import { readEnvelopeFrom } from './envelope-from.ts';
import { type SplitField, splitDate } from './field-date.ts';
import { protocolParts } from './protocol.ts';
import { type Known, recognize } from './recognize.ts';
import { kindOfComment } from './remarks.ts';
import { scanField, type Token } from './scan.ts';
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
  const isRefused = read === null || (read.unclear && !known?.contested) || isStrangers(read.hop);
  return isRefused ? readLoosely(value) : read;
}

/**
 * The attack: a program that writes no address copies the greeting "x ([192.0.2.10])", and its field looks like that of one that does. So a program
 * that names itself is believed of an address only if it has a form of its own, or was seen to write addresses.
 */
function isStrangers({ form, ip, software }: Hop): boolean {
  return form === 'unmarked' && ip !== null && software !== null && !SEEN_TO_TELL.test(software);
}

/** How they name themselves: gateways, servers of telephone companies and of QQ, GMX, Samsung, Seznam, Yandex, and fetchmail. */
const SEEN_TO_TELL =
  /^(?:axigen|esmtp$|fetchm|hosting |iplanet|knox|mailany|mos |mp\d|mxfront|nemesis|newesmtp|newmx|prox|qp |seznam|sun j|surf|surge|symantec|trend m|xserve|yandex)/i;

function readKnown({ form, client, told, clauses, field, contested }: Known): ReadReceived {
  return readParts({ form, client, clauses, field, told, incomplete: false, unclear: contested === true });
}

function readLoosely(value: string): ReadReceived {
  const read = value.slice(0, MAX_RECEIVED);
  const scanned = scanField(read);
  const field = splitDate(scanned.tokens, read, findServer(scanned.tokens).at(-1) ?? 0);
  const clauses = readClauses(field.clauses);
  const incomplete = value.length > MAX_RECEIVED || scanned.incomplete;
  const unclear = incomplete || scanned.unbalanced || field.doubtful || clauses.unclear;
  const client = readLooseClient(incomplete ? [] : (clauses.client ?? []));
  return readParts({ form: null, client, clauses, field, told: [], incomplete, unclear });
}

interface Parts {
  form: string | null;
  client: Client;
  clauses: Clauses;
  field: SplitField;
  /** The server's remarks behind the client's address. */
  told: string[];
  incomplete: boolean;
  unclear: boolean;
}

function readParts({ form, client, clauses, field, told, incomplete, ...read }: Parts): ReadReceived {
  const protocol = readWith(clauses);
  const words = { id: readWord(clauses, 'id'), for: readWord(clauses, 'for'), via: readVia(clauses) };
  const unclear =
    read.unclear || [protocol, words.id, words.for, words.via].some(({ differ }) => differ) || hasOpenPath(clauses);
  const remarks = [...told, ...commentsOfServer(clauses)];
  const via = words.via.value ?? ofKind(remarks, 'via')[0]?.slice('via '.length) ?? null;
  const parts = [...protocol.words, protocol.value ?? via ?? ''].flatMap(protocolParts);
  const date = parseDate(incomplete ? '' : (field.dateText ?? ''));
  const hop: Hop = {
    form,
    ...client,
    ...readServer(firstClause(clauses, 'by'), laterComments(clauses)),
    with: incomplete ? null : protocol.value,
    tls: readTls(ofKind(remarks, 'tls'), tlsWords(clauses), parts),
    id: unclear ? null : (words.id.value ?? firstWord(firstClause(readClauses(field.trailer), 'id'))),
    for: unclear ? null : words.for.value,
    envelopeFrom: readEnvelopeFrom(clauses, [...remarks, ...commentTexts(field.trailer)]),
    authenticated: unclear
      ? null
      : readAuthenticated(ofKind([...told, ...commentsBeforeRecipient(clauses)], 'authentication'), parts),
    via,
    date: date.iso,
    dateText: incomplete ? null : field.dateText,
    zone: date.zone,
  };
  return { hop, unclear, pickup: client.ip === null && clauses.client === null && ownComments(clauses).some(isPickup) };
}

/** Of the server's name, and what stands before all: a reverse-path or a recipient is in none of these. */
function ownComments(clauses: Clauses): string[] {
  return commentTexts([...clauses.before, ...(firstClause(clauses, 'by')?.tokens ?? [])]);
}

/** All comments but those that may be the client's own words. */
function commentsOfServer({ before, list }: Clauses): string[] {
  return commentTexts([...before, ...list.filter(({ name }) => name !== 'from').flatMap(({ tokens }) => tokens)]);
}

/** No server tells of a login behind the recipient, but a recipient can be called "bob(authenticated)". */
function commentsBeforeRecipient(clauses: Clauses): string[] {
  const recipient = clauses.list.findIndex(({ name }) => name === 'for');
  const list = recipient < 0 ? clauses.list : clauses.list.slice(0, recipient);
  const comments = commentsOfServer({ ...clauses, list: list.map(withoutGlued) });
  // '(envelope-from <a) (authenticated bits=0) (b>)' and '(Client CN "a") (authenticated bits=0) ("")': both are the client's words.
  const open = comments.findIndex(
    (comment) => /^client cn /i.test(comment) || (kindOfComment(comment) === 'envelope' && isOpenPath(comment)),
  );
  return open < 0 ? comments : comments.slice(0, open);
}

/** Comments with nothing between them and the word before: they may be a part of what that word's author wrote. */
function gluedComments(tokens: Token[]): Token[] {
  return tokens.filter((token, index) => token.kind === 'comment' && token.glued && tokens[index - 1]?.kind === 'word');
}

function withoutGlued(clause: Clause): Clause {
  if (clause.name !== 'envelope-from') return clause;
  const glued = gluedComments(clause.tokens);
  return { ...clause, tokens: clause.tokens.filter((token) => !glued.includes(token)) };
}

/** "for <a with LMTP>", 'for "a with LMTP"@rcpt.example', "id <a (authenticated)>": where these end, what follows does not tell. */
function hasOpenPath({ list }: Clauses): boolean {
  return list.some(({ name, tokens: [path, next] }) => {
    if (path?.text === '<multiple' && next?.text === 'recipients>') return false;
    const isPath = name === 'for' || name === 'id' || name === 'envelope-from' || name === 'from';
    return isPath && path !== undefined && (path.kind === 'comment' || isOpenPath(path.text));
  });
}

function isOpenPath(text: string): boolean {
  const open = text.indexOf('<');
  return (text.startsWith('"') && !/^"[^"\\]*"@/.test(text)) || (open >= 0 && !text.includes('>', open));
}

/** "(Postfix, from userid 33)", "(qmail 10681 invoked by uid 404)", sendmail's "(8.17.1/8.17.1/Submit)", and sSMTP, which takes mail on its own host alone. */
function isPickup(comment: string): boolean {
  return /^(?:Postfix, from userid|(?:qmail|nullmailer pid) \d{1,10} invoked by (?:uid|alias)|8\..*\/Submit$|sSMTP )/.test(
    comment,
  );
}

function ofKind(comments: string[], kind: ReturnType<typeof kindOfComment>): string[] {
  return comments.filter((comment) => kindOfComment(comment) === kind);
}

function laterComments(clauses: Clauses): string[] {
  return clauses.list.filter((clause) => clause.name === 'with' || clause.name === 'tls').flatMap(commentsOf);
}
