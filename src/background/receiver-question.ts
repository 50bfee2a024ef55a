/**
 * What a person must know before saying yes to a proposed receiver.
 *
 * The attack: mails that bring "Received: from bank … by mx.rcpt.example" of their own, into a mailbox whose server writes no
 * such field or writes one that names no client. Three of them make a proposal, and if it names the true host, the MX records
 * and the user agree. Where the host's entry is not the topmost one, its place shows that somebody else may have written it.
 */
import { findEntry, type RouteSample } from '../core/receivers/propose.ts';
import { readDomain } from '../platform/setting-values.ts';

const MAX_ABOVE = 5;
/** Names of the server itself, as filters on it write them. */
const LOCAL = ['localhost', 'localhost.localdomain'];

/** @returns in how many of these mails one of the hosts took the mail in from outside */
export function seenAt(hosts: readonly string[], samples: readonly RouteSample[]): number {
  return samples.filter((sample) => hosts.includes(findEntry(sample)?.by ?? '')).length;
}

/** @returns other hosts whose entries stand above that of these hosts, in lower case */
export function hostsAbove(hosts: readonly string[], samples: readonly RouteSample[]): string[] {
  const above = samples.flatMap((sample) => {
    const entry = findEntry(sample);
    return entry && hosts.includes(entry.by) ? sample.slice(0, entry.index) : [];
  });
  const names = above.flatMap(({ by }) => (by === null ? [] : [by.toLowerCase()]));
  return [...new Set(names)].filter((name) => !hosts.includes(name) && !LOCAL.includes(name)).slice(0, MAX_ABOVE);
}

/**
 * @param account as the webmail's own page names it; never an address out of a message, which its sender chose
 * @returns its domain in A-labels; null when the account is no address
 */
export function domainOfAccount(account: string | null): string | null {
  const at = account?.lastIndexOf('@') ?? -1;
  return account !== null && at > 0 ? readDomain(account.slice(at + 1)) : null;
}
