import { warnOfElsewhere } from './elsewhere.ts';
import type { Finder } from './finding.ts';

/**
 * A Sender field names another domain than the author's: "sent by X on behalf of Y".
 *
 * The attack: some programs show Sender's name, which DMARC does not look at ("FakeBehalf"). Innocent: calendar invitations and
 * web forms; told calmly when the message proves the sender's domain, and on a
 * list, which names itself there. Caveat: Sender is a claim either way.
 */
export const senderElsewhere: Finder = (facts) =>
  warnOfElsewhere(facts, 'finding_sender_elsewhere', 'sender', 'sender');
