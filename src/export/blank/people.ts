/** The placeholders: one for each address, the same wherever it stands, in whatever case. */
import type { Inspection } from '../../core/index.ts';
import { type Recipient, recipientsOf } from './recipients.ts';
import { small } from './small.ts';

/** RFC 2606 §2: no address can lie there. */
export const BLANKED_DOMAIN = 'blanked.invalid';

export interface People {
  /** What stands for an address: "recipient-1@blanked.invalid", and of anybody else "person-1" at their own domain. */
  placeholderOf(local: string, domain: string): string;
  /** The same for a user of whom only that is written. */
  placeholderOfUser(user: string): string;
  isRecipient(address: string): boolean;
  /** Whether it is the id of a message, which looks like an address and tells of nobody. */
  isMessageId(text: string): boolean;
  recipients: readonly { local: string; domain: string; placeholder: string }[];
  /** Words that name a recipient, in small letters, each with what stands for it. */
  words: ReadonlyMap<string, string>;
  /** Names that are no single word, or of a script that sets none apart; the longest first. */
  phrases: readonly (readonly [name: string, placeholder: string])[];
}

/** Reads off an inspection who has to be blanked. */
export function peopleOf(inspection: Inspection): People {
  const { message } = inspection;
  const authors = [...message.from.flatMap(({ mailboxes }) => mailboxes), ...message.sender, ...message.replyTo];
  // Whoever writes to himself: the domain is what the verdict speaks of.
  const speaking = new Set(authors.map(({ address }) => small(address)));
  const recipients = recipientsOf(inspection).map((recipient, index) => ({
    ...recipient,
    ...splitAddress(recipient.address),
    placeholder: `recipient-${index + 1}`,
  }));
  const locals = new Map(recipients.map(({ address, placeholder }) => [address, placeholder]));
  const byUser = new Map(recipients.map(({ local, placeholder }) => [local, placeholder]));
  const ids = messageIdsOf(inspection);
  const others = new Map<string, string>();
  const numbered = (key: string) => {
    const placeholder = others.get(key) ?? `person-${others.size + 1}`;
    others.set(key, placeholder);
    return placeholder;
  };
  return {
    recipients,
    isRecipient: (address) => locals.has(small(address)),
    isMessageId: (text) => ids.has(text),
    placeholderOf(local, domain) {
      const address = small(`${local}@${domain}`);
      const recipient = locals.get(address);
      if (recipient === undefined) return `${numbered(address)}@${domain}`;
      return `${recipient}@${speaking.has(address) ? domain : BLANKED_DOMAIN}`;
    },
    placeholderOfUser: (user) => byUser.get(small(user)) ?? numbered(small(user)),
    ...namesOf(recipients),
  };
}

function splitAddress(address: string): { local: string; domain: string } {
  const at = address.lastIndexOf('@');
  return at < 0 ? { local: address, domain: '' } : { local: address.slice(0, at), domain: address.slice(at + 1) };
}

const ID_FIELDS: ReadonlySet<string> = new Set(['message-id', 'in-reply-to', 'references', 'resent-message-id']);

function messageIdsOf({ fields, message }: Inspection): ReadonlySet<string> {
  const texts = fields.filter(({ name }) => ID_FIELDS.has(name.toLowerCase())).map(({ value }) => value);
  return new Set([message.messageId, ...texts].flatMap((text) => text.split(/[\s<>]+/)).filter((id) => id !== ''));
}

/** RFC 2142, and what many mailboxes are called: whoever is addressed so is no person, and the words are everywhere. */
const ROLES: ReadonlySet<string> = new Set(
  'info marketing sales support abuse noc security postmaster hostmaster webmaster www news admin mail email contact office team hello list the and'.split(
    ' ',
  ),
);
const SHORTEST_WORD = 3;
/** Scripts that are written without blanks between words. */
export const UNPARTED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function namesOf(recipients: readonly (Recipient & { local: string; domain: string; placeholder: string })[]) {
  const words = new Map<string, string>();
  const phrases: (readonly [string, string])[] = [];
  for (const { local, names, domain, placeholder } of recipients) {
    if (domain === '' || local.length >= SHORTEST_WORD) words.set(local, placeholder);
    for (const name of [...names, local]) {
      const lower = name.toLowerCase();
      const parts = lower.split(/[^\p{L}\p{N}\p{M}]+/u).filter((part) => part !== '');
      const isUnparted = UNPARTED.test(lower);
      const spoken = [...parts, parts.join('')];
      phrases.push(...spoken.flatMap((part) => formsOf(part, isUnparted)).map((form) => [form, placeholder] as const));
      if (isUnparted) continue;
      if (parts.length > 1 && name !== local) phrases.push([small(lower), placeholder]);
      for (const part of [...spoken, ...initialed(parts)]) {
        const word = small(part);
        if (word.length >= SHORTEST_WORD && !ROLES.has(word) && !words.has(word)) words.set(word, placeholder);
      }
    }
  }
  return { words, phrases: phrases.sort(([one], [other]) => other.length - one.length) };
}

/** "t.yamada", which looks like a host: of a name as people have them, the others by their first letters. */
function initialed(parts: readonly string[]): string[] {
  if (parts.length > MOST_NAMES) return [];
  return parts.flatMap((part) => {
    const letters = parts.filter((other) => other !== part).map((other) => other[0]);
    return [letters.join('.'), ...letters].map((before) => `${before}.${part}`);
  });
}

const MOST_NAMES = 4;

/** A name as it is, and as parameters (RFC 2231 §4), links and quoted-printable have it where it is not of ASCII. */
function formsOf(name: string, isUnparted: boolean): string[] {
  // A family name may be of one character, which is in too many words to stand for it.
  if (name.length < (isUnparted ? 2 : SHORTEST_WORD)) return [];
  const coded = encodeURIComponent(name).toLowerCase();
  return [...(isUnparted ? [small(name)] : []), ...(coded === name ? [] : [coded, coded.replaceAll('%', '=')])];
}
