import type { VerdictFacts } from './facts.ts';
import { hasField } from './pending.ts';

/**
 * Whether a mailing list put its own address into From, as lists do for authors whose domains ask to reject changed mail:
 * then the verified domain is the list's, and the name before it is what the list says. Anybody can write these signs;
 * they choose words ("the list at …"), never a level. LISTSERV, which has no List-Id, writes <0000abcd-dmarc-request@its.host>.
 */
export function isRewrittenByList(facts: Pick<VerdictFacts, 'message' | 'fields'>): boolean {
  const { author, listId } = facts.message;
  if (author?.localPart.endsWith('-dmarc-request')) return true;
  if (author === null || listId === '') return false;
  return saysVia(author.name) || hasField(facts, 'x-original-from') || hasField(facts, 'x-original-sender');
}

/** "Alice via Team", and as Google Groups writes it in Japanese: "Alice (Team 経由)". */
function saysVia(name: string): boolean {
  return / via |経由/i.test(name);
}
