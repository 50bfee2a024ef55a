/** The participants, gathered while the hops are read. */
import type { RouteHop } from '../inspection/index.ts';
import type { Participant, Role } from './journey.ts';

export interface Cast {
  readonly participants: readonly Participant[];
  add(participant: Participant): void;
  /** The host of that name that plays already, told by the same witness; else a new one. */
  host(name: string, trust: Participant['trust']): Participant;
  /** Puts one in right behind another; at the end when there is none. */
  addBehind(participant: Participant, neighbour: Participant | null): void;
}

/** An empty cast: hosts come in as the hops name them. */
export function createCast(): Cast {
  const participants: Participant[] = [];
  const hosts = new Map<string, Participant>();
  return {
    participants,
    add(participant) {
      participants.push(participant);
    },
    host(name, trust) {
      // A sender may write the receiver's name into a Received field of its own: what it claims never shares a lifeline
      // with what the receiver recorded.
      const key = `${trust} ${name.toLowerCase()}`;
      const known = name === '' ? undefined : hosts.get(key);
      if (known) return known;
      const added: Participant = { id: `host${participants.length}`, name, roles: [], trust };
      participants.push(added);
      hosts.set(key, added);
      return added;
    },
    addBehind(participant, neighbour) {
      participants.splice(
        neighbour === null ? participants.length : participants.indexOf(neighbour) + 1,
        0,
        participant,
      );
    },
  };
}

/** Adds a role to those that a host plays; each once. */
export function play(participant: Participant, role: Role): void {
  if (!participant.roles.includes(role)) participant.roles.push(role);
}

/** Whether the client of this hop is the host that had the mail before, by name or address. */
export function isSameHost(hop: RouteHop, before: RouteHop): boolean {
  const by = before.by?.toLowerCase() ?? '';
  const names = [hop.from, hop.helo, hop.reverseName].map((name) => name?.toLowerCase() ?? '');
  if (by !== '' && names.some((name) => sharesDomain(name, by))) return true;
  return hop.ip !== null && hop.ip === before.byIp;
}

/** The same last two labels, or one label that is the whole name: one operator, who names its machines inside and outside differently. */
function sharesDomain(one: string, other: string): boolean {
  const [left, right] = [one.split('.').reverse(), other.split('.').reverse()];
  return left[0] === right[0] && left[1] === right[1];
}
