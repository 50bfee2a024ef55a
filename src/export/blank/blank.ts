/** An inspection that can be handed on: without the people to whom the mail was sent, for every format alike. */
import type { Inspection, Mailbox, ShownField } from '../../core/index.ts';
import { BLANKED_DOMAIN, type People, peopleOf } from './people.ts';
import { blankText, blankUser, type Kind } from './text.ts';

/**
 * Each address has one placeholder, the same wherever it stands: recipients wholly ("recipient-1@blanked.invalid"), everybody else before
 * the "@" ("person-1@shop.example"), since the domain is what the verdict speaks of. Names of recipients go too, and what links hold.
 *
 * @returns an inspection that says that it is blanked; verdict, codes, domains, hosts and records are as they were
 */
export function blankPeople(inspection: Inspection): Inspection {
  const people = peopleOf(inspection);
  return { ...(blankValue(inspection, '', 'technical', people) as Inspection), blanked: true };
}

/** @returns blanks what stands beside that inspection, such as the names of files: each address by the same placeholder */
export function blankTexts(inspection: Inspection): (text: string) => string {
  const people = peopleOf(inspection);
  return (text) => blankText(text, people, 'free');
}

/** Texts that were written by people, or hold such ones, by the key under which they stand. */
const FREE: ReadonlySet<string> = new Set([
  'subject',
  'text',
  'value',
  'decoded',
  'seenName',
  'alsoNamed',
  'comment',
  'reason',
  'explanation',
  'words',
  'group',
  'detail',
  'claimed',
  'field',
]);
const RECORDS: ReadonlySet<string> = new Set(['record', 'answers', 'tags', 'path']);
/** Users of whom only the name is written. */
const USERS: ReadonlySet<string> = new Set(['for', 'authenticated', 'user', 'local', 'recipient']);

function blankValue(value: unknown, key: string, kind: Kind, people: People): unknown {
  if (typeof value === 'string') return blankString(value, key, kind, people);
  if (Array.isArray(value)) return value.map((entry) => blankValue(entry, key, kind, people));
  if (typeof value !== 'object' || value === null) return value;
  if ('localPart' in value) return blankMailbox(value as Mailbox, people);
  if ('line' in value && 'trust' in value) return blankField(value as ShownField, people);
  // In the values of a sentence a name may be somebody's; elsewhere it is a field's or a host's.
  const isNamed = key === 'values';
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => {
      const inner =
        RECORDS.has(name) || kind === 'record'
          ? 'record'
          : FREE.has(name) || (isNamed && name === 'name')
            ? 'free'
            : 'technical';
      return [name, blankValue(entry, name, inner, people)];
    }),
  );
}

function blankString(text: string, key: string, kind: Kind, people: People): string {
  if (!USERS.has(key) || text === '' || text.includes('@')) return blankText(text, people, kind);
  return key === 'for' || key === 'recipient' ? blankUser(text, people) : people.placeholderOfUser(text);
}

function blankMailbox(mailbox: Mailbox, people: People): Mailbox {
  const { unicodeDomain, seenName, alsoNamed, ...rest } = mailbox;
  const written = blankText(mailbox.address, people, 'technical');
  const address = written === mailbox.address && written !== '' ? blankUser(mailbox.address, people) : written;
  const at = address.lastIndexOf('@');
  const isGone = address.endsWith(`@${BLANKED_DOMAIN}`);
  return {
    ...rest,
    name: blankText(mailbox.name, people, 'free'),
    ...(seenName === undefined ? {} : { seenName: blankText(seenName, people, 'free') }),
    ...(alsoNamed === undefined ? {} : { alsoNamed: alsoNamed.map((name) => blankText(name, people, 'free')) }),
    address,
    localPart: at < 0 ? '' : address.slice(0, at),
    domain: isGone ? BLANKED_DOMAIN : mailbox.domain,
    ...(unicodeDomain === undefined || isGone ? {} : { unicodeDomain }),
    oddities: blankValue(mailbox.oddities, 'oddities', 'technical', people) as Mailbox['oddities'],
  };
}

/** In them every third letter would be somebody's name by chance. */
const SIGNATURES: ReadonlySet<string> = new Set([
  'dkim-signature',
  'x-google-dkim-signature',
  'arc-seal',
  'arc-message-signature',
]);

function blankField(field: ShownField, people: People): ShownField {
  const { decoded, ...rest } = field;
  const kind = SIGNATURES.has(field.name.toLowerCase()) ? 'technical' : 'free';
  const value = blankText(field.value, people, kind);
  if (decoded === undefined) return { ...rest, value };
  const read = blankText(decoded, people, kind);
  // Encoded words hide a name from whoever looks for it, not from whoever reads it.
  return read === decoded ? { ...rest, value, decoded } : { ...rest, value: read };
}
