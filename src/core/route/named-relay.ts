import type { Hop } from '../inspection/index.ts';
import { matchesHost } from '../receivers/host-pattern.ts';
import type { Receiver } from '../receivers/receiver.ts';

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
 * Programs that write a reverse name only when that name's own address is the client's.
 *
 * The attack: one PTR record makes any address go by the gateway's name, or by the receiver's own.
 */
function isConfirming(form: string | null): boolean {
  return form === 'Postfix' || form === 'Exim' || form === 'Google';
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
