/**
 * Shortens what is too long to be shown. The attack: a domain or a local part of hundreds of characters that begins with
 * a well-known name, so that a cut at its end hides whose it is. So a domain always keeps its end, where its owner stands.
 */
const ELLIPSIS = '…';

/**
 * Cuts the middle out.
 *
 * @param max characters of the result, at least 3
 */
export function shortenMiddle(text: string, max: number): string {
  const characters = Array.from(text);
  if (characters.length <= max) return text;
  const kept = Math.max(2, max - 1);
  const head = Math.floor(kept / 2);
  return `${characters.slice(0, head).join('')}${ELLIPSIS}${characters.slice(characters.length - (kept - head)).join('')}`;
}

/**
 * Cuts a domain at its beginning, at a dot where one is near; what is left is its end.
 *
 * @param max characters of the result; a domain's last two labels are kept even past it, up to 64 characters
 */
export function shortenDomain(domain: string, max: number): string {
  const characters = Array.from(domain);
  if (characters.length <= max) return domain;
  const lastDot = characters.lastIndexOf('.');
  const ownerStart = characters.lastIndexOf('.', lastDot - 1) + 1;
  const room = Math.max(max - 1, Math.min(64, characters.length - ownerStart));
  const start = Math.max(0, characters.length - room);
  if (start === 0) return domain;
  const dot = characters.indexOf('.', start - 1);
  const tidy = dot >= 0 && dot - start < room / 3 && dot < ownerStart ? dot + 1 : start;
  return `${ELLIPSIS}${characters.slice(tidy).join('')}`;
}

/** Shortens an address: the local part first, by its middle; the domain only by its beginning. */
export function shortenAddress(address: string, max: number): string {
  if (Array.from(address).length <= max) return address;
  const at = address.lastIndexOf('@');
  if (at < 0) return shortenMiddle(address, max);
  const domain = shortenDomain(address.slice(at + 1), Math.max(8, max - 9));
  const room = Math.max(3, max - 1 - Array.from(domain).length);
  return `${shortenMiddle(address.slice(0, at), room)}@${domain}`;
}

/** Shortens whatever it is: an address and a domain keep their end, other text both ends. */
export function shortenValue(text: string, max: number): string {
  if (text.includes(' ')) return shortenMiddle(text, max);
  if (text.includes('@')) return shortenAddress(text, max);
  return text.includes('.') ? shortenDomain(text, max) : shortenMiddle(text, max);
}
