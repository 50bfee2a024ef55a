/** Where in an Inspection stands what cards speak of. */
import type { DkimCheck, Inspection, RouteHop, ShownField } from '../core/index.ts';
import { type CardPart, quote, say } from './card.ts';

/** The oldest hop: how the mail set out, as far as anybody wrote it down. */
export function firstHop({ route }: Inspection): RouteHop | undefined {
  return route.hops.at(-1);
}

/** The hop at which it came to the receiver's side; undefined = nobody knows. */
export function borderHop({ route }: Inspection): RouteHop | undefined {
  return route.border === null ? undefined : route.hops[route.border];
}

/** @returns the topmost field of that name */
export function fieldOf({ fields }: Inspection, name: string): ShownField | undefined {
  return fields.find((field) => field.name.toLowerCase() === name);
}

/** A header field as a quotation; nothing when there is none. */
export function quoteField(field: ShownField | undefined, mark = ''): CardPart[] {
  return field ? quote(`${field.name}: ${field.decoded ?? field.value}`, mark) : [];
}

/** The Received field of a hop. */
export function quoteHop({ fields }: Inspection, hop: RouteHop | undefined, mark = ''): CardPart[] {
  return quoteField(hop && fields[hop.fieldIndex], mark);
}

/** How many Received fields there are, and how many of them one can trust. */
export function receivedFields({ route: { hops } }: Inspection): CardPart {
  const recorded = hops.filter(({ trust }) => trust === 'recorded').length;
  return say('lesson_here_received', { count: hops.length, recorded, claimed: hops.length - recorded });
}

/** Said where nobody but the sending side tells of a hop. */
export function onlyClaimed({ trust }: RouteHop): CardPart[] {
  return trust === 'claimed' ? [say('lesson_here_first_hop_claimed')] : [];
}

/** The signature that says most: one that verifies before one that does not, the author's own before another's. */
export function leadingSignature({ dkim, message }: Inspection): DkimCheck | undefined {
  const own = message.author?.domain ?? '';
  const worth = ({ result, evidence }: DkimCheck) => (result === 'pass' ? 2 : 0) + (evidence.domain === own ? 1 : 0);
  return dkim.toSorted((one, other) => worth(other) - worth(one))[0];
}

/** What a server is called: by its own name, else by its address. */
export function serverName({ by, byIp }: RouteHop): string {
  return by ?? byIp ?? '?';
}

/** Who handed the mail over: the reverse name, else the address. The name that it gave itself is told only where nothing else is. */
export function clientName({ reverseName, from, helo, ip }: RouteHop): string {
  return reverseName ?? ip ?? from ?? helo ?? '?';
}

/** Words for a message without any Received field. */
export const NO_ROUTE: CardPart[] = [say('view_route_none')];
