import { provenDomains } from '../proof/proven-parties.ts';
import { areRelated } from './domains.ts';
import { type Finder, indexesOf, warn } from './finding.ts';

/**
 * A Sender field names another domain than the author's: "sent by X on behalf of Y".
 *
 * The attack: some programs show Sender's name, which DMARC does not look at ("FakeBehalf"). Innocent: calendar invitations and
 * web forms; told calmly when the message proves the sender's domain, and on a
 * list, which names itself there. Caveat: Sender is a claim either way.
 */
export const senderElsewhere: Finder = (facts) => {
  const { author, sender, listId } = facts.message;
  if (author === null) return [];
  const away = sender.find(({ domain }) => domain !== '' && !areRelated(domain, author.domain, facts));
  if (away === undefined) return [];
  const known = listId !== '' || provenDomains(facts).some((domain) => areRelated(domain, away.domain));
  const values = { sender: away.address, domain: author.domain };
  return [warn(known ? 'info' : 'caution', 'finding_sender_elsewhere', values, indexesOf(facts, 'sender'))];
};
