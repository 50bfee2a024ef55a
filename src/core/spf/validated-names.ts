/** The client's validated names (RFC 7208 §5.5): what its reverse zone says, and the names' own zones confirm. */
import { normalizeName } from '../dns/answer.ts';
import { MAX_SPF_NAMES } from '../limits.ts';
import { formatIp, type IpAddress } from '../net/ip.ts';
import { dotted } from './macro.ts';
import type { SpfSession } from './session.ts';

/** In lower case, in the order of the answer; none when the DNS gives none or fails. */
export async function validatedNames(session: SpfSession): Promise<string[]> {
  const { records } = await session.ask(reverseName(session.subject.client), 'PTR');
  const names = records.flatMap((record) => (record.type === 'PTR' ? normalizeName(record.data) : []));
  // §4.6.4: PTR records past the tenth are ignored; the client's owner writes them, not the domain's.
  const checked = await Promise.all(names.slice(0, MAX_SPF_NAMES).map((name) => isValid(session, name)));
  return names.filter((_name, index) => checked[index]);
}

/** §7.3 on "p": the domain itself, else a name below it, else any; "unknown" when there is none. */
export async function validatedNameFor(session: SpfSession, domain: string): Promise<string> {
  const names = await validatedNames(session);
  const own = normalizeName(domain);
  return names.find((name) => name === own) ?? names.find((name) => name.endsWith(`.${own}`)) ?? names[0] ?? 'unknown';
}

async function isValid(session: SpfSession, name: string): Promise<boolean> {
  const client = formatIp(session.subject.client);
  // An answer that is an error just skips the name.
  const { records } = await session.ask(name, session.addressType);
  return records.some((record) => record.type === session.addressType && record.data === client);
}

function reverseName(client: IpAddress): string {
  const reversed = dotted(client).split('.').reverse().join('.').toLowerCase();
  return `${reversed}.${client.family === 4 ? 'in-addr' : 'ip6'}.arpa`;
}
