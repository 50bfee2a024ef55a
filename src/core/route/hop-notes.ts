/** Remarks about one hop: facts that a reader would not see by himself. None of them decides anything. */
import type { RouteCode } from '../codes/index.ts';
import type { Note } from '../inspection/index.ts';
import { MAX_RECEIVED } from '../limits.ts';
import { displayText } from '../message/characters/inert-text.ts';
import { weekdayDisagrees } from '../message/fields/date.ts';
import { isInternal, isLoopback } from '../net/special.ts';
import { strayLiteral } from '../received/stray-literal.ts';
import { matchesHost } from '../receivers/host-pattern.ts';
import type { Receiver } from '../receivers/receiver.ts';
import type { ReadHop } from './read-hops.ts';

const DAY = 24 * 60 * 60;
/** Names that a host gives itself only among its own. */
const LOCAL_NAME = /^(?:localhost(?:\.localdomain)?|\[?127\.\d{1,3}\.\d{1,3}\.\d{1,3}\]?|\[?(?:ipv6:)?::1\]?)$/i;

/**
 * @param delay to the older hop
 * @param onward from this hop to the newer one; negative, it is told here: below the line the time is anybody's word, and must not accuse the border's clock
 * @param isClaimed the hop stands below the border
 */
export function hopNotes(
  hop: ReadHop,
  delay: number | null,
  onward: number | null,
  receiver: Receiver | undefined,
  isClaimed: boolean,
  borderBy: string | null,
): Note<RouteCode>[] {
  return [
    ...dateNotes(hop, delay, onward),
    ...clientNotes(hop),
    ...serverNotes(hop, isClaimed && isNameOfBorder(hop.by, receiver, borderBy)),
  ];
}

function dateNotes(hop: ReadHop, delay: number | null, onward: number | null): Note<RouteCode>[] {
  const notes: Note<RouteCode>[] = [];
  if (hop.dateText === null) notes.push({ code: 'route_hop_no_date', values: {} });
  else if (hop.date === null)
    notes.push({ code: 'route_hop_date_unreadable', values: { text: displayText(hop.dateText) } });
  else if (weekdayDisagrees(hop.dateText))
    notes.push({ code: 'route_hop_weekday_wrong', values: { text: displayText(hop.dateText) } });
  // Not clamped to zero, nor turned into "23 h 59 min": a clock that is wrong is told as such.
  if (onward !== null && onward < 0) notes.push({ code: 'route_hop_clock_backwards', values: { seconds: -onward } });
  if (delay !== null && delay > DAY)
    notes.push({ code: 'route_hop_long_delay', values: { count: Math.floor(delay / DAY) } });
  return notes;
}

function clientNotes(hop: ReadHop): Note<RouteCode>[] {
  const notes: Note<RouteCode>[] = [];
  const { ip } = hop;
  const stray = ip === null ? strayLiteral(hop.value) : null;
  if (stray !== null) notes.push({ code: 'route_hop_not_an_address', values: { text: displayText(stray) } });
  if (ip === null || isLoopback(ip)) return notes;
  if (isInternal(ip)) notes.push({ code: 'route_hop_internal_address', values: { ip } });
  const name = hop.helo ?? hop.from;
  if (name !== null && LOCAL_NAME.test(name)) notes.push({ code: 'route_hop_local_name', values: { name, ip } });
  return notes;
}

/**
 * A name that only the receiver's border has. Mail that passed Exchange twice was at two of its many hosts, and every network has hosts by
 * addresses of 10.0.0.0/8: only the very host that took this mail in is then copied.
 */
function isNameOfBorder(by: string | null, receiver: Receiver | undefined, borderBy: string | null): boolean {
  if (by === null || receiver === undefined || !matchesHost(by, receiver.borderBy)) return false;
  const plain = receiver.borderBy.filter((pattern) => !pattern.includes('*'));
  return matchesHost(by, plain) || by.toLowerCase() === borderBy?.toLowerCase();
}

function serverNotes(hop: ReadHop, copiesReceiver: boolean): Note<RouteCode>[] {
  const notes: Note<RouteCode>[] = [];
  // Users of the same provider hand their mail in at such a host, and then it comes back: that is no forgery.
  if (copiesReceiver && !hop.submission) {
    notes.push({ code: 'route_hop_copies_receiver', values: { host: displayText(hop.by ?? '') } });
  }
  if (hop.with?.toUpperCase() === 'HTTPREST')
    notes.push({ code: 'route_hop_by_program', values: { host: displayText(hop.by ?? '') } });
  if (hop.kind === 'submission' && hop.encrypted === false)
    notes.push({ code: 'route_hop_plain_submission', values: {} });
  if (hop.value.length > MAX_RECEIVED) notes.push({ code: 'route_hop_cut', values: {} });
  else if (hop.unclear) notes.push({ code: 'route_hop_unclear', values: {} });
  return notes;
}
