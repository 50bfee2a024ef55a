import type { Hop, RouteHop } from '../inspection/index.ts';
import { isLoopback, isOutside } from '../net/special.ts';
import { matchesHost } from '../receivers/host-pattern.ts';
import type { Receiver } from '../receivers/receiver.ts';
import { isConfirming } from './confirmed-name.ts';

/**
 * Whether the client goes by the name of a declared gateway, or of one of the receiver's own hosts (a backup MX): then its address is
 * not the sender's, and SPF by it would say nothing. The reverse name counts, which servers look up themselves.
 */
export function isNamedRelay({ reverseName, form }: Hop, receiver: Receiver): boolean {
  return isConfirming(form) && isRelayName(reverseName, receiver);
}

function isRelayName(name: string | null, receiver: Receiver): boolean {
  return matchesHost(name, receiver.gateways) || matchesHost(name, receiver.borderBy);
}

/**
 * The name of a declared gateway that the client only goes by: a reverse name that its server did not confirm, or a greeting, where the server
 * records no reverse name at all (Exchange).
 *
 * The attack: a greeting and a PTR record cost nothing, and whoever is taken for the gateway is never red. So it moves nothing until that name's own address
 * in the DNS is the client's (stages/gateway.ts).
 *
 * @returns null when there is none
 */
export function greetedGateway({ reverseName, helo, from, form }: Hop, receiver: Receiver): string | null {
  if (reverseName !== null) return !isConfirming(form) && isRelayName(reverseName, receiver) ? reverseName : null;
  const name = helo ?? from;
  return receiver.results === 'without-id' && name !== null && matchesHost(name, receiver.gateways) ? name : null;
}

/**
 * The hop at which a declared gateway took the mail from outside, where the border's client is that gateway by its confirmed name: the gateway's own
 * fields stand directly below the border's, and whoever handed it the mail cannot write above them.
 *
 * @returns one that is unclear by the client's own words too (`isUnclear`); null when the border's client is no gateway, or one of these fields is no
 *   known form, or tells of no address of the Internet
 */
export function entryOfGateway(border: RouteHop, hops: readonly RouteHop[], receiver: Receiver): RouteHop | null {
  if (!isConfirming(border.form) || !matchesHost(border.reverseName, receiver.gateways)) return null;
  for (const hop of hops.slice(border.index + 1)) {
    const { ip, form, by } = hop;
    if (isUnclear(hop)) return hop;
    if (hop.submission || !matchesHost(by, receiver.gateways)) return null;
    if (form === null) return hop;
    if (ip === null || hop.ipIsName) return null;
    if (isLoopback(ip) || (isConfirming(form) && matchesHost(hop.reverseName, receiver.gateways))) continue;
    return isOutside(ip) ? hop : null;
  }
  return null;
}

/** Whether a known form told its client, and nobody's words in it look like a server's. */
export function isTold(hop: RouteHop): boolean {
  return hop.form !== null && !isUnclear(hop);
}

function isUnclear({ notes }: RouteHop): boolean {
  return notes.some(({ code }) => code === 'route_hop_unclear');
}
