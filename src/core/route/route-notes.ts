/** Remarks about a route as a whole. */
import type { RouteCode } from '../codes/index.ts';
import type { Note, RouteHop } from '../inspection/index.ts';
import { MAX_ROUTE_NOTES } from '../limits.ts';
import { displayText } from '../message/characters/inert-text.ts';
import { fieldValue } from '../message/fields/field-value.ts';
import type { Message } from '../message/message.ts';

/** Half of 40,135 real fields stood in messages with five hops or fewer; the most were fifteen. */
const MANY_HOPS = 20;
/** A filter and a list may pass one host four times; more is a loop (RFC 5321 §6.3), or invented. */
const LOOP = 5;
/** Fields by which a sender's side tells of an address; anybody can write them. */
const CLAIMS = ['x-originating-ip', 'x-sender-ip', 'x-received', 'x-forwarded-for', 'x-forwarded-to'];

/**
 * What is remarkable about the whole way: few hops or many, loops, fields in which a sender's side tells of addresses.
 */
export function routeNotes(message: Message, hops: readonly RouteHop[]): Note<RouteCode>[] {
  const unread = (message.byName.get('received') ?? []).length - hops.length;
  return [
    ...(hops.length === 1 ? [{ code: 'route_one_hop' as const, values: {} }] : []),
    ...(hops.length >= MANY_HOPS ? [{ code: 'route_many_hops' as const, values: { count: hops.length } }] : []),
    ...(unread > 0 ? [{ code: 'route_hops_unread' as const, values: { count: unread } }] : []),
    ...loops(hops),
    ...claims(message),
  ].slice(0, MAX_ROUTE_NOTES);
}

function loops(hops: readonly RouteHop[]): Note<RouteCode>[] {
  const times = new Map<string, number>();
  for (const { by } of hops) if (by !== null) times.set(by.toLowerCase(), (times.get(by.toLowerCase()) ?? 0) + 1);
  return [...times]
    .filter(([, count]) => count >= LOOP)
    .map(([host, count]) => ({ code: 'route_loop', values: { host, count } }));
}

function claims(message: Message): Note<RouteCode>[] {
  return CLAIMS.flatMap((name) => message.byName.get(name)?.slice(0, 1) ?? []).map((field) => ({
    code: 'route_claim',
    values: { name: field.name, value: displayText(fieldValue(message, field, MAX_CLAIM)) },
  }));
}

const MAX_CLAIM = 200;
