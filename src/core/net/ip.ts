/** IP addresses: text → bytes → canonical text (RFC 4291 §2.2, RFC 4007 §11, RFC 5952; IPv4 as RFC 3986 §3.2.2 has it). */

export interface IpAddress {
  readonly family: 4 | 6;
  /** 4 or 16 bytes, most significant first. */
  readonly bytes: Uint8Array;
}

/** The longest text: 39 characters of IPv6, or 45 with an IPv4 tail, and a zone id as long as an interface's name. */
const MAX_TEXT = 45 + 1 + 64;

/**
 * Reads an address. A zone id ("fe80::1%eth0") is allowed and dropped: it means something on its own host only. An
 * IPv4-mapped address stays an IPv6 one (see `unmapIp`).
 *
 * @param text without brackets and without "IPv6:"
 * @returns null for anything else, also for IPv4 octets with leading zeros, which some programs read as octal (RFC 6943 §3.1.1)
 */
export function parseIp(text: string): IpAddress | null {
  if (text.length > MAX_TEXT) return null;
  if (!text.includes(':')) {
    const bytes = parseIpv4(text);
    return bytes && { family: 4, bytes: Uint8Array.from(bytes) };
  }
  const percent = text.indexOf('%');
  if (percent === text.length - 1) return null;
  const bytes = parseIpv6(percent < 0 ? text : text.slice(0, percent));
  return bytes && { family: 6, bytes: Uint8Array.from(bytes) };
}

/** An IPv4-mapped address (RFC 4291 §2.5.5.2) as the IPv4 address that it stands for; others as they are. */
export function unmapIp(ip: IpAddress): IpAddress {
  return isMapped(ip) ? { family: 4, bytes: ip.bytes.slice(12) } : ip;
}

/** The one canonical text: lower case, the longest run of zeros shortened, IPv4-mapped ones with their dots (RFC 5952 §4, §5). */
export function formatIp(ip: IpAddress): string {
  if (ip.family === 4) return ip.bytes.join('.');
  if (isMapped(ip)) return `::ffff:${ip.bytes.slice(12).join('.')}`;
  const groups: number[] = [];
  for (let at = 0; at < 16; at += 2) groups.push(((ip.bytes[at] ?? 0) << 8) | (ip.bytes[at + 1] ?? 0));
  const { start, length } = longestZeroRun(groups);
  const hex = groups.map((group) => group.toString(16));
  // RFC 5952 §4.2.2: a single group of zeros is not shortened.
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

/** An address in canonical text form, an IPv4-mapped one as IPv4; null when the text is none. */
export function canonicalIp(text: string): string | null {
  const ip = parseIp(text);
  return ip && formatIp(unmapIp(ip));
}

function parseIpv4(text: string): number[] | null {
  const octets = text.split('.');
  if (octets.length !== 4) return null;
  const bytes = octets.map((octet) => (/^(0|[1-9][0-9]{0,2})$/.test(octet) ? Number(octet) : 256));
  return bytes.every((byte) => byte <= 255) ? bytes : null;
}

function parseIpv6(text: string): number[] | null {
  const gap = text.indexOf('::');
  if (gap < 0) {
    const bytes = parseGroups(text);
    return bytes?.length === 16 ? bytes : null;
  }
  const head = gap === 0 ? [] : parseGroups(text.slice(0, gap));
  const tail = gap + 2 === text.length ? [] : parseGroups(text.slice(gap + 2));
  // "::" stands for at least one group (RFC 4291 §2.2). A dotted tail before it would not stand last.
  if (!head || !tail || head.length + tail.length > 14 || text.slice(0, gap).includes('.')) return null;
  return [...head, ...new Array<number>(16 - head.length - tail.length).fill(0), ...tail];
}

/** Groups of hexadecimal digits between single colons; the last may be an IPv4 address (RFC 4291 §2.2, form 3). */
function parseGroups(text: string): number[] | null {
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [index, group] of groups.entries()) {
    if (index === groups.length - 1 && group.includes('.')) {
      const tail = parseIpv4(group);
      if (!tail) return null;
      bytes.push(...tail);
    } else {
      if (!/^[0-9a-f]{1,4}$/i.test(group)) return null;
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
    }
  }
  return bytes;
}

function isMapped(ip: IpAddress): boolean {
  return ip.family === 6 && ip.bytes.every((byte, at) => at >= 12 || byte === (at < 10 ? 0 : 0xff));
}

/** RFC 5952 §4.2.3: of several longest runs the first. */
function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let length = 0;
  for (const [index, group] of groups.entries()) {
    length = group === 0 ? length + 1 : 0;
    if (length > best.length) best = { start: index - length + 1, length };
  }
  return best;
}
