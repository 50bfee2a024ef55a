/** The "from" clause: what the client called itself, and what the server saw of it. */

import { trimEnd } from '../message/characters/trim-end.ts';
import type { Clauses } from './clauses.ts';
import { addressInWord } from './client-address.ts';
import { type ConnectionFacts, withoutFinalDot } from './connection.ts';
import { type Token, tokenText } from './scan.ts';

export interface Client {
  from: string | null;
  helo: string | null;
  ip: string | null;
  ipIsName: boolean;
  reverseName: string | null;
}

const MAX_NAME_WORDS = 4;

/**
 * The client of a Received field: its name, what it called itself, and the address that the server saw (RFC 5321 §4.4,
 * From-domain).
 */
export function readClient(clauses: Pick<Clauses, 'client' | 'words'>): Client {
  const tokens = clauses.client ?? [];
  const { remarks, seen } = clauses.words;
  const from = readName(tokens);
  const helo =
    remarks.find((remark) => remark.helo !== null)?.helo ?? claimedName(tokens) ?? nameBeside(remarks, tokens);
  const named = remarks.findLast((remark) => remark.ip !== null && remark.ip === seen) ?? null;
  const fromIsAddress = from !== null && addressInWord(from) !== null;
  const ownName =
    from === null || fromIsAddress || isUnknown(from) || from.includes(' ') ? null : withoutFinalDot(from);
  const ip =
    seen === 'ambiguous' || hasTwoReadings(from, remarks)
      ? null
      : (seen ?? (from === null ? null : addressInWord(from)));
  return {
    from,
    ip,
    // A client that calls itself "[127.0.0.1]" must not become a client on the server's own host. Where the field tells
    // the client's name apart from that, or notes a port, the word in front is the server's own.
    ipIsName: seen === null && ip !== null && helo === null && !tokens.some(isPortRemark),
    helo: helo !== null ? helo || null : named ? from : null,
    reverseName: named?.name ?? (isReverseName(helo, named) ? ownName : null),
  };
}

/**
 * "from [192.0.2.10] (helo [203.0.113.9])": CommuniGate writes what it saw first, and behind HELO what the client said; sendmail and Haraka
 * write what the client said first, and then a reverse name, which its owner may call "helo". Nobody can tell which address is the client's,
 * unless they are the same.
 */
function hasTwoReadings(from: string | null, remarks: ConnectionFacts[]): boolean {
  const name = from === null ? null : addressInWord(from);
  return (
    name !== null && remarks.some(({ greetingOrName, helo }) => greetingOrName && addressInWord(helo ?? '') !== name)
  );
}

/** The words before the first remark; Google writes "from 1234567890 named unknown". */
function readName(tokens: Token[]): string | null {
  const [first] = tokens;
  if (first === undefined || first.kind === 'comment') return null;
  if (first.kind === 'literal') return tokenText(first);
  const end = tokens.findIndex((token) => token.kind !== 'word' || token.text.toLowerCase() === 'named');
  const words = tokens.slice(0, end < 0 ? tokens.length : end).slice(0, MAX_NAME_WORDS);
  return trimEnd(words.map((token) => token.text).join(' '), ',') || null;
}

/** sendmail 8.6 and its like: 'claiming to be "mail.example"' */
function claimedName(tokens: Token[]): string | null {
  const at = tokens.findIndex((token) => token.text.toLowerCase() === 'claiming');
  const name = at < 0 ? undefined : tokens[at + 3]?.text;
  return name === undefined ? null : name.replace(/^"|"$/g, '');
}

/** courier: "from reverse (helo) [192.0.2.1]": the address stands outside the remark. */
function nameBeside(remarks: ConnectionFacts[], tokens: Token[]): string | null {
  return tokens.slice(1).some((token) => token.kind === 'literal')
    ? (remarks.find((remark) => remark.name)?.name ?? null)
    : null;
}

/** Where the field tells the client's own name apart, or pairs the name with an ident or a check, "from" holds the reverse name. */
function isReverseName(helo: string | null, named: ConnectionFacts | null): boolean {
  return helo !== null || (named?.ident ?? false) || (named?.verified ?? false);
}

function isUnknown(name: string): boolean {
  return /^<?un(?:known|available|verified)>?$/i.test(name);
}

/** Exim's "(port=64086)" */
function isPortRemark(token: Token): boolean {
  return token.kind === 'comment' && /^port=\d/.test(token.text);
}
