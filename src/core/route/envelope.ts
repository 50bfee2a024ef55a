/**
 * The envelope that SPF is checked for: which address handed the mail over, and with which reverse-path. What the receiver
 * recorded wins, since it alone knows of gateways; without that, the border's own field and the Return-Path at its place. Where two
 * witnesses disagree, nothing is checked: half of a real envelope and half of an invented one would pass for somebody else.
 */
import type { RouteCode } from '../codes/index.ts';
import { toALabels } from '../dns/names.ts';
import type { Note, Recorded, Route, RouteHop } from '../inspection/index.ts';
import { MAX_RECEIVED } from '../limits.ts';
import { decodeUtf8 } from '../message/characters/charset.ts';
import { fieldValue } from '../message/fields/field-value.ts';
import { findReturnPath } from '../message/fields/return-path.ts';
import type { Message } from '../message/message.ts';
import type { Receiver } from '../receivers/receiver.ts';
import { findWitness, type MailFrom, outsideIp, recordedSenders, type Witness } from './envelope-witness.ts';
import { isOwnAddress } from './inside.ts';
import { entryOfGateway, isNamedRelay, isTold } from './named-relay.ts';
import { possibleClients } from './readings.ts';

type Client = NonNullable<Route['client']>;
type Settled<T> = { value: T | null; reason: Note<RouteCode> | null };

/**
 * Completes a route with client and mailFrom.
 *
 * @param recorded what the receiver recorded, read with this route
 * @returns the same route when there is no border; with `envelopeReason` where one of the two cannot be told
 */
export function settleEnvelope(
  route: Route,
  recorded: Recorded,
  message: Message,
  receiver: Receiver | undefined,
): Route {
  const border = route.border === null ? undefined : route.hops[route.border];
  if (border === undefined || receiver === undefined) return route;
  const host = border.by ?? '';
  if (route.submission) return { ...route, envelopeReason: { code: 'route_envelope_submission', values: { host } } };
  if (border.kind === 'fetch')
    return { ...route, envelopeReason: { code: 'route_envelope_fetched', values: { host } } };
  const witness = findWitness(recorded);
  const client = settleClient(border, route.hops, witness, receiver);
  const mailFrom = settleMailFrom(route, border, witness, message, receiver);
  const reason = client.reason ?? mailFrom.reason;
  const readings = reason && readingsOf(border, route.hops, client, mailFrom.senders, message, receiver);
  return {
    ...route,
    client: client.value,
    mailFrom: mailFrom.value,
    ...(reason ? { envelopeReason: reason } : {}),
    ...(readings ? { readings } : {}),
  };
}

/** Not of a gateway's own address, nor of two that the receiver itself recorded: those are no words of the sender's. */
function readingsOf(
  border: RouteHop,
  hops: readonly RouteHop[],
  client: Settled<Client>,
  senders: string[],
  message: Message,
  receiver: Receiver,
): Route['readings'] | null {
  const untold = untoldHop(border, hops, client.reason?.code, receiver);
  const field = untold && message.fields[untold.fieldIndex];
  const clients = client.value
    ? [client.value.ip]
    : field
      ? possibleClients(fieldValue(message, field, MAX_RECEIVED)).filter((ip) => !isOwnAddress(ip, receiver))
      : [];
  return clients.length > 0 && senders.length > 0 ? { clients, senders } : null;
}

/** The hop whose client cannot be told, since the client's own words are in the way: the border's, or a gateway's that handed the mail to it. */
function untoldHop(
  border: RouteHop,
  hops: readonly RouteHop[],
  why: RouteCode | undefined,
  receiver: Receiver,
): RouteHop | null {
  if (why === 'route_envelope_no_client') return border;
  return why === 'route_envelope_gateway' ? entryOfGateway(border, hops, receiver) : null;
}

function settleClient(
  border: RouteHop,
  hops: readonly RouteHop[],
  witness: Witness,
  receiver: Receiver,
): Settled<Client> {
  const helo = border.helo ?? border.from ?? '';
  const relay = isNamedRelay(border, receiver);
  // What the receiver recorded may be the gateway's own address, of which the sender's record knows nothing; or, with a skip
  // list, that of the client before it.
  const isRelays = (ip: string | null) => (relay && ip === border.ip) || isOwnAddress(ip, receiver);
  const spfRecorded = outsideIp(witness.receivedSpf?.clientIp ?? null);
  const spfIp = isRelays(spfRecorded) ? null : spfRecorded;
  const resultsIp = isRelays(witness.resultsIp) ? null : witness.resultsIp;
  if (spfIp !== null && resultsIp !== null && spfIp !== resultsIp) {
    return unsettled('route_envelope_clients_differ', { one: spfIp, other: resultsIp });
  }
  if (spfIp !== null) return settled({ ip: spfIp, helo: witness.receivedSpf?.helo ?? helo, source: 'received-spf' });
  if (resultsIp !== null) return settled({ ip: resultsIp, helo, source: 'authentication-results' });
  if (border.ip === null || border.ipIsName || border.form === null)
    return unsettled('route_envelope_no_client', { host: border.by ?? '' });
  if (relay || isOwnAddress(border.ip, receiver)) {
    const entry = entryOfGateway(border, hops, receiver);
    if (entry?.ip && isTold(entry))
      return settled({ ip: entry.ip, helo: entry.helo ?? entry.from ?? '', source: 'received' });
    return unsettled('route_envelope_gateway', { name: border.reverseName ?? border.helo ?? border.from ?? '' });
  }
  return settled({ ip: border.ip, helo, source: 'received' });
}

function settleMailFrom(
  route: Route,
  border: RouteHop,
  witness: Witness,
  message: Message,
  receiver: Receiver,
): Settled<MailFrom> & { senders: string[] } {
  const path = findReturnPath(message, {
    returnPath: receiver.returnPath,
    borderFieldIndex: border.fieldIndex,
    trusted: route.standing === 'known' || route.standing === 'inferred',
  });
  const returnPath = path?.trust === 'recorded' ? path : null;
  // Malformed, it is nobody's domain, whatever a recorded result made of it; SPF then finds none.
  if (returnPath?.malformed) {
    const { address } = returnPath;
    return { ...settled<MailFrom>({ address, source: 'return-path' }), senders: [NO_DOMAIN] };
  }
  const own: MailFrom[] = returnPath ? [{ address: returnPath.address, source: 'return-path' }] : [];
  const all = [...recordedSenders(witness).filter((one) => !standsForNull(one, returnPath?.address)), ...own];
  const [first] = all;
  const senders = [...new Set(all.map(({ address }) => address))];
  if (first === undefined) return { ...unsettled<MailFrom>('route_envelope_no_sender', {}), senders };
  const other = all.find((one) => domainOf(one.address) !== domainOf(first.address));
  if (other) {
    const values = { one: shownPath(first.address), other: shownPath(other.address) };
    return { ...unsettled<MailFrom>('route_envelope_senders_differ', values), senders };
  }
  // A domain alone has lost the local part, which SPF's macros may ask for.
  return { ...settled(all.find((one) => one.address.includes('@')) ?? first), senders };
}

/** A reverse-path of nobody's domain: SPF finds nothing to ask. */
export const NO_DOMAIN = '@';

/** For the null reverse-path SPF checks "postmaster" at the HELO name (RFC 7208 §2.4), and some record that one. */
function standsForNull(recorded: MailFrom, returnPath: string | undefined): boolean {
  return returnPath === '' && /^postmaster@/i.test(recorded.address);
}

/** Compared by their domains, since results often leave the local part out; in A-labels, since one witness may write U-labels (RFC 6531). */
function domainOf(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return toALabels(decodeUtf8(domain) ?? domain) ?? toALabels(domain) ?? domain.toLowerCase();
}

function shownPath(address: string): string {
  return address === '' ? '<>' : address;
}

function settled<T>(value: T): Settled<T> {
  return { value, reason: null };
}

function unsettled<T>(code: RouteCode, values: Note['values']): Settled<T> {
  return { value: null, reason: { code, values } };
}
