/**
 * One Received field, told by a known form (DESIGN: recognized or refused).
 *
 * The attack: a client greets with a server's own words, and names its address like a remark. What it chose is told apart here by the form
 * of the program that wrote the field, whose mark stands behind "by", where no client's word comes.
 */
import { trimEnd } from '../message/characters/trim-end.ts';
import { type Clauses, readClauses } from '../route/clauses.ts';
import { type Client, withoutFinalDot } from '../route/client.ts';
import { addressBehindAt, addressIn } from '../route/client-address.ts';
import { type SplitField, splitDate } from '../route/field-date.ts';
import { kindOfComment } from '../route/remarks.ts';
import { scanField } from '../route/scan.ts';
import {
  type ClientFields,
  type ClientTemplate,
  compileClient,
  endsWithAddress,
  fitClient,
} from './client-template.ts';
import { FORMS } from './forms/index.ts';
import { compileServer, fitsServer, type ServerTemplate } from './server-template.ts';

export interface Known {
  form: string;
  client: Client;
  /** Remarks of the server's behind the client's address. */
  told: string[];
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
const MAX_REMARKS = 8;

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
    const read = readClient(form, head);
    return read === null ? [] : [{ form: form.name, ...read, clauses, field }];
  });
}

function readClient(form: Compiled, head: string): Pick<Known, 'client' | 'told'> | null {
  const bare = peel(head);
  for (const template of form.clients) {
    const isLast = endsWithAddress(template);
    const found = fitClient(template, isLast ? bare.text : head);
    if (found === null || (template.at(-2)?.endsWith('*') && holdsAnother(found.free))) continue;
    const client = head === '' ? NOBODY : tell(found, form.isFamily);
    if (client) return { client, told: [...(isLast ? bare.remarks : []), ...said(found.fields)] };
  }
  return null;
}

/**
 * The attack: where the name of an address comes first, its owner may write into it all that follows in the field: then the server's own
 * word stands in what seems to be the greeting, and nobody can tell.
 */
function holdsAnother(free: string): boolean {
  for (let open = free.indexOf('(['); open >= 0; open = free.indexOf('([', open + 1)) {
    const close = free.indexOf(']', open);
    if (close > 0 && addressIn(free.slice(open + 2, Math.min(close, open + MAX_LITERAL))) !== null) return true;
  }
  return false;
}

const MAX_LITERAL = 64;

/** A login and a reverse-path, as remarks of their own would tell them. */
function said({ user, path }: Record<string, string>): string[] {
  return [...(user ? [`authenticated user ${user}`] : []), ...(path ? [`mailfrom:${path}`] : [])];
}

const NOBODY = { from: null, helo: null, ip: null, reverseName: null };

/** Takes the remarks of the server's off the end: TLS, login, envelope. */
function peel(head: string): { text: string; remarks: string[] } {
  const remarks: string[] = [];
  let text = head;
  while (text.endsWith(')') && remarks.length < MAX_REMARKS) {
    const open = openingOf(text);
    const remark = text.slice(open + 1, -1);
    if (open <= 0 || text[open - 1] !== ' ' || kindOfComment(remark) === 'connection') break;
    remarks.unshift(remark);
    text = text.slice(0, open).trimEnd();
  }
  // What a certificate says is the client's own word, parentheses and quotation marks included.
  const certificate = remarks.findIndex((remark) => /^client cn /i.test(remark));
  return { text, remarks: certificate < 0 ? remarks : remarks.slice(0, certificate) };
}

/** The parenthesis that the last one closes; -1 where there is none. */
function openingOf(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ')') depth++;
    else if (text[at] === '(' && --depth === 0) return at;
  }
  return -1;
}

const NO_NAME = /^<?(?:unknown|unavailable|unverified|softdnserr)>?$/i;
const KEYWORD = /^(?:[el]hlo|helo)$|=/i;

function tell({ fields, first }: ClientFields, isFamily: boolean): Client | null {
  const { name, same, reverse = same, from, named, at, rest, greeting } = fields;
  const helo = fields['helo'] ?? greeting ?? name ?? (rest === undefined ? undefined : greetingIn(rest)) ?? same;
  const ip = addressIn(fields['ip'] ?? named ?? '') ?? addressBehindAt(at ?? '');
  if (isOther(name, ip) || isOther(greeting, ip)) return null;
  if (isFamily) {
    // Without a mark, what looks like another family's word may be it.
    if (isOther(reverse, ip) || (reverse !== undefined && KEYWORD.test(reverse))) return null;
  }
  const host = reverse === undefined || /[@=]/.test(reverse) ? '' : withoutFinalDot(reverse);
  return {
    from: from ?? first,
    helo: helo || null,
    ip,
    reverseName: host === '' || NO_NAME.test(host) || addressIn(host) !== null ? null : host,
    ...(named === undefined ? {} : { ipIsName: true as const }),
  };
}

/** "port=25 helo=mail.example ident=joe", all of it the client's own words but the port. */
function greetingIn(rest: string): string | undefined {
  const start = rest.indexOf('helo=');
  return start < 0 ? undefined : rest.slice(start + 'helo='.length).split(' ident=', 1)[0];
}

function isOther(word: string | undefined, ip: string | null): boolean {
  const address = word === undefined ? null : addressIn(word);
  return address !== null && address !== ip;
}

function isSame(one: Known, other: Known): boolean {
  return (
    one.client.ip === other.client.ip &&
    one.client.ipIsName === other.client.ipIsName &&
    one.clauses.list[0]?.tokens[0]?.text === other.clauses.list[0]?.tokens[0]?.text &&
    one.field.clauses.length === other.field.clauses.length
  );
}
