/**
 * The first and the last address of an IPv4 block, and how many it has ("198.51.100.0/24" → 198.51.100.0, 198.51.100.255), so that a reader sees what
 * a prefix length means (RFC 4632 §3.1).
 *
 * @returns null for a single address, for IPv6, and for anything that is no block
 */
export function addressRange(block: string): { first: string; last: string; size: number } | null {
  const [address = '', bits = '', ...more] = block.split('/');
  const octets = address.split('.').map((octet) => (/^[0-9]{1,3}$/.test(octet) ? Number(octet) : 256));
  const length = /^[0-9]{1,2}$/.test(bits) ? Number(bits) : 32;
  if (more.length > 0 || octets.length !== 4 || octets.some((octet) => octet > 255) || length >= 32) return null;
  const size = 2 ** (32 - length);
  const value = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const first = value - (value % size);
  return { first: dotted(first), last: dotted(first + size - 1), size };
}

function dotted(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}
