/** Address prefixes: "192.0.2.0/24", "2001:db8::/32" (RFC 4632 §3.1, RFC 4291 §2.3). */
import { type IpAddress, parseIp, unmapIp } from './ip.ts';

export interface IpPrefix {
  readonly address: IpAddress;
  /** Bits that count: 0–32 or 0–128. */
  readonly length: number;
}

/**
 * @param text an address with a prefix length; a bare address is a prefix of full length
 * @returns null for anything else. Bits past the length may be set; they mean nothing
 */
export function parsePrefix(text: string): IpPrefix | null {
  const slash = text.indexOf('/');
  const address = parseIp(slash < 0 ? text : text.slice(0, slash));
  if (!address) return null;
  const bits = address.bytes.length * 8;
  if (slash < 0) return { address, length: bits };
  const digits = text.slice(slash + 1);
  if (!/^(0|[1-9][0-9]{0,2})$/.test(digits)) return null;
  const length = Number(digits);
  return length <= bits ? { address, length } : null;
}

/** Whether the address lies in the prefix. An IPv4-mapped address counts as the IPv4 one; otherwise families never match. */
export function inPrefix(given: IpAddress, prefix: IpPrefix): boolean {
  const ip = prefix.address.family === 4 ? unmapIp(given) : given;
  if (ip.family !== prefix.address.family) return false;
  const whole = prefix.length >> 3;
  for (let at = 0; at < whole; at++) if (ip.bytes[at] !== prefix.address.bytes[at]) return false;
  const rest = prefix.length & 7;
  if (rest === 0) return true;
  return (((ip.bytes[whole] ?? 0) ^ (prefix.address.bytes[whole] ?? 0)) & (0xff << (8 - rest)) & 0xff) === 0;
}
