import type { RouteHop } from '../inspection/index.ts';
import { confirmedName } from '../route/confirmed-name.ts';

/**
 * The client as it is best known: by a name that the server looked up and back, or by its address; by its own word only below the trust line.
 *
 * The attack: one PTR record gives any address the brand's name, and most programs write it down unchecked.
 */
export function clientName(hop: RouteHop): string {
  const told = hop.from ?? hop.helo;
  const seen = confirmedName(hop) ?? hop.ip ?? hop.reverseName;
  return (hop.trust === 'recorded' ? (seen ?? told) : (told ?? seen)) ?? '';
}

/** What the client calls itself, where the server saw no more of it than its address; '' elsewhere. */
export function claimedName(hop: RouteHop): string {
  return clientName(hop) === hop.ip ? (hop.from ?? hop.helo ?? '') : '';
}
