import type { RouteHop } from '../inspection/index.ts';
import { hasShortYear } from '../message/fields/date.ts';
import { type Finder, warn } from './finding.ts';

/**
 * Received fields that no server writes.
 *
 * The attack: kits invent a respectable way, with a date or an octet above 255 where the address belongs, a weekday that the date does
 * not have, or a year of two digits. Innocent: programs of the last century, and mangled fields. Caveat: well invented fields are not
 * recognised; below the line nothing is more than a claim.
 */
export const implausibleRoute: Finder = ({ route }) => {
  const implausible = route.hops.filter(isImplausible);
  const [first] = implausible;
  if (first === undefined) return [];
  const values = { host: first.by ?? first.from ?? '', number: implausible.length };
  const indexes = implausible.map((hop) => hop.fieldIndex);
  return [warn('caution', 'finding_route_implausible', values, indexes)];
};

function isImplausible({ notes, dateText }: RouteHop): boolean {
  return notes.some(({ code }) => SIGNS.includes(code)) || (dateText !== null && hasShortYear(dateText));
}

const SIGNS: readonly RouteHop['notes'][number]['code'][] = ['route_hop_not_an_address', 'route_hop_weekday_wrong'];
