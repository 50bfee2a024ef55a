import type { Finding, MessageFacts } from '../inspection/index.ts';
import { type Finder, type FindingFacts, fromIndexes, indexesOf, warn } from './finding.ts';

/**
 * More than one author, or none.
 *
 * The attack: filters check one From, the reader is shown another ("Composition Kills", A8–A13, A17). Innocent: a message by two
 * people with a Sender field (RFC 5322 §3.6.2); rare, so it is told without alarm. Caveat: which one a webmail shows cannot be
 * known here.
 */
export const severalAuthors: Finder = (facts) => {
  const { from, sender } = facts.message;
  const [only] = from;
  if (only === undefined) return noAuthor(facts);
  const addresses = from.flatMap(shownIn).slice(0, 10);
  const values = { addresses: addresses.join(', ') };
  if (from.length > 1) return [warn('danger', 'finding_from_repeated', values, fromIndexes(facts))];
  // Of a From that only some programs take for one, the others show the Sender (A8).
  if (!only.wellFormed && only.mailboxes.length < 2 && sender[0]?.address) return noAuthor(facts);
  if (only.mailboxes.length < 2) return [];
  const domains = new Set(only.mailboxes.map((mailbox) => mailbox.domain));
  return [warn(domains.size > 1 ? 'caution' : 'info', 'finding_from_several', values, fromIndexes(facts))];
};

/** Of a mailbox or a From without an address its name, which is what programs show. */
function shownIn({ mailboxes, text }: MessageFacts['from'][number]): string[] {
  const shown = mailboxes.map(({ address, name }) => address || name).filter((one) => one !== '');
  return (shown.length > 0 || text === '' ? shown : [text]).map((one) => [...one].slice(0, MAX_SHOWN).join(''));
}

const MAX_SHOWN = 320;

/**
 * Some programs show Sender instead, which nothing authenticates. What a limit left unread is not known to be missing: the verdict says that.
 */
function noAuthor(facts: FindingFacts): Finding[] {
  const sender = facts.message.sender[0]?.address ?? '';
  if (sender !== '') return [warn('caution', 'finding_sender_instead', { sender }, indexesOf(facts, 'sender'))];
  return facts.source.unread.length > 0 ? [] : [warn('caution', 'finding_from_missing', {})];
}
