import type { FindingCode } from '../codes/index.ts';
import type { Finding, MessageFacts } from '../inspection/index.ts';
import { provenDomains } from '../proof/proven-parties.ts';
import { areRelated } from './domains.ts';
import { type FindingFacts, indexesOf, warn } from './finding.ts';

/**
 * A field that leads to another domain than the author's: only mentioned where the message proves that domain, or names a list.
 *
 * @param part the field's mailboxes, and the name under which the sentence has the address
 * @param lowerName the field
 */
export function warnOfElsewhere(
  facts: FindingFacts,
  code: FindingCode,
  part: keyof Pick<MessageFacts, 'replyTo' | 'sender'>,
  lowerName: string,
): Finding[] {
  const { author, listId, [part]: mailboxes } = facts.message;
  if (author === null) return [];
  const away = mailboxes.find(({ domain }) => domain !== '' && !areRelated(domain, author.domain, facts));
  if (away === undefined) return [];
  const known = listId !== '' || provenDomains(facts).some((domain) => areRelated(domain, away.domain));
  const values = { [part]: away.address, domain: author.domain };
  return [warn(known ? 'info' : 'caution', code, values, indexesOf(facts, lowerName))];
}
