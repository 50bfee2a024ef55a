import type { Hop } from '../inspection/index.ts';
import { matchesHost } from '../receivers/host-pattern.ts';
import type { Receiver } from '../receivers/receiver.ts';

/**
 * Whether the client goes by the name of a declared gateway, or of one of the receiver's own hosts (a backup MX): then its address is
 * not the sender's, and SPF by it would say nothing.
 *
 * The attack: a greeting costs nothing. So the reverse name counts, which servers look up themselves; Exchange alone records none, and
 * there the greeting has to do.
 */
export function isNamedRelay({ reverseName, helo, from }: Hop, receiver: Receiver): boolean {
  const name = reverseName ?? (receiver.results === 'without-id' ? (helo ?? from) : null);
  if (matchesHost(name, receiver.gateways)) return true;
  return matchesHost(reverseName, receiver.borderBy);
}
