/** How the mail set out, as its oldest Received field tells it: what OP25B and IP25B are about. */
import type { Inspection, RouteHop } from '../core/index.ts';
import { isConsumerName } from './consumer-name.ts';
import { firstHop } from './facts.ts';

export type Setting =
  /** No Received field. */
  | { kind: 'unknown' }
  /** By port 587 or 465, after signing in: what OP25B leaves open. */
  | { kind: 'submission'; hop: RouteHop }
  /** Through a web page, or by a program on the server itself. */
  | { kind: 'inside'; hop: RouteHop }
  /** From a consumer's line straight to another side's port 25: what OP25B and IP25B stop. */
  | { kind: 'consumer'; hop: RouteHop }
  /** From a consumer's line to a server of the same network: what OP25B leaves open, since it is no other network's port 25. */
  | { kind: 'provider'; hop: RouteHop }
  /** From an address without a name: its greeting is its own word, so that nothing tells what it is. */
  | { kind: 'unnamed'; hop: RouteHop }
  /** From a server to a server: nobody wrote down how the first one got it. */
  | { kind: 'server'; hop: RouteHop };

/** @returns how the message was sent out; claimed or recorded, as the hop itself says */
export function settingOut(inspection: Inspection): Setting {
  const hop = firstHop(inspection);
  if (!hop) return { kind: 'unknown' };
  // A web form asks for a sign-in, too, but it is no port 587.
  if (hop.kind === 'http' || hop.kind === 'local') return { kind: 'inside', hop };
  if (hop.submission || hop.kind === 'submission') return { kind: 'submission', hop };
  if (hop.reverseName === null) return { kind: 'unnamed', hop };
  if (!isConsumerName(hop.reverseName, hop.ip)) return { kind: 'server', hop };
  return { kind: isSameNetwork(hop.reverseName, hop.by ?? '') ? 'provider' : 'consumer', hop };
}

/** Under country codes, what stands before them is often a class of names, not a name (co.jp, com.au). */
const CLASSES: ReadonlySet<string> = new Set(
  'ac ad co com ed edu go gob gouv gov gr lg ltd me ne net nom or org plc'.split(' '),
);

/** Whether two hosts belong to one operator, as far as their names tell. */
function isSameNetwork(one: string, other: string): boolean {
  const ends = [one, other].map((name) => {
    const labels = name.toLowerCase().split('.').slice(-3);
    const [registry = '', country = ''] = labels.slice(-2);
    return country.length === 2 && CLASSES.has(registry) ? labels : labels.slice(-2);
  });
  const [left = [], right = []] = ends;
  return left.length > 1 && left.join('.') === right.join('.');
}
