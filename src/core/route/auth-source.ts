import { lastLabels } from '../dns/labels.ts';
import { fieldValue } from '../message/fields/field-value.ts';
import type { Message } from '../message/message.ts';
import { matchesHost } from '../receivers/host-pattern.ts';
import type { Receiver } from '../receivers/receiver.ts';
import type { ReadHop } from './read-hops.ts';

/** A host name, and more than one. */
const MAX_HOST = 300;

/**
 * Exchange names the host at which a mail entered (X-MS-Exchange-Organization-AuthSource), and takes that field off mail from
 * outside. What stands above that host's own hop is inside, whatever addresses Microsoft uses there.
 *
 * @returns index of that hop; 0 when there is no such field, or more than one, or it names no host of the receiver's border
 */
export function entryByAuthSource(message: Message, hops: readonly ReadHop[], receiver: Receiver): number {
  const [field, second] = message.byName.get('x-ms-exchange-organization-authsource') ?? [];
  if (receiver.results !== 'without-id' || field === undefined || second !== undefined) return 0;
  const named = firstLabel(fieldValue(message, field, MAX_HOST));
  // The first that could be it: never past a border to reach another one further down.
  const first = hops.find((hop) => matchesHost(hop.by, receiver.borderBy));
  // A hop whose server cannot be told may be that border: the one that copies its name further down must not pass for it.
  if (!first?.by || first.unclear || firstLabel(first.by) !== named) return 0;
  const organization = lastLabels(first.by.toLowerCase(), 2);
  return hops.slice(0, first.index).every((hop) => isExchanges(hop, organization)) ? first.index : 0;
}

/**
 * Whether one host of Exchange took the mail over from another. The attack: where the field is not taken off, a user who hands a mail in, or a server
 * of one's own before Exchange that takes mail from anybody, brings it along with a forged border below: what stands there must not lie above the line.
 */
function isExchanges({ unclear, form, submission, by }: ReadHop, organization: string): boolean {
  return (
    !unclear && form === 'Exchange' && !submission && by !== null && lastLabels(by.toLowerCase(), 2) === organization
  );
}

/** AB1EUR01FT001.eop-EUR01.prod.protection.outlook.com and AB1EUR01FT001.mail.protection.outlook.com are one host. */
function firstLabel(host: string): string {
  return (host.split('.', 1)[0] ?? '').toLowerCase();
}
