/** Who a message was sent to, by every field that may say so, with the words by which they may be known. */
import type { Inspection, ShownField } from '../../core/index.ts';
import { replaceAddresses } from './addresses.ts';
import { small } from './small.ts';

export interface Recipient {
  /** As written, in small letters; without "@" where a server wrote only what stands before it. */
  address: string;
  /** Display names, as written. */
  names: string[];
}

/** Fields in which servers and programs write for whom a message is. */
const FIELDS: ReadonlySet<string> = new Set(
  (
    'to cc bcc resent-to resent-cc resent-bcc delivered-to x-delivered-to original-recipient final-recipient ' +
    'x-original-to x-gm-original-to envelope-to x-envelope-to x-rcpt-to x-real-to x-resolved-to x-forwarded-to ' +
    'x-forwarded-for apparently-to x-apparently-to x-failed-recipients'
  ).split(' '),
);

/** @returns each recipient once, in the order in which they are met */
export function recipientsOf({ message, fields, route }: Inspection): Recipient[] {
  const found = new Map<string, Recipient>();
  const add = (address: string, ...names: string[]) => {
    const key = small(address);
    if (key === '') return;
    const known = found.get(key) ?? { address: key, names: [] };
    known.names.push(...names.filter((name) => name.trim() !== ''));
    found.set(key, known);
  };
  for (const { address, name, seenName, alsoNamed } of [...message.to, ...message.cc])
    add(address, name, seenName ?? '', ...(alsoNamed ?? []));
  for (const field of fields)
    if (FIELDS.has(field.name.toLowerCase())) for (const { address, name } of readList(field)) add(address, name);
  for (const hop of route.hops) add(hop.for?.replace(/[<>]/g, '') ?? '');
  return [...found.values()];
}

/** The addresses of a field, each with the words before it. */
function readList({ value, decoded }: ShownField): { address: string; name: string }[] {
  const text = decoded ?? value;
  const list: { address: string; name: string }[] = [];
  let rest = '';
  const marked = replaceAddresses(text, (local, domain) => {
    list.push({ address: `${local}@${domain}`, name: '' });
    return '\n';
  });
  for (const [index, before] of marked.split('\n').entries()) {
    rest = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf(';'), before.lastIndexOf(':')) + 1);
    const entry = list[index];
    if (entry && rest.includes('<')) entry.name = rest.replace(/[<>"]/g, '').trim();
  }
  // "Delivered-To: bob", as servers write it for their own users.
  const bare = text.trim();
  return list.length === 0 && /^[\w.+-]{1,64}$/.test(bare) ? [{ address: bare, name: '' }] : list;
}
