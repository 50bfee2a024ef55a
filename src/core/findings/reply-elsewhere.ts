import { provenDomains } from '../proof/proven-parties.ts';
import { areRelated } from './domains.ts';
import { type Finder, indexesOf, warn } from './finding.ts';

/**
 * An answer would go to another domain than the author's.
 *
 * The attack: a forged or merely similar From, and a Reply-To that the attacker reads (17.8 % of real phishing). Innocent:
 * newsletters and ticket systems collect answers elsewhere; lists lead them back to the list: then it is only mentioned when the
 * message proves that domain, or names a list. Caveat: whoever owns both domains cannot be known from their names.
 */
export const replyElsewhere: Finder = (facts) => {
  const { author, replyTo, listId } = facts.message;
  if (author === null) return [];
  const away = replyTo.find(({ domain }) => domain !== '' && !areRelated(domain, author.domain, facts));
  if (away === undefined) return [];
  const known = listId !== '' || provenDomains(facts).some((domain) => areRelated(domain, away.domain));
  const values = { replyTo: away.address, domain: author.domain };
  return [warn(known ? 'info' : 'caution', 'finding_reply_elsewhere', values, indexesOf(facts, 'reply-to'))];
};
