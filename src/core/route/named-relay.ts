import type { Hop } from '../inspection/index.ts';
import { matchesHost } from '../receivers/host-pattern.ts';
import type { Receiver } from '../receivers/receiver.ts';

/**
 * Whether the client goes by the name of a declared gateway, or of one of the receiver's own hosts (a backup MX): then its address is
 * not the sender's, and SPF by it would say nothing. The reverse name counts, which servers look up themselves.
 */
export function isNamedRelay({ reverseName }: Hop, receiver: Receiver): boolean {
  return matchesHost(reverseName, receiver.gateways) || matchesHost(reverseName, receiver.borderBy);
}

/**
 * The name of a declared gateway that the client only greeted with, where the server records no reverse name at all (Exchange).
 *
 * The attack: a greeting costs nothing, and whoever is taken for the gateway is never red. So it moves nothing until that name's own address
 * in the DNS is the client's (stages/gateway.ts).
 *
 * @returns null when there is none
 */
export function greetedGateway({ reverseName, helo, from }: Hop, receiver: Receiver): string | null {
  const name = helo ?? from;
  const records = receiver.results !== 'without-id' || reverseName !== null;
  return !records && name !== null && matchesHost(name, receiver.gateways) ? name : null;
}
