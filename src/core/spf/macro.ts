/** Macro expansion (RFC 7208 §7.2–7.3). */
import { toHex } from '../bytes/hexadecimal.ts';
import { MAX_SHOWN_FIELD } from '../limits.ts';
import type { IpAddress } from '../net/ip.ts';
import { formatIp } from '../net/ip.ts';
import type { MacroLetter, MacroPart, MacroString } from './domain-spec.ts';

/** What the letters stand for; domains in A-labels (RFC 8616 §4). */
export interface MacroValues {
  localPart: string;
  senderDomain: string;
  /** The domain whose record is in hand. */
  domain: string;
  client: IpAddress;
  helo: string;
  /** The client's validated name, or "unknown"; found out only where a "p" needs it. */
  validatedName: string;
  /** Who checks: "unknown" when nobody says. */
  receiver: string;
  /** Seconds since 1970. */
  timestamp: number;
}

/** §7.3: "the left side is truncated to fit". */
const MAX_NAME = 253;
/** Of a name only its right side counts, so that no more than this is ever put together: a record may hold thousands of macros. */
const ENOUGH_OF_A_NAME = 1024;

/**
 * A domain-spec's name, without final dot.
 *
 * @returns 253 characters at most, cut from the left at a dot. Whether it is a name at all is not checked
 */
export function expandDomain(parts: MacroString, values: MacroValues): string {
  let name = '';
  for (let index = parts.length - 1; index >= 0 && name.length < ENOUGH_OF_A_NAME; index--) {
    const part = parts[index];
    if (part) name = expandPart(part, values) + name;
  }
  if (name.endsWith('.')) name = name.slice(0, -1);
  if (name.length > MAX_NAME) {
    const dot = name.indexOf('.', name.length - MAX_NAME - 1);
    name = name.slice(dot + 1);
  }
  return name;
}

/** An explanation (§6.2); longer ones are cut. */
export function expandExplanation(parts: MacroString, values: MacroValues): string {
  let text = '';
  for (const part of parts) {
    if (text.length >= MAX_SHOWN_FIELD) break;
    text += expandPart(part, values);
  }
  return text.slice(0, MAX_SHOWN_FIELD);
}

/** Whether one of the letters occurs, upper or lower case. */
export function usesLetter(parts: MacroString, letters: string): boolean {
  return parts.some((part) => 'letter' in part && letters.includes(part.letter));
}

function expandPart(part: MacroPart, values: MacroValues): string {
  if ('literal' in part) return part.literal;
  const value = letterValue(part.letter, values);
  const text = part.keep === null && !part.reverse && part.delimiters === '.' ? value : transform(value, part);
  return part.escape ? escapeUrl(text) : text;
}

function letterValue(letter: MacroLetter, values: MacroValues): string {
  switch (letter) {
    case 's':
      return `${values.localPart}@${values.senderDomain}`;
    case 'l':
      return values.localPart;
    case 'o':
      return values.senderDomain;
    case 'd':
      return values.domain;
    case 'i':
      return dotted(values.client);
    case 'p':
      return values.validatedName;
    case 'v':
      return values.client.family === 4 ? 'in-addr' : 'ip6';
    case 'h':
      return values.helo;
    case 'c':
      return formatIp(values.client);
    case 'r':
      return values.receiver;
    case 't':
      return String(values.timestamp);
  }
}

/** §7.3: dotted quad, or every hexadecimal digit of an IPv6 address between dots. */
export function dotted(ip: IpAddress): string {
  if (ip.family === 4) return formatIp(ip);
  return [...toHex(ip.bytes).toUpperCase()].join('.');
}

/** Split at each delimiter, turned round, the right-hand parts kept, joined by dots. */
function transform(value: string, macro: Exclude<MacroPart, { literal: string }>): string {
  const pieces: string[] = [];
  let start = 0;
  for (let at = 0; at <= value.length; at++) {
    if (at < value.length && !macro.delimiters.includes(value.charAt(at))) continue;
    pieces.push(value.slice(start, at));
    start = at + 1;
  }
  if (macro.reverse) pieces.reverse();
  return (macro.keep === null ? pieces : pieces.slice(-macro.keep)).join('.');
}

/** Percent-encodes what RFC 3986 §2.3 does not call unreserved, as UTF-8. */
function escapeUrl(text: string): string {
  let escaped = '';
  for (const byte of new TextEncoder().encode(text)) {
    const character = String.fromCharCode(byte);
    escaped += /[A-Za-z0-9._~-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return escaped;
}
