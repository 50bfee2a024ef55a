/**
 * "From:" at the start of a line of a signature is mostly a name out of h=, which is often folded there, or a copy in z= (RFC 6376
 * §3.5), and no alarm.
 *
 * The attack: a line " From: Boss <boss@legit.example>" folded under a field that only looks like a signature, or whose tags hold
 * the address. So it must be text of a tag list that is one, and no address may come near that a signature does not need.
 */

import { byteOf } from '../../bytes/hexadecimal.ts';
import { latin1 } from '../../bytes/latin1.ts';
import { isAtOrUnder } from '../../dns/names.ts';
import { parseTagList, type Tag, type TagList, tagValue } from '../fields/tag-list.ts';
import type { HeaderField } from '../message.ts';

/** Real signatures are below 4 KiB; with z= and a long To field perhaps ten times that. */
const MAX_SIGNATURE = 64 * 1024;

export interface SignatureText {
  /** Byte offset of its first character. */
  readonly start: number;
  readonly lists: readonly {
    /** Offsets within the text. */
    readonly start: number;
    readonly end: number;
    /** Where, behind the list, the first "@" stands that does not belong there. */
    readonly strangeAt: number;
  }[];
}

/** Also under the name that a mailing list or a provider gives to a copy ("X-Google-DKIM-Signature"): all are held to the same. */
export function isSignatureName(lowerName: string): boolean {
  return ['dkim-signature', 'arc-message-signature', 'domainkey-signature'].some((name) => lowerName.endsWith(name));
}

/**
 * @param copies every field of the message, as copyKey makes it
 * @returns where the signature lists field names (h=) or holds copies of fields that the message has (z=)
 */
export function readSignatureText(
  bytes: Uint8Array,
  field: HeaderField,
  copies: () => ReadonlySet<string>,
): SignatureText {
  const start = field.valueStart;
  if (field.end - start > MAX_SIGNATURE) return { start, lists: [] };
  const text = latin1(bytes, start, field.end);
  const list = parseTagList(text);
  if (list.problem !== null) return { start, lists: [] };
  const clean = list.tags.filter(
    (tag) => isNameList(tag) || isIdentity(tag, list) || (tag.name === 'z' && holdsCopies(tag, copies)),
  );
  const lists = clean.map(({ start, end }) => ({ start, end, strangeAt: findStrangeAt(text, list, clean, end) }));
  return { start, lists };
}

/** @returns whether what stands there is text of the signature, and no address stands within `distance` that is not */
export function isSignatureText({ start, lists }: SignatureText, offset: number, distance: number): boolean {
  const at = offset - start;
  return lists.some((list) => list.start <= at && at <= list.end && list.strangeAt >= at + distance);
}

function findStrangeAt(text: string, list: TagList, clean: readonly Tag[], from: number): number {
  for (const tag of list.tags) {
    if (tag.start < from || clean.includes(tag)) continue;
    const at = text.slice(tag.start, tag.end).indexOf('@');
    if (at >= 0) return tag.start + at;
  }
  return Number.POSITIVE_INFINITY;
}

/** Names, colons and folds: what an address or a display name needs is not among it. */
function isNameList({ name, value }: Tag): boolean {
  return name === 'h' && !/["(),<>@[\\\]\x7f-\xff]/.test(value);
}

/** "[Local-part] "@" domain-name", and the domain is d= or below (RFC 6376 §3.5): not somebody else's. */
function isIdentity({ name, value }: Tag, list: TagList): boolean {
  const at = value.indexOf('@');
  if (name !== 'i') return false;
  const identity = value.slice(at + 1).toLowerCase();
  const domain = (tagValue(list, 'd') ?? '').toLowerCase();
  // Without a local part there is no mailbox, whoever reads it.
  if (at === 0) return !/[^a-z0-9.-]/.test(identity);
  return isAtOrUnder(identity, domain) && !/[^\w.+=*~-]/.test(value.slice(0, at)) && !/[^a-z0-9.-]/.test(identity);
}

/** z= can quote "@", but need not, so that a forged copy looks like a real one: only what the message says anyhow is none. */
function holdsCopies({ value }: Tag, copies: () => ReadonlySet<string>): boolean {
  return value.split('|').every((part) => {
    if (!part.includes('@')) return true;
    const colon = part.indexOf(':');
    const decoded = part.slice(colon + 1).replace(/=([0-9A-F]{2})/g, byteOf);
    return colon > 0 && copies().has(copyKey(part.slice(0, colon), decoded));
  });
}

/** All fields in which an address may stand, to be compared with copies of them. */
export function copyKeys(bytes: Uint8Array, fields: readonly HeaderField[]): Set<string> {
  const short = fields.filter((field) => field.end - field.valueStart <= MAX_SIGNATURE);
  return new Set(short.map((field) => copyKey(field.lowerName, latin1(bytes, field.valueStart, field.end))));
}

/** White space aside: folding changes it. */
function copyKey(name: string, value: string): string {
  return `${name.trim().toLowerCase()}:${value.replace(/[ \t\r\n]/g, '')}`;
}
