/** Which message of the stories shows a term best. */
import { CARD_GROUPS, type CardGroup, type CardId } from '../card-ids.ts';
import { STORIES } from './index.ts';
import type { MailId, Story } from './story.ts';

const OF_GROUP: Readonly<Record<CardGroup, MailId>> = {
  way: 'way',
  speech: 'way',
  message: 'way',
  port25: 'direct',
  dns: 'dmarc',
  spf: 'spf',
  dkim: 'dkim',
  dmarc: 'dmarc',
  onward: 'list',
};

/** Where the message of the group has no example of the term, and that of another story does. */
const OF_CARD: Partial<Record<CardId, MailId>> = {
  // Two senders that differ, and both kinds of p=.
  envelope: 'dmarc',
  return_path: 'dmarc',
  p: 'dmarc',
  // A subject with a tag, and a domain that only watches.
  subject: 'list',
  none: 'list',
  quarantine: 'forward_unsigned',
  forwarding: 'forward',
  // What is claimed beside what was recorded.
  greeting: 'attack',
  spoofing: 'attack',
  auth_results: 'attack',
  // A server with a fixed address, a line at home, and blocks of addresses.
  ip_address: 'spf',
  reverse_name: 'spf',
  dynamic: 'direct',
};

/** @returns the message, and the first story that tells of it: in a second one it stands beside that story's own */
export function exampleOf(id: CardId): { mail: MailId; story: Story | undefined } {
  const group = GROUPS.find(([, ids]) => ids.includes(id))?.[0] ?? 'way';
  const mail = OF_CARD[id] ?? OF_GROUP[group];
  return { mail, story: Object.values(STORIES).find(({ mails }) => mails.some((told) => told.id === mail)) };
}

const GROUPS = Object.entries(CARD_GROUPS) as [CardGroup, readonly CardId[]][];
