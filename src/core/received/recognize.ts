/**
 * One Received field, told by a known form (DESIGN: recognized or refused).
 *
 * The attack: a client greets with a server's own words, and names its address like a remark. What it chose is told apart here by the form
 * of the program that wrote the field, whose mark stands behind "by", where no client's word comes.
 */
import { trimEnd } from '../message/characters/trim-end.ts';
import { type Clauses, readClauses } from './clauses.ts';
import { compileClient } from './client-template.ts';
import { type SplitField, splitDate } from './field-date.ts';
import { FORMS } from './forms/index.ts';
import type { Span } from './quoted-path.ts';
import { type ClientForm, type KnownClient, NOBODY, readClient } from './read-client.ts';
import { scanField } from './scan.ts';
import { compileServer, fitsServer, type ServerTemplate } from './server-template.ts';

export interface Known extends KnownClient {
  form: string;
  clauses: Clauses;
  field: SplitField;
  /** Of two servers that it may name, only the client's address is the same. */
  contested?: true;
}

interface Compiled extends ClientForm {
  name: string;
  server: ServerTemplate;
}

const COMPILED: Compiled[] = FORMS.map(({ name, client, server, family, silent }) => ({
  name,
  isFamily: family === true,
  isSilent: silent === true,
  clients: client.map(compileClient),
  server: compileServer(server),
}));

/** More than any server writes; a greeting that holds more is its own undoing. */
const MAX_PLACES = 8;

/**
 * The attack: MAIL FROM:<"x>) by y (Exim 4.98) (z <"@attack.example> looks like a second server of the same program. The first is believed
 * where both saw the same client: or whoever sends such a path would be seen by nobody.
 *
 * @returns null where no form fits, or forms differ on whose words are whose
 */
export function recognize(value: string): Known | null {
  if (QMAIL.test(value) || SIMSCAN.test(value)) return invoked(value);
  const places = beforeCertificate(serverPlaces(value), value);
  if (places.length > MAX_PLACES) return null;
  let known: Known | null = null;
  const paths: Span[] = [];
  for (const place of places) {
    const { found, quoted } = readFrom(value, place);
    const isInPath = paths.some(({ start, end }) => start < place && place < end);
    for (const one of found) {
      // A path behind a server that is not known may look like one that is.
      if (known === null && isInPath) return null;
      known ??= one;
      if (isSame(known, one)) continue;
      if (!isInPath || known.client.ip !== one.client.ip) return null;
      known = { ...known, contested: true };
    }
    paths.push(...quoted);
  }
  return known;
}

/**
 * The attack: Strato's server tells of the client's certificate behind its own name, and "x [192.0.2.1]) by mx.rcpt.example (Postfix) id 1 (" on it
 * would make another server of the words behind that.
 */
function beforeCertificate(places: number[], value: string): number[] {
  const start = value.indexOf('(Client CN "');
  // The first may be what the client calls itself: "from by (rev.example [192.0.2.1])".
  const server = places.find((place) => value.slice(0, place).trim() !== 'from') ?? start;
  return server < start ? places.filter((place) => place < start) : places;
}

const QMAIL = /^\((?:qmail|nullmailer pid) \d{1,10} (?:messnum \d{1,10} )?invoked (?:from|for|by) /;

/** "(qmail 10681 invoked by uid 404); date" and "(qmail 12345 invoked from network); date" name no server. */
function invoked(value: string): Known | null {
  const field = splitDate(scanField(value).tokens, value);
  const isAlone = field.clauses.length === 1 && !field.doubtful;
  return isAlone || SIMSCAN.test(value)
    ? { form: 'qmail', client: NOBODY, told: [], clauses: readClauses(isAlone ? field.clauses : []), field }
    : null;
}

/** "by simscan 1.4.0 ppid: 12344, pid: 12346, t: 0.1s": a filter's mark above the field of the program that took the mail over. */
const SIMSCAN = /^by simscan [\d.]+ ppid: /;

/** Where a "by" stands as a word of its own, or glued to what closes before it. */
function serverPlaces(value: string): number[] {
  const places: number[] = [];
  const word = /(?:^|[ \t\r\n)])by(?=[ \t\r\n])/gi;
  for (let match = word.exec(value); match !== null && places.length <= MAX_PLACES; match = word.exec(value))
    places.push(match.index + match[0].length - 2);
  return places;
}

function readFrom(value: string, place: number): { found: Known[]; quoted: Span[] } {
  const tail = value.slice(place);
  const scanned = scanField(tail);
  const quoted = scanned.quoted.map(({ start, end }) => ({ start: start + place, end: end + place }));
  const field = splitDate(scanned.tokens, tail);
  const clauses = readClauses(field.clauses);
  if (scanned.incomplete || scanned.unbalanced || field.doubtful || clauses.unclear) return { found: [], quoted };
  const fitting = COMPILED.filter(({ server, isFamily }) => fitsServer(server, clauses, isFamily));
  const marked = fitting.filter(({ isFamily }) => !isFamily);
  const head = trimEnd(value.slice(0, place).replace(/[ \t\r\n]+/g, ' '), ' ;');
  const found = (marked.length > 0 ? marked : fitting).flatMap((form) => {
    const read = readClient(form, head);
    return read === null ? [] : [{ form: form.name, ...read, clauses, field }];
  });
  return { found, quoted };
}

function isSame(one: Known, other: Known): boolean {
  return (
    one.client.ip === other.client.ip &&
    one.client.ipIsName === other.client.ipIsName &&
    one.clauses.list[0]?.tokens[0]?.text === other.clauses.list[0]?.tokens[0]?.text &&
    one.field.clauses.length === other.field.clauses.length
  );
}
