/** Who wrote what of a "from" clause, by one form. */

import { withoutFinalDot } from '../dns/names.ts';
import { parseIp } from '../net/ip.ts';
import { kindOfIp } from '../net/special.ts';
import type { Client } from './client.ts';
import { addressBehindAt, addressIn } from './client-address.ts';
import { type ClientFields, type ClientTemplate, endsWithAddress, fitClient } from './client-template.ts';
import { peel } from './told-remarks.ts';

export interface KnownClient {
  client: Client;
  /** Remarks of the server's behind the client's address. */
  told: string[];
}

/** What a form tells of the client, and whether a remark of the server's may stand behind the client's address. */
export interface ClientForm {
  clients: readonly ClientTemplate[];
  isFamily: boolean;
  isSilent: boolean;
}

/** @param head what stands before "by", blanks made one */
export function readClient({ clients, isFamily, isSilent }: ClientForm, head: string): KnownClient | null {
  const bare = isSilent ? { text: head, remarks: [] } : peel(head);
  for (const template of clients) {
    const isLast = endsWithAddress(template);
    const found = fitClient(template, isLast ? bare.text : head);
    const told = found?.fields['told'];
    if (found === null || (told === undefined && template.at(-2)?.endsWith('*') && holdsAnother(found.free))) continue;
    const { text, remarks } = isLast ? bare : peel(` ${told ?? ''}`, true);
    // Another address behind the one that the server saw, or before it: nobody can tell.
    if (told !== undefined && text !== '') return null;
    const client = head === '' ? NOBODY : describeClient(found, isFamily, template[1] === 'reverse');
    if (client) return { client, told: [...remarks, ...saidBeside(found.fields)] };
  }
  return null;
}

/**
 * The attack: where what the server saw comes first, a name of whole clauses may stand before it, an address of the client's choice first of
 * all: then the server's own word stands in what seems to be the greeting, and nobody can tell.
 */
function holdsAnother(free: string): boolean {
  return (
    free.includes('(') && free.split(/[ \t()[\]<>,;="]+/).some((word) => /[.:]/.test(word) && addressIn(word) !== null)
  );
}

/** A login and a reverse-path, as remarks of their own would tell them. */
function saidBeside({ user, path }: Record<string, string>): string[] {
  return [...(user ? [`authenticated user ${user}`] : []), ...(path ? [`mailfrom:${path}`] : [])];
}

export const NOBODY = { from: null, helo: null, ip: null, reverseName: null };

const NO_NAME = /^<?(?:unknown|unavailable|unverified|softdnserr)>?$/i;
const KEYWORD = /^(?:[el]hlo|helo)$|=/i;

/** @param isReverseFirst no server's word can stand in the place of its name */
function describeClient({ fields, first }: ClientFields, isFamily: boolean, isReverseFirst: boolean): Client | null {
  const { name, same, reverse = same ?? '', from, named, at, rest, greeting, called, ident, phrase } = fields;
  const helo = fields['helo'] ?? phrase ?? greeting ?? called ?? name ?? greetingIn(rest) ?? same;
  const ip = addressIn(fields['ip'] ?? named ?? '') ?? addressBehindAt(at ?? '');
  if ([name, greeting, ident].some((word) => isOther(word, ip))) return null;
  // Where the address of an inside stands, it may be the one that the server saw.
  if (same !== undefined && ![ip, null].includes(addressIn(same))) return null;
  if (isFamily) {
    // Without a mark, what looks like another family's word may be it.
    if (isOther(reverse, ip) || (!isReverseFirst && KEYWORD.test(reverse))) return null;
  }
  const host = /[@=]/.test(reverse) ? '' : withoutFinalDot(reverse);
  return {
    from: from ?? first,
    helo: helo || null,
    ip,
    reverseName: host === '' || NO_NAME.test(host) || addressIn(host) !== null ? null : host,
    ...(named === undefined ? {} : { ipIsName: true as const }),
  };
}

/** "port=25 helo=mail.example ident=joe", all of it the client's own words but the port. */
function greetingIn(rest = ''): string | undefined {
  const start = rest.indexOf('helo=');
  return start < 0 ? undefined : rest.slice(start + 5).split(' ident=', 1)[0];
}

/** A client behind a router greets with its address there, "[192.168.0.5]": no server of the Internet sees that one. */
function isOther(word = '', ip: string | null): boolean {
  const address = addressIn(word);
  if (address === null || address === ip) return false;
  const seen = word.startsWith('[') ? parseIp(address) : null;
  return seen === null || kindOfIp(seen) !== 'private';
}
