/** Inspection → the journey: who took part, and what happened between them, in the order of time. */
import type { Inspection, Note, RouteHop } from '../inspection/index.ts';
import { type Cast, createCast, isSameHost, play } from './cast.ts';
import { claimedName, clientName } from './client-name.ts';
import type { Journey, Participant, Step } from './journey.ts';
import { serverRole } from './roles.ts';
import { authorStep, dnsSteps, hopStep, lineStep, readStep } from './steps.ts';

/**
 * The journey as the diagram and its text form show it. Received fields are read from the oldest on; the questions to
 * the DNS stand where the receiver asks them, right behind the arrival at its border.
 *
 * @returns always a journey: without any hop, the author and the reader alone
 */
export function buildJourney(inspection: Inspection): Journey {
  const { route, message } = inspection;
  const cast = createCast();
  const steps: Omit<Step, 'id'>[] = [];
  const notes: Note[] = [];
  const oldestFirst = [...route.hops].reverse();
  const author: Participant = { id: 'author', name: '', roles: ['author', 'mua'], trust: 'claimed' };
  const you: Participant = { id: 'you', name: '', roles: ['you'], trust: 'recorded' };
  cast.add(author);
  let carrier = author;
  let before: RouteHop | null = null;
  for (const hop of oldestFirst) {
    const client = handsOver(cast, hop, before, carrier);
    if (before === null && client !== author) {
      steps.push(authorStep(author.id, client.id, message.date, message.from[0]?.fieldIndex ?? null));
    }
    if (client !== carrier && before !== null) {
      notes.push({ code: 'journey_gap', values: { from: carrier.name, to: client.name } });
    }
    const server = cast.host(hop.by ?? '', hop.trust);
    play(server, serverRole(hop));
    // The line comes first: the border's own field is the first that the receiver wrote.
    // Where the border is only inferred there is none: what is behind it may be claimed as well.
    if (hop.border && hop.trust === 'recorded') steps.push(lineStep(author.id, you.id, hop.fieldIndex));
    steps.push(hopStep(hop, client.id, server.id));
    if (hop.border) steps.push(...askDns(cast, inspection, server));
    carrier = server;
    before = hop;
  }
  const border = route.border === null ? undefined : route.hops[route.border];
  cast.add(you);
  if (carrier !== author) play(carrier, 'mda');
  steps.push(readStep(carrier.id, you.id));
  if (border === undefined) steps.push(...askDns(cast, inspection, you));
  return {
    participants: [...cast.participants],
    steps: steps.map((step, index) => ({ id: `s${index}`, ...step })),
    notes: [...remarks(inspection), ...notes.slice(0, MAX_GAPS)],
  };
}

/** Gaps that are told; a route of sixty invented hops has one at each. */
const MAX_GAPS = 3;

/** Who hands the mail over in this hop: whoever had it before, unless the field tells of another host. */
function handsOver(cast: Cast, hop: RouteHop, before: RouteHop | null, carrier: Participant): Participant {
  const name = clientName(hop);
  if (before === null) {
    const firstHand = hop.submission || hop.kind === 'submission' || hop.kind === 'http' || hop.kind === 'local';
    return firstHand || name === '' ? carrier : newClient(cast, name, hop);
  }
  // Within the receiver's side machines go by addresses and names of their own.
  if (name === '' || (hop.trust === 'recorded' && !hop.border)) return carrier;
  if (!isSameHost(hop, before)) return newClient(cast, name, hop);
  if (hop.border && hop.trust === 'recorded') see(carrier, name);
  return carrier;
}

function newClient(cast: Cast, name: string, hop: RouteHop): Participant {
  const client = cast.host(name, hop.trust);
  play(client, 'mta');
  claimName(client, claimedName(hop));
  return client;
}

/**
 * The border saw the host that the fields below speak of: from there on it goes by what was seen.
 *
 * The attack: a field "by mail.bank.example" and a greeting of the same name would put the bank's name over the address of anyone.
 */
function see(host: Participant, seen: string): void {
  const named = host.name;
  host.trust = 'recorded';
  host.name = seen;
  claimName(host, named);
}

function claimName(host: Participant, claimed: string): void {
  if (claimed !== '' && claimed.toLowerCase() !== host.name.toLowerCase()) host.claimedName = claimed;
}

function askDns(cast: Cast, { dns }: Inspection, asker: Participant): Omit<Step, 'id'>[] {
  // What a person asked for beside the checks is no part of this mail's way.
  const asked = dns.flatMap((question, index) => (question.purpose === 'other' ? [] : [{ question, index }]));
  if (asked.length === 0) return [];
  const resolver: Participant = { id: 'dns', name: '', roles: ['dns'], trust: 'recorded' };
  cast.addBehind(resolver, asker.roles.includes('you') ? (cast.participants.at(-2) ?? null) : asker);
  return asked.flatMap(({ question, index }) => dnsSteps(question, index, asker.id, resolver.id));
}

function remarks({ route }: Inspection): Note[] {
  const notes: Note[] = [];
  if (route.hops.length === 0) notes.push({ code: 'journey_no_received', values: {} });
  else if (route.border === null || route.standing === 'inferred')
    notes.push({ code: 'journey_all_claimed', values: {} });
  if (route.hops.some((hop) => hop.delay !== null && hop.delay < 0)) {
    notes.push({ code: 'journey_clocks_disagree', values: {} });
  }
  notes.push(...(route.notes ?? []).filter(({ code }) => code === 'route_hops_unread'));
  return notes;
}
