import type { Finding, RouteHop } from '../inspection.ts';
import { type Finder, warn } from './finding.ts';

/**
 * Received fields that no server writes, or that bear the receiver's own name below the trust line.
 *
 * The attack: kits invent a respectable way, with a date where the address belongs, a weekday that the date does not have, or the
 * recipient's own server at the bottom. Innocent: mail that was forwarded from one mailbox of a provider to another passed the
 * same server twice. Caveat: well invented fields are not recognised; below the line nothing is more than a claim.
 */
export const impossibleRoute: Finder = ({ route }) => {
  const found: Finding[] = [];
  const implausible = route.hops.filter((hop) => has(hop, 'route_hop_not_an_address', 'route_hop_weekday_wrong'));
  const [first] = implausible;
  if (first) {
    const values = { host: first.by ?? first.from ?? '', number: implausible.length };
    found.push(
      warn(
        'caution',
        'finding_route_implausible',
        values,
        implausible.map((hop) => hop.fieldIndex),
      ),
    );
  }
  const copy = route.hops.find((hop) => has(hop, 'route_hop_copies_receiver'));
  if (copy) found.push(warn('caution', 'finding_route_copies_receiver', { host: copy.by ?? '' }, [copy.fieldIndex]));
  return found;
};

function has(hop: RouteHop, ...codes: RouteHop['notes'][number]['code'][]): boolean {
  return hop.notes.some(({ code }) => codes.includes(code));
}
