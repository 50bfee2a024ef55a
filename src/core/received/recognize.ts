/**
 * One Received field, told by a known form (DESIGN: recognized or refused).
 *
 * The attack: a client greets with a server's own words, and names its address like a remark. What it chose is told apart here by the form
 * of the program that wrote the field, whose mark stands behind "by", where no client's word comes.
 */
import { trimEnd } from '../message/characters/trim-end.ts';
import { type Clauses, readClauses } from './clauses.ts';
import { type ClientTemplate, compileClient } from './client-template.ts';
import { type SplitField, splitDate } from './field-date.ts';
import { FORMS } from './forms/index.ts';
import { type KnownClient, NOBODY, readClient } from './read-client.ts';
import { scanField } from './scan.ts';
import { compileServer, fitsServer, type ServerTemplate } from './server-template.ts';

export interface Known extends KnownClient {
  form: string;
  clauses: Clauses;
  field: SplitField;
}

interface Compiled {
  name: string;
  isFamily: boolean;
  clients: ClientTemplate[];
  server: ServerTemplate;
}

const COMPILED: Compiled[] = FORMS.map(({ name, client, server, family }) => ({
  name,
  isFamily: family === true,
  clients: client.map(compileClient),
  server: compileServer(server),
}));

/** More than any server writes; a greeting that holds more is its own undoing. */
const MAX_PLACES = 8;

/** @returns null where no form fits, or forms differ on whose words are whose */
export function recognize(value: string): Known | null {
  if (QMAIL.test(value)) return invoked(value);
  const places = serverPlaces(value);
  if (places.length > MAX_PLACES) return null;
  let known: Known | null = null;
  for (const place of places) {
    for (const found of readFrom(value, place)) {
      if (known !== null && !isSame(known, found)) return null;
      known ??= found;
    }
  }
  return known;
}

const QMAIL = /^\(qmail \d{1,10} (?:messnum \d{1,10} )?invoked (?:from|for|by) /;

/** "(qmail 10681 invoked by uid 404); date" and "(qmail 12345 invoked from network); date" name no server. */
function invoked(value: string): Known | null {
  const field = splitDate(scanField(value).tokens, value);
  const isAlone = field.clauses.length === 1 && !field.doubtful;
  return isAlone ? { form: 'qmail', client: NOBODY, told: [], clauses: readClauses(field.clauses), field } : null;
}

/** Where a "by" stands as a word of its own. */
function serverPlaces(value: string): number[] {
  const places: number[] = [];
  const word = /(?:^|[ \t\r\n])by(?=[ \t\r\n])/gi;
  for (let match = word.exec(value); match !== null && places.length <= MAX_PLACES; match = word.exec(value))
    places.push(match.index + match[0].length - 2);
  return places;
}

function readFrom(value: string, place: number): Known[] {
  const tail = value.slice(place);
  const scanned = scanField(tail);
  if (scanned.incomplete || scanned.unbalanced) return [];
  const field = splitDate(scanned.tokens, tail);
  if (field.doubtful) return [];
  const clauses = readClauses(field.clauses);
  if (clauses.unclear) return [];
  const fitting = COMPILED.filter(({ server, isFamily }) => fitsServer(server, clauses, isFamily));
  const marked = fitting.filter(({ isFamily }) => !isFamily);
  const head = trimEnd(value.slice(0, place).replace(/[ \t\r\n]+/g, ' '), ' ;');
  return (marked.length > 0 ? marked : fitting).flatMap((form) => {
    const read = readClient(form.clients, head, form.isFamily);
    return read === null ? [] : [{ form: form.name, ...read, clauses, field }];
  });
}

function isSame(one: Known, other: Known): boolean {
  return (
    one.client.ip === other.client.ip &&
    one.client.ipIsName === other.client.ipIsName &&
    one.clauses.list[0]?.tokens[0]?.text === other.clauses.list[0]?.tokens[0]?.text &&
    one.field.clauses.length === other.field.clauses.length
  );
}
