/** One addr-spec (RFC 5322 §3.4.1, with the obsolete forms of §4.4 and UTF-8 by RFC 6532 §3.2). */

import type { MessageCode } from '../../codes/index.ts';
import { toALabels, toULabels } from '../../dns/names.ts';
import type { Note } from '../../inspection/index.ts';
import { canonicalIp } from '../../net/ip.ts';
import { decodeRaw, decodeUtf8 } from '../characters/charset.ts';
import { displayText } from '../characters/inert-text.ts';
import { hidesAny } from '../characters/visible.ts';
import { isAtext } from '../fields/field-scanner.ts';
import type { AddressText } from './address-text.ts';
import type { Token } from './scanner.ts';
import { textOf } from './token-text.ts';

export interface AddrSpec {
  /** Local part and domain as written, in Unicode; '' when malformed. */
  address: string;
  /** What could be recovered, in Unicode; '' when nothing. A local part that is no dot-atom is quoted. */
  localPart: string;
  /** In A-labels, lower case; a literal in its brackets; '' when there is none. */
  domain: string;
  unicodeDomain?: string;
  /** The local part, not made visible, where it holds characters that are not seen; else ''. */
  hiddenText: string;
  oddities: Note<MessageCode>[];
}

/**
 * Reads an addr-spec, with an obs-route before it.
 *
 * @param tokens what stands between the angle brackets, or alone
 * @returns when it is malformed: what stands behind the last "@" as domain, since that is where a server would deliver
 *   (RFC 5321 §2.3.11: the local part is everything before it)
 */
export function readAddrSpec(source: AddressText, tokens: readonly Token[]): AddrSpec {
  const { rest, oddities, wellFormed: routeWellFormed } = withoutRoute(source, tokens);
  const lastAt = rest.findLastIndex((token) => token.special === '@');
  const local = readLocalPart(source, lastAt < 0 ? [] : rest.slice(0, lastAt), oddities);
  const domain = readDomain(source, lastAt < 0 ? [] : rest.slice(lastAt + 1), oddities);
  const wellFormed = routeWellFormed && local.wellFormed && domain.wellFormed;
  return {
    address: wellFormed ? `${local.text}@${domain.written}` : '',
    localPart: local.text,
    domain: domain.text,
    ...(domain.unicode === undefined ? {} : { unicodeDomain: domain.unicode }),
    hiddenText: local.hidden ?? '',
    oddities,
  };
}

/**
 * obs-route = *(CFWS / ",") "@" domain *("," [CFWS] ["@" domain]) ":" (§4.4). "@a,@b:c@d" goes to c@d; a filter that stops at the first "@"
 * sees somebody else ("Composition Kills", A11).
 */
function withoutRoute(source: AddressText, tokens: readonly Token[]) {
  const oddities: Note<MessageCode>[] = [];
  const first = tokens[0]?.special;
  if (first !== '@' && first !== ',') return { rest: tokens, oddities, wellFormed: true };
  const colon = tokens.findIndex((token) => token.special === ':');
  if (colon < 0) return { rest: tokens, oddities, wellFormed: false };
  const route = tokens.slice(0, colon);
  const wellFormed = route.every(
    (token) => token.wellFormed && (token.kind !== 'special' || '@,.'.includes(token.special)),
  );
  oddities.push({ code: 'message_address_route', values: { route: displayText(textOf(source, route)) } });
  return {
    rest: tokens.slice(colon + 1),
    oddities,
    wellFormed: wellFormed && route.some((token) => token.special === '@'),
  };
}

interface Part {
  text: string;
  hidden?: string;
  wellFormed: boolean;
}

/** local-part = dot-atom / quoted-string / obs-local-part */
function readLocalPart(source: AddressText, tokens: readonly Token[], oddities: Note<MessageCode>[]): Part {
  const raw = textOf(source, tokens);
  // An address in another charset is none (RFC 6532 §3.2).
  const text = decodeUtf8(raw);
  const words = tokens.every(
    (token) => token.wellFormed && (isAtom(source, token) || token.kind === 'quoted' || token.special === '.'),
  );
  const apart = tokens.every((token, at) => token.kind === 'special' || at === 0 || tokens[at - 1]?.kind === 'special');
  if (text === null || !words || !apart || raw.replaceAll('.', '') === '' || hidesAny(text)) {
    const decoded = decodeRaw(raw, source.declared);
    return { text: inQuotes(displayText(raw)), wellFormed: false, ...(hidesAny(decoded) ? { hidden: decoded } : {}) };
  }
  noteObsoleteSpace(tokens, oddities);
  if (tokens.some((token) => token.kind === 'quoted')) {
    oddities.push({ code: 'message_address_quoted', values: { local: text } });
  } else if (raw.startsWith('.') || raw.endsWith('.') || raw.includes('..')) {
    // Japanese mobile providers gave such addresses out for years: no other reading of them is possible.
    oddities.push({ code: 'message_address_dots', values: { local: text } });
  }
  if (raw.includes('=?')) oddities.push({ code: 'message_address_encoded_word', values: { local: text } });
  return { text, wellFormed: true };
}

/** Of atext itself: what was masked as an encoded word is a word of a name, and no part of an address. */
function isAtom({ text }: AddressText, { start, end }: Token): boolean {
  for (let at = start; at < end; at++) if (!isAtext(text.charCodeAt(at))) return false;
  return true;
}

interface DomainPart extends Part {
  written: string;
  unicode?: string;
}

/** domain = dot-atom / domain-literal / obs-domain */
function readDomain(source: AddressText, tokens: readonly Token[], oddities: Note<MessageCode>[]): DomainPart {
  const raw = textOf(source, tokens);
  const first = tokens[0];
  if (first?.kind === 'literal' && tokens.length === 1) {
    const literal = displayText(raw).toLowerCase();
    oddities.push({ code: 'message_address_literal', values: { literal } });
    return { text: literal, written: literal, wellFormed: first.wellFormed && isAddressLiteral(literal) };
  }
  const written = decodeUtf8(raw) ?? '';
  const domain = toALabels(written);
  if (domain === null) return { text: '', written, wellFormed: false };
  const atoms = tokens.every((token, at) => (at % 2 === 0 ? token.kind === 'atom' : token.special === '.'));
  noteObsoleteSpace(tokens, oddities);
  const unicode = toULabels(domain);
  return {
    text: domain,
    written,
    // "example.com." is a name for the DNS and none for mail (§3.4.1). UTS 46 maps soft hyphens and the like to nothing: such a
    // domain looks like one thing and is another.
    wellFormed: atoms && tokens.length % 2 === 1 && !hidesAny(written),
    ...(unicode === domain ? {} : { unicode }),
  };
}

/**
 * RFC 5321 §4.1.3: an IP address; of tags only "IPv6:" is registered. The attack: admin@[bank.example], which people read as the bank's and of
 * which no domain can be checked.
 */
function isAddressLiteral(literal: string): boolean {
  return canonicalIp(literal.slice(1, -1).replace(/^ipv6:/, '')) !== null;
}

/** obs-local-part and obs-domain let white space and comments stand around the dots (§4.4). */
function noteObsoleteSpace(tokens: readonly Token[], oddities: Note<MessageCode>[]): void {
  const known = oddities.some(({ code }) => code === 'message_address_obsolete');
  if (!known && tokens.some((token, at) => at > 0 && token.spaced)) {
    oddities.push({ code: 'message_address_obsolete', values: {} });
  }
}

function inQuotes(text: string): string {
  return text === '' || (text.startsWith('"') && text.endsWith('"')) ? text : `"${text.replaceAll('"', '\\"')}"`;
}
