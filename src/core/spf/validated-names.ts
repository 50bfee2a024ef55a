/** The client's validated names (RFC 7208 §5.5): what its reverse zone says, and the names' own zones confirm. */

import { normalizeName } from '../dns/answer.ts';
import { isAtOrUnder } from '../dns/names.ts';
import { MAX_SPF_NAMES } from '../limits.ts';
import { formatIp, type IpAddress } from '../net/ip.ts';
import type { SpfContext } from './context.ts';
import { dotted } from './macro.ts';

/** In lower case, in the order of the answer; none when the DNS gives none or fails. */
export async function validatedNames(context: SpfContext): Promise<string[]> {
  const { records } = await context.ask(reverseName(context.subject.client), 'PTR');
  const names = records.flatMap((record) => (record.type === 'PTR' ? normalizeName(record.data) : []));
  // §4.6.4: PTR records past the tenth are ignored; the client's owner writes them, not the domain's.
  const checked = await Promise.all(names.slice(0, MAX_SPF_NAMES).map((name) => isValid(context, name)));
  return names.filter((_name, index) => checked[index]);
}

/** §7.3 on "p": the domain itself, else a name below it, else any; "unknown" when there is none. */
export async function validatedNameFor(context: SpfContext, domain: string): Promise<string> {
  const names = await validatedNames(context);
  const own = normalizeName(domain);
  return names.find((name) => name === own) ?? names.find((name) => isAtOrUnder(name, own)) ?? names[0] ?? 'unknown';
}

async function isValid(context: SpfContext, name: string): Promise<boolean> {
  const client = formatIp(context.subject.client);
  // An answer that is an error just skips the name.
  const { records } = await context.ask(name, context.addressType);
  return records.some((record) => record.type === context.addressType && record.data === client);
}

function reverseName(client: IpAddress): string {
  const reversed = dotted(client).split('.').reverse().join('.');
  return `${reversed}.${client.family === 4 ? 'in-addr' : 'ip6'}.arpa`;
}
