/**
 * Where mail entered the receiver's side. Attackers write every field below that place, so it is found by what the receiver is
 * known to do, never by names that the sender gave; and never further down than the first hop that is not inside: a later one that
 * copies the receiver's name is a forgery.
 */
import type { RouteCode } from '../codes/index.ts';
import type { Note } from '../inspection/index.ts';
import { isInternal } from '../net/special.ts';
import { matchesHost } from '../receivers/host-pattern.ts';
import type { Receiver } from '../receivers/receiver.ts';
import { isHandedOver, isOwnAddress, placeOfClient } from './inside.ts';
import { isNamedRelay } from './named-relay.ts';
import type { ReadHop } from './read-hops.ts';

export interface Border {
  /** Index into the hops; null = unknown. */
  index: number | null;
  reason: Note<RouteCode>;
  submission: boolean;
  /** Above the border, where a program on the server put the mail in again: the index of that hop, the newest of several. */
  resubmitted?: number;
}

/**
 * @param hops newest first, at least one
 * @param start the hop to begin with; what stands above is known to be inside
 */
export function findBorder(hops: readonly ReadHop[], receiver: Receiver, start = 0): Border {
  if (receiver.borderBy.length === 0) return noBorder('route_receiver_unseen', { receiver: receiver.name });
  let resubmitted: number | null = null;
  for (const hop of hops.slice(start)) {
    const older = hops[hop.index + 1];
    const step = judgeHop(hop, older, receiver);
    if (step !== 'inside') return resubmitted === null ? step : { ...step, resubmitted };
    if (hop.kind === 'local' || isSentOn(hop)) resubmitted ??= hop.index;
  }
  return noBorder('route_border_not_found', { receiver: receiver.name });
}

function judgeHop(hop: ReadHop, older: ReadHop | undefined, receiver: Receiver): Border | 'inside' {
  const hasOlder = older !== undefined;
  // Half of it may be what a stranger called himself, his address included; and what no known program writes is not known to be the
  // server's word: nothing moves the line past it.
  if (hop.unclear || hop.form === null) return judgeEntry(hop, receiver);
  // The mail was taken out of another mailbox: what that one's server was told, nobody here has seen.
  if (hop.kind === 'fetch') return borderAt(hop, 'route_border_fetched', false);
  // Outlook and OWA hand over within Exchange; the address is the host's own.
  if (isMapi(hop)) return borderAt(hop, 'route_border_submission', true);
  if (hasOlder && isHandedOver(hop, receiver)) return 'inside';
  if (hop.kind === 'local') return judgeLocal(hop, older, receiver);
  // A store takes mail over by LMTP from its own side alone (RFC 2033 §5): nobody else comes there from an address of the inside.
  if (hop.kind === 'delivery' && !hop.ipIsName && isInternal(hop.ip)) return 'inside';
  switch (placeOfClient(hop, receiver)) {
    case 'network':
      if (isGatewaysOwn(hop, receiver) && !isNamedRelay(hop, receiver)) return judgeEntry(hop, receiver);
      // A relay of the receiver's own that logs in to the next one is no user, unless the mail begins there.
      return hop.submission && !hasOlder ? submitted(hop, receiver) : 'inside';
    case 'loopback':
      return hop.submission ? judgeLogin(hop, hasOlder, receiver) : 'inside';
    case 'none':
      return judgeWithoutClient(hop, hasOlder, receiver);
    case 'unclear':
      // Dovecot's LMTP over a socket names the host and no address.
      return hop.kind === 'delivery' ? 'inside' : judgeEntry(hop, receiver);
    default:
      return judgeEntry(hop, receiver);
  }
}

/** The first hop with a client from elsewhere: either one that the profile knows, or nobody knows. */
function judgeEntry(hop: ReadHop, receiver: Receiver): Border {
  if (!isEntry(hop, receiver)) return noProfile(hop, receiver);
  if (hop.submission && hop.form !== null) return borderAt(hop, 'route_border_submission', true);
  // The attack: where no form fits, the address is perhaps a greeting. A private one would make the border unknown, and with it the provider's own fail.
  // Behind it stands a relay that nobody declared: who really handed the mail over, a field below would have to tell.
  if (!hop.ipIsName && hop.form !== null && isInternal(hop.ip)) {
    return noBorder('route_border_private_client', { ip: hop.ip ?? '', host: hop.by ?? '' });
  }
  if (matchesHost(hop.by, receiver.gateways)) return borderAt(hop, 'route_border_gateway', false);
  return borderAt(hop, receiver.inferred ? 'route_border_inferred' : 'route_border_by_name', false);
}

/**
 * A program on the host handed the mail in. With older hops below, it came from elsewhere and was put in again by a filter, or by
 * anybody with a login there who wrote those hops himself. So the same server's hand-over is inside, and what passes below it is not believed
 * (`resubmitted`). Not where the mail was delivered in between: that is a list, or somebody's forward, with an envelope of its own.
 */
function judgeLocal(hop: ReadHop, older: ReadHop | undefined, receiver: Receiver): Border | 'inside' {
  if (older === undefined) return submitted(hop, receiver);
  const isSameServer = hop.by === null || hop.by.toLowerCase() === older.by?.toLowerCase() || isEntry(hop, receiver);
  return isSameServer && !older.delivered ? 'inside' : noBorder('route_border_resubmitted', { host: hop.by ?? '' });
}

/** Webmail on the same host logs in like any mail program; what stands below it is then that user's own writing. */
function judgeLogin(hop: ReadHop, hasOlder: boolean, receiver: Receiver): Border {
  return hasOlder ? noBorder('route_border_login', { host: hop.by ?? '' }) : submitted(hop, receiver);
}

function judgeWithoutClient(hop: ReadHop, hasOlder: boolean, receiver: Receiver): Border | 'inside' {
  if (hop.kind === 'delivery') return 'inside';
  // "(qmail 12345 invoked from network)": qmail's queue, above the field of the program that took the mail over.
  if (hop.form === 'qmail') return 'inside';
  if (isSentOn(hop) && hasOlder && isEntry(hop, receiver)) return 'inside';
  if (isOwnAddress(hop.byIp, receiver)) {
    if (hop.kind !== 'http') return 'inside';
    return hasOlder
      ? noBorder('route_border_login', { host: hop.by ?? '' })
      : borderAt(hop, 'route_border_submission', true);
  }
  return judgeEntry(hop, receiver);
}

/**
 * "by mx.rcpt.example (Postfix) id 4Xy": its local(8) sends the mail on by alias(5) or .forward. Or its owner has the clients of those who log in
 * taken out of their fields: so what passes below is not believed either.
 */
function isSentOn(hop: ReadHop): boolean {
  return hop.form === 'Postfix' && hop.from === null;
}

function submitted(hop: ReadHop, receiver: Receiver): Border {
  return isEntry(hop, receiver) ? borderAt(hop, 'route_border_submission', true) : noProfile(hop, receiver);
}

function isEntry(hop: ReadHop, { borderBy, gateways }: Receiver): boolean {
  return matchesHost(hop.by, borderBy) || matchesHost(hop.by, gateways);
}

/**
 * The attack: a great gateway's networks hold its customers' machines as well as its own. One of them hands a mail to the gateway, with a field below
 * that names the brand's server as the client: past the gateway's own field that would be the border. So there only a machine that the gateway itself
 * looked up by name is inside.
 */
function isGatewaysOwn({ by }: ReadHop, { borderBy, gateways }: Receiver): boolean {
  return matchesHost(by, gateways) && !matchesHost(by, borderBy);
}

function isMapi(hop: ReadHop): boolean {
  return hop.with?.toLowerCase() === 'mapi';
}

function borderAt(hop: ReadHop, code: RouteCode, submission: boolean): Border {
  return { index: hop.index, reason: { code, values: { host: hop.by ?? '' } }, submission };
}

function noProfile(hop: ReadHop, receiver: Receiver): Border {
  return noBorder('route_border_no_profile', { host: hop.by ?? '', receiver: receiver.name });
}

/** Where the border is cannot be told. @param code why */
export function noBorder(code: RouteCode, values: Note['values']): Border {
  return { index: null, reason: { code, values }, submission: false };
}
