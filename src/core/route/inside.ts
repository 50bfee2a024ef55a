/** Where a hop's client stands to the receiver: the one question that lets the trust line move on. */
import type { Hop } from '../inspection/index.ts';
import { type IpAddress, parseIp } from '../net/ip.ts';
import { inPrefix, parsePrefix } from '../net/prefix.ts';
import { isInternal, isLoopback } from '../net/special.ts';
import { matchesHost } from '../receivers/host-pattern.ts';
import type { Receiver } from '../receivers/receiver.ts';

export type ClientPlace =
  /** The server itself. */
  | 'loopback'
  /** In the receiver's networks, or a gateway declared by its address. */
  | 'network'
  /** Anywhere else. */
  | 'outside'
  /** The address stands only in the place of the name, which the client may have chosen. */
  | 'named'
  /** The field names no client at all. */
  | 'none'
  /** It names one, but no address, or several. */
  | 'unclear';

/** Never by HELO or reverse name: those are the client's own words, and its own zone's. */
export function placeOfClient(hop: Hop, receiver: Receiver): ClientPlace {
  const address = hop.ip === null ? null : parseIp(hop.ip);
  if (address === null) return hop.from === null && hop.helo === null ? 'none' : 'unclear';
  if (hop.ipIsName) return 'named';
  // Exchange's services hand over to each other by the host's own address.
  if (isLoopback(hop.ip) || hop.ip === hop.byIp) return 'loopback';
  return isInNetworks(address, receiver) ? 'network' : 'outside';
}

/**
 * Whether a machine of the receiver's own took the mail over behind the border. Such a field tells of its client a name alone, or an inner
 * address in the place of the name; one that tells of another address is no such hop, whoever wrote it.
 */
export function isHandedOver(hop: Hop, { innerBy }: Receiver): boolean {
  if (innerBy === undefined || !matchesHost(hop.by, innerBy)) return false;
  return hop.ip === null || isInternal(hop.ip);
}

/** Whether a server's own address lies inside: Gmail's hosts go by such addresses. */
export function isOwnAddress(ip: string | null, receiver: Receiver): boolean {
  const address = ip === null ? null : parseIp(ip);
  return address !== null && (isLoopback(ip) || isInNetworks(address, receiver));
}

function isInNetworks(address: IpAddress, { networks, gateways }: Receiver): boolean {
  return [...networks, ...gateways].some((text) => {
    const prefix = parsePrefix(text);
    return prefix !== null && inPrefix(address, prefix);
  });
}
