/** One comment of a Received field: what kind of remark it is, and what it says. */
import { addressBehindIdent, addressInBrackets, addressInWord } from './client-address.ts';
import { scanField, type Token, tokenText } from './scan.ts';

export interface ConnectionFacts {
  /** The one address in it; null when there is none, or several that differ. */
  ip: string | null;
  /** There are several addresses that differ: which one is the client's cannot be told. */
  ambiguous: boolean;
  /** It begins with HELO and an address: a greeting, or a reverse name of that one label before what the server saw. */
  greetingOrName: boolean;
  /** The name before the address. */
  name: string | null;
  /** (HELO x), (EHLO x), (LHLO x), helo=x; '' when nothing follows. */
  helo: string | null;
  /** qmail's user@address. */
  ident: boolean;
  /** The server compared name and address (CommuniGate). */
  verified: boolean;
}

/** What servers write where there is no name. */
const NO_NAME = ['unknown', '<unknown>', 'unverified', 'softdnserr', 'helo', 'ehlo', 'lhlo'];
const GREETINGS = ['helo', 'ehlo', 'lhlo'];

/**
 * Reads the remark on a connection: "(mail.example [192.0.2.1])", "(HELO x)", "([192.0.2.1]:25 helo=x)", "(user@192.0.2.1)".
 *
 * A greeting and an ident are the client's own text, and what follows them may be a part of it: "(HELO x [127.0.0.1])" names no
 * address, and where another one stands before, nobody can tell which it is.
 */
export function readConnection(text: string): ConnectionFacts {
  const { tokens, incomplete } = scanField(text);
  const items = tokens.filter((token) => token.kind === 'word' || token.kind === 'literal').flatMap(apart);
  const own = items.findIndex(opensOwnText);
  const rest = own < 0 ? items : items.slice(0, own);
  const addresses = findAddresses(rest);
  const behind = own < 0 ? [] : addressesBehind(items, own, addresses.length > 0);
  const distinct = [...new Set([...addresses, ...behind].map((found) => found.ip))];
  const ambiguous = incomplete || distinct.length > 1 || (addresses.length === 0 && behind.length > 0);
  const first = addresses[0];
  const named = first ? rest.slice(0, rest.indexOf(first.item)) : rest.length === 1 ? rest : [];
  return {
    ip: ambiguous ? null : (distinct[0] ?? null),
    ambiguous,
    greetingOrName: own === 0 && GREETINGS.includes(lowerText(items[0])) && addressOf(items[1]) !== null,
    name: namedBy(named),
    helo: greetingOf(items),
    ident: first?.ident ?? false,
    verified: rest.some((item) => item.text === 'verified'),
  };
}

/**
 * The addresses behind a greeting or ident, which may be parts of it.
 *
 * @param own its index
 * @param isSecond an address stands before it: then what follows may be what the server saw, and all before a name in its zone
 */
function addressesBehind(items: Token[], own: number, isSecond: boolean): FoundAddress[] {
  const ident = pick(items.slice(own, own + 1), ({ text }) => addressBehindIdent(text), true);
  return [...ident, ...findAddresses(items.slice(isSecond ? own + 1 : endOfName(items, own)))];
}

/** "HELO" before the name, "helo=x", and Exim's "ident=x". */
export function opensOwnText(token: Token): boolean {
  return isGreeting(token) || (token.kind === 'word' && /^ident=/i.test(token.text));
}

/**
 * "name[192.0.2.1]", as some servers write it, is a name and an address. Read as one word it would tell of no address, and one that the client
 * greets with would count.
 */
function apart(item: Token): Token[] {
  const open = item.kind === 'word' && item.text.endsWith(']') ? item.text.lastIndexOf('[') : -1;
  if (open < 1 || '@='.includes(item.text[open - 1] ?? '') || addressInBrackets(item.text.slice(open + 1, -1)) === null)
    return [item];
  const at = item.start + open;
  return [
    { ...item, text: item.text.slice(0, open), end: at },
    { ...item, kind: 'literal', text: item.text.slice(open + 1, -1), start: at, glued: true },
  ];
}

function lowerText(item: Token | undefined): string {
  return item?.kind === 'word' ? item.text.toLowerCase() : '';
}

function addressOf(item: Token | undefined): string | null {
  if (item === undefined) return null;
  return item.kind === 'literal' ? addressInBrackets(item.text) : addressInWord(item.text);
}

/** The name that a client gave itself; all that is glued together is one name: "(HELO [127.0.0.1][127.0.0.1])". */
function greetingOf(items: Token[]): string | null {
  const start = items.findIndex(isGreeting);
  const greeting = items[start];
  if (greeting === undefined) return null;
  if (greeting.text.toLowerCase().startsWith('helo=')) return greeting.text.slice('helo='.length);
  return items
    .slice(start + 1, endOfName(items, start))
    .map(tokenText)
    .join('');
}

/** Behind the name that stands in "helo=x" itself, or behind "HELO". */
function endOfName(items: Token[], opening: number): number {
  let end = GREETINGS.includes(items[opening]?.text.toLowerCase() ?? '') ? opening + 2 : opening + 1;
  while (items[end]?.glued) end++;
  return end;
}

function isGreeting(token: Token): boolean {
  const word = token.kind === 'word' ? token.text.toLowerCase() : '';
  return GREETINGS.includes(word) || word.startsWith('helo=');
}

interface FoundAddress {
  item: Token;
  ip: string;
  ident: boolean;
}

/**
 * Bracketed addresses are the server's own; only without them do bare words count.
 *
 * The attack: an ident is the client's own word, and one of "[127.0.0.1]" makes qmail write "([127.0.0.1]@203.0.113.9)". So an
 * address behind an ident counts beside the bracketed ones: where they differ, nobody can tell which is the client's.
 */
function findAddresses(items: Token[]): FoundAddress[] {
  const behindIdent = pick(items, (item) => (item.kind === 'word' ? addressBehindIdent(item.text) : null), true);
  const bracketed = pick(items, (item) => (item.kind === 'literal' ? addressInBrackets(item.text) : null), false);
  if (bracketed.length > 0) return [...bracketed, ...behindIdent];
  const bare = pick(items, (item) => (item.kind === 'word' ? addressInWord(item.text) : null), false);
  return bare.length > 0 ? [...bare, ...behindIdent] : behindIdent;
}

function pick(items: Token[], read: (item: Token) => string | null, ident: boolean): FoundAddress[] {
  return items.flatMap((item) => {
    const ip = read(item);
    return ip === null ? [] : [{ item, ip, ident }];
  });
}

/** The last word before the address ("account user [192.0.2.1]" has no name, but no host is called so either). */
function namedBy(items: Token[]): string | null {
  const item = items.at(-1);
  if (item?.kind !== 'word' || items.length > 1 || item.text.includes('=') || item.text.includes('@')) return null;
  const name = withoutFinalDot(item.text);
  return name === '' || NO_NAME.includes(name.toLowerCase()) || addressInWord(name) !== null ? null : name;
}

/** Google writes reverse names with the root's dot. */
export function withoutFinalDot(name: string): string {
  return name.length > 1 && name.endsWith('.') ? name.slice(0, -1) : name;
}
