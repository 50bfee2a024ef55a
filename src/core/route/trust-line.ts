/** The route of a message, and the line across it above which the receiver wrote the fields itself. */
import type { Route } from '../inspection/index.ts';
import type { Message } from '../message/message.ts';
import { isInternal } from '../net/special.ts';
import { matchesHost } from '../receivers/host-pattern.ts';
import type { Receiver } from '../receivers/receiver.ts';
import { entryByAuthSource } from './auth-source.ts';
import { type Border, findBorder, noBorder } from './border.ts';
import { hopNotes } from './hop-notes.ts';
import { greetedGateway, isNamedRelay } from './named-relay.ts';
import { type ReadHop, readHops, toShown } from './read-hops.ts';
import { routeNotes } from './route-notes.ts';
import { delays, duration } from './timing.ts';

/**
 * Reads the Received fields and finds where the mail entered the receiver's side.
 *
 * @param receiver what is known of the mailbox's own side; undefined = nobody's mailbox: then everything is claimed
 * @returns client and mailFrom are still null: `settleEnvelope` fills them in when the recorded results are known. Never throws.
 */
export function readRoute(message: Message, receiver: Receiver | undefined): Route {
  const hops = readHops(message);
  const found = placeLine(message, hops, receiver);
  const standing = standingOf(found, receiver);
  const known = standing === 'known';
  const gaps = delays(hops);
  const at = found.index ?? -1;
  const border = hops[at];
  const shown = hops.map((hop, position) => {
    const recorded = known && position <= at;
    const below = border !== undefined && position > at;
    const gap = gaps[position] ?? null;
    const onward = gaps[position - 1] ?? null;
    return {
      ...toShown(hop),
      trust: recorded ? ('recorded' as const) : ('claimed' as const),
      border: position === at,
      delay: gap,
      ...(isInternal(hop.ip) ? { innerClient: true as const } : {}),
      notes: hopNotes(hop, gap, onward, receiver, below, border?.by ?? null),
    };
  });
  return {
    hops: shown,
    border: found.index,
    standing,
    receiver: receiver?.name ?? null,
    reason: found.reason,
    submission: found.submission,
    ...(found.resubmitted === undefined ? {} : { resubmitted: true as const }),
    gateway: border !== undefined && receiver !== undefined && isBehindGateway(border, receiver),
    ...greetingOf(border, receiver),
    client: null,
    mailFrom: null,
    // An attacker's own field must not date a signature back to when it was valid, nor one that a program on the server could have written.
    arrivedAt: known ? (hops[found.resubmitted ?? at]?.date ?? null) : null,
    duration: duration(hops),
    notes: routeNotes(message, shown),
  };
}

function placeLine(message: Message, hops: readonly ReadHop[], receiver: Receiver | undefined): Border {
  if (receiver === undefined) return noBorder('route_no_receiver', {});
  if (hops.length === 0) return noBorder('route_no_hops', {});
  const border = findBorder(hops, receiver, entryByAuthSource(message, hops, receiver));
  const hop = hops[border.index ?? -1];
  return hop && isFetched(message, hop) ? noBorder('route_border_fetched', { host: hop.by ?? '' }) : border;
}

/** Gmail notes above its own fields that it took the mail out of another mailbox: every hop is then that one's. */
function isFetched({ byName }: Message, border: ReadHop): boolean {
  const note = byName.get('x-gmail-fetch-info')?.[0];
  return note !== undefined && note.index < border.fieldIndex;
}

function standingOf(border: Border, receiver: Receiver | undefined): Route['standing'] {
  if (receiver === undefined) return 'none';
  if (border.index === null) return 'unknown';
  return receiver.inferred ? 'inferred' : 'known';
}

function greetingOf(border: ReadHop | undefined, receiver: Receiver | undefined): Pick<Route, 'gatewayGreeting'> {
  const name = border && receiver ? greetedGateway(border, receiver) : null;
  return name === null ? {} : { gatewayGreeting: name };
}

/**
 * The border is a declared gateway's own hop, or its client goes by a gateway's name. The second makes nothing believed, but keeps
 * a gateway's changes and its address from looking like a forgery.
 */
function isBehindGateway(border: ReadHop, receiver: Receiver): boolean {
  return matchesHost(border.by, receiver.gateways) || isNamedRelay(border, receiver);
}
