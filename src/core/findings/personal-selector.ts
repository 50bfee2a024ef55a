import type { MessageFacts } from '../inspection/index.ts';
import { type Finder, warn } from './finding.ts';

/**
 * The selector of a signature seems to be made for one recipient.
 *
 * The attack: the question for its key tells the sender that this mail was inspected, when and from where; so it is not asked
 * without the user's word. Innocent: a selector that happens to hold a recipient's name. Caveat: random selectors are everyday
 * (Amazon SES), so only names are recognised.
 */
export const personalSelector: Finder = (facts) => {
  const check = facts.dkim.find(({ evidence }) => namesRecipient(evidence.queryName, facts.message));
  if (check === undefined) return [];
  return [warn('info', 'finding_personal_selector', { name: check.evidence.queryName }, [check.evidence.fieldIndex])];
};

/** @param queryName where a key is published: 's1._domainkey.example.com' */
export function namesRecipient(
  queryName: string,
  { to, cc, author }: Pick<MessageFacts, 'to' | 'cc' | 'author'>,
): boolean {
  if (!queryName.includes('._domainkey.')) return false;
  const asked = lettersAndDigits(queryName);
  const known = lettersAndDigits(author?.domain ?? '');
  return [...to, ...cc]
    .slice(0, MAX_RECIPIENTS)
    .map(({ localPart }) => lettersAndDigits(localPart))
    .some((name) => name.length >= MIN_NAME && !ROLES.includes(name) && asked.includes(name) && !known.includes(name));
}

const MAX_RECIPIENTS = 20;
/** Shorter names occur in selectors by chance ("bob", "key1"). */
const MIN_NAME = 6;
/** Addresses of roles (RFC 2142 and custom), whose names are selectors too. */
const ROLES: readonly string[] = (
  'newsletter marketing support contact postmaster webmaster hostmaster service office security noreply mailing ' +
  'domain domainkey'
).split(' ');

function lettersAndDigits(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
