/**
 * For webmail that anybody may host: who takes the mail in is read off the routes of several messages, and then confirmed by the MX
 * records of the account's own domain.
 *
 * The attack: a message brings its own "Received: from bank … by mx.rcpt.example" on top, into a mailbox whose server writes no
 * such field. So a proposal needs several messages that agree, is marked as inferred, and believes nothing that servers record:
 * where results stand is not asked of the samples at all, since senders write samples too.
 */
import { toALabels, withoutFinalDot } from '../dns/names.ts';
import type { Resolver } from '../dns/resolver.ts';
import type { Hop } from '../inspection/index.ts';
import { isLoopback, isOutside } from '../net/special.ts';
import { matchesHost } from './host-pattern.ts';
import { type Receiver, UNSEEN } from './receiver.ts';

/** Messages that must be seen, and the share of them that must agree. */
const MIN_SAMPLES = 3;
const MIN_SHARE = 0.75;
/** A host that only one message names may be that message's invention. */
const MIN_SEEN = 2;
const MAX_NETWORKS = 8;
const MAX_HOSTS = 8;

/** The hops of one message of the mailbox, newest first. */
export type RouteSample = readonly Pick<Hop, 'ip' | 'ipIsName' | 'by'>[];

/**
 * Proposes the receiving side of a mailbox.
 *
 * @param name what to call it: the webmail's host
 * @returns a receiver marked `inferred`; null when there are too few samples, or they do not agree
 */
export function proposeReceiver(name: string, samples: readonly RouteSample[]): Receiver | null {
  const entries = samples.map(findEntry).filter((entry) => entry !== null);
  const seen = new Map<string, number>();
  for (const { by } of entries) seen.set(by, (seen.get(by) ?? 0) + 1);
  const borderBy = [...seen].filter(([, times]) => times >= MIN_SEEN).map(([host]) => host);
  const agreeing = entries.filter(({ by }) => borderBy.includes(by));
  if (samples.length < MIN_SAMPLES || agreeing.length < samples.length * MIN_SHARE) return null;
  return inferred(name, borderBy, agreeing);
}

/**
 * Proposes the hosts that took in the mails seen so far, be it one: only for who then asks the MX records of the account's own domain, and
 * proposes nothing that they do not name. Then a mail's invention can at most name the true host.
 */
export function proposeForMx(name: string, samples: readonly RouteSample[]): Receiver | null {
  const entries = samples.map(findEntry).filter((entry) => entry !== null);
  if (entries.length === 0) return null;
  return inferred(name, [...new Set(entries.map(({ by }) => by))].slice(0, MAX_HOSTS), entries);
}

function inferred(name: string, borderBy: string[], entries: readonly Entry[]): Receiver {
  const networks = [...new Set(entries.flatMap(({ inside }) => inside))].slice(0, MAX_NETWORKS);
  return { ...UNSEEN, name, borderBy, networks, inferred: true };
}

export interface Confirmation {
  /** 'unknown' = the DNS gave no answer: ask again later. */
  result: 'confirmed' | 'different' | 'unknown';
  /** Confirmed: with all hosts that the MX records name and their public addresses, no longer inferred; otherwise as it was. */
  receiver: Receiver;
  /** The hosts that take mail for the domain, as its MX records have them. */
  hosts: string[];
}

/**
 * Confirms a proposed receiver by the MX records of the account's own domain (RFC 5321 §5.1): those say who takes its mail.
 *
 * The addresses of those hosts are the domain's own word too, so that a backup MX that hands mail on is inside. They say nothing of
 * other machines behind that host, so the networks that the mails suggest are not confirmed with it. The attack: a server behind NAT
 * records one private address for every client; mails that bring a field "from bank … by" that very server make the address
 * look like a relay's, and with it believed the forged field below would be the border.
 *
 * @param domain of the account's address, as the webmail shows it; never one out of a message
 */
export async function confirmReceiver(receiver: Receiver, domain: string, resolver: Resolver): Promise<Confirmation> {
  const name = toALabels(domain);
  if (name === null) return { result: 'different', receiver, hosts: [] };
  const answer = await resolver.query(name, 'MX');
  const hosts = answer.records.flatMap((record) => (record.type === 'MX' ? [record.data.toLowerCase()] : []));
  if (answer.status !== 'ok') {
    const answered = answer.status === 'nodata' || answer.status === 'nxdomain';
    return { result: answered ? 'different' : 'unknown', receiver, hosts };
  }
  const borderBy = hosts.filter((host) => matchesHost(host, receiver.borderBy));
  if (borderBy.length === 0) return { result: 'different', receiver, hosts };
  const { inferred: _, ...confirmed } = receiver;
  const networks = await addressesOf(hosts, resolver);
  return { result: 'confirmed', receiver: { ...confirmed, borderBy: knownHosts(hosts), networks }, hosts };
}

/** A backup MX takes mail in as well, and hands it on. */
function knownHosts(hosts: readonly string[]): string[] {
  return hosts.map(withoutFinalDot).slice(0, MAX_HOSTS);
}

/** Public ones only: behind a private address stands whoever is behind that router. */
async function addressesOf(hosts: readonly string[], resolver: Resolver): Promise<string[]> {
  const questions = knownHosts(hosts).flatMap((host) => [resolver.query(host, 'A'), resolver.query(host, 'AAAA')]);
  const records = (await Promise.all(questions)).flatMap((answer) => answer.records);
  // The name that an alias on the way holds is no address.
  const addresses = records.map(({ data }) => data).filter(isOutside);
  return [...new Set(addresses)].slice(0, MAX_NETWORKS);
}

/** Where a mail seems to have come in. */
export interface Entry {
  /** Index of its hop. */
  index: number;
  /** In lower case. */
  by: string;
  /** Addresses of the machines between this host and the mailbox. */
  inside: string[];
}

/** @returns the newest hop that took the mail from an address of the Internet; null when there is none, or it names no host */
export function findEntry(sample: RouteSample): Entry | null {
  const inside: string[] = [];
  for (const [index, { ip, ipIsName, by }] of sample.entries()) {
    if (ip === null || ipIsName) continue;
    if (isOutside(ip)) return by === null ? null : { index, by: by.toLowerCase(), inside };
    if (!isLoopback(ip)) inside.push(ip);
  }
  return null;
}
