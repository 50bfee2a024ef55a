import { parseIp } from '../net/ip.ts';
import { kindOfIp } from '../net/special.ts';

/** 127.0.0.0/8 and ::1 (RFC 6890): a machine that speaks to itself. */
export function isLoopback(ip: string | null): boolean {
  const address = ip === null ? null : parseIp(ip);
  return address !== null && kindOfIp(address) === 'loopback';
}
