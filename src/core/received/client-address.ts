/** The many ways in which servers write a client's address, one word or one bracketed literal at a time. */
import { trimBlanks } from '../message/fields/field-value.ts';
import { canonicalIp } from '../net/ip.ts';

/**
 * The address in square brackets: [192.0.2.1], [IPv6:2001:db8::1], [192.0.2.1:25], [192.0.2.1.49152] (a port behind a dot).
 *
 * @param text without the brackets
 * @returns the canonical text form; null when it is no address (a date, a name, nothing)
 */
export function addressInBrackets(text: string): string | null {
  const inner = trimBlanks(text).toLowerCase();
  const address = inner.startsWith('ipv6:') ? inner.slice('ipv6:'.length) : inner;
  return canonicalIp(address) ?? canonicalIp(withoutPort(address)) ?? canonicalIp(withoutFifthPart(address));
}

/** The address in a bare word: 192.0.2.1, 192.0.2.1:13012, 2001:db8::1, [192.0.2.1]:25. */
export function addressInWord(word: string): string | null {
  if (word.startsWith('[')) {
    const close = word.indexOf(']');
    return close > 0 ? addressInBrackets(word.slice(1, close)) : null;
  }
  return canonicalIp(word) ?? canonicalIp(withoutPort(word));
}

/** With or without brackets, with or without a port, and nothing else: "[192.0.2.1]@203.0.113.9" is an ident and an address. */
export function addressIn(text: string): string | null {
  const close = text.startsWith('[') ? text.indexOf(']') : -1;
  if (close >= 0 && !/^(?::\d{1,5})?$/.test(text.slice(close + 1))) return null;
  return addressInWord(text) ?? addressInBrackets(text);
}

/** Behind the last "@": what stands before it is the client's own word. */
export function addressBehindAt(text: string): string | null {
  return addressIn(text.slice(text.lastIndexOf('@') + 1));
}

/** IPv4 with ":port"; an IPv6 address is full of colons itself. */
function withoutPort(text: string): string {
  const colon = text.indexOf(':');
  return colon > 0 && /^\d{1,5}$/.test(text.slice(colon + 1)) ? text.slice(0, colon) : '';
}

function withoutFifthPart(text: string): string {
  const parts = text.split('.', 6);
  return parts.length === 5 && /^\d{1,5}$/.test(parts[4] ?? '') ? parts.slice(0, 4).join('.') : '';
}
