import { isAnswer } from '../dns/answer.ts';
import type { Resolver } from '../dns/resolver.ts';
import type { Walk } from './tree-walk.ts';

/**
 * Whether the Author Domain exists: NXDOMAIN alone says that it does not (RFC 9989 §3.2.13, Appendix A.4).
 *
 * The question is for a CNAME, the one type that no alias redirects: an alias whose target is gone answers every other
 * question with NXDOMAIN too (RFC 6604 §2), and yet it is there.
 *
 * @param needed whether it is worth a question of its own
 * @returns null = not known: neither asked for nor seen on the way, or asked for without an answer
 */
export async function existenceOf(walk: Walk, needed: boolean, resolver: Resolver): Promise<boolean | null> {
  const own = walk.steps[0]?.answer.status;
  // What stands under a name proves the name (RFC 8020 §2).
  if (own === 'ok' || own === 'nodata') return true;
  if (!needed) return null;
  const answer = await resolver.query(walk.start, 'CNAME');
  return isAnswer(answer) ? answer.status !== 'nxdomain' : null;
}
