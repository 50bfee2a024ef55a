import { parseIp } from '../net/ip.ts';
import { kindOfIp } from '../net/special.ts';

export function isLoopback(ip: string | null): boolean {
  const address = ip === null ? null : parseIp(ip);
  return address !== null && kindOfIp(address) === 'loopback';
}
