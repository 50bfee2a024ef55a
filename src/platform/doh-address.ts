/**
 * The address of a resolver as a person types or pastes it.
 *
 * @param text 'https://dns.example/dns-query', also as RFC 8484 §3 writes it, with '{?dns}' behind it
 * @returns the address in canonical form; null unless it is https (or http to this very machine) without user name, password and fragment
 */
export function parseResolverAddress(text: string): string | null {
  const address = text.trim().replace(/\{\?dns\}$/, '');
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  // Questions tell who writes to the reader: in the clear they go no further than the reader's own machine.
  const isPrivate = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  return isPrivate && url.username === '' && url.password === '' && url.hash === '' ? url.href : null;
}

/** `URL` has made every spelling of an IPv4 address ("127.1", "0x7f000001") the one with four decimal numbers. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
