/** From the sets of a chain to its validation status (RFC 8617 §5.2 steps 4 to 7). */
import type { ArcCode } from '../codes/index.ts';
import type { ArcCheck, ArcSet, Note } from '../inspection/index.ts';
import type { ArcPart } from './part.ts';

interface Judged {
  readonly part: ArcPart;
  readonly set: ArcSet;
  readonly kind: 'message_signature' | 'seal';
}

/**
 * The status of a whole chain: pass, fail, or temperror where an answer or a body is missing. A chain that verifies by a key or at a time
 * that cannot be accepted is a fail too: the RFC knows no fourth word (RFC 8617 §4.4), and `code` tells it apart.
 *
 * @param sets of a chain that is whole, by increasing instance
 */
export function conclude(sets: readonly ArcSet[]): Note<ArcCode> & Pick<ArcCheck, 'result'> {
  const newest = sets.at(-1);
  // Step 4: only the newest signature over the message must hold; step 6: every seal must, the newest is looked at first.
  const judged: Judged[] = newest ? [{ part: newest.messageSignature, set: newest, kind: 'message_signature' }] : [];
  for (const set of sets.toReversed()) judged.push({ part: set.seal, set, kind: 'seal' });
  // What was determined goes before what could not be.
  const failed = judged.find(({ part }) => part.result === 'fail' || part.result === 'permerror');
  if (failed) return { result: 'fail', code: `arc_${failed.kind}_failed`, values: valuesOf(failed) };
  const unaccepted = judged.find(({ part }) => part.result === 'policy');
  if (unaccepted) return { result: 'fail', code: 'arc_not_accepted', values: valuesOf(unaccepted) };
  const open = judged.find(({ part }) => part.result === 'temperror' || part.result === 'neutral');
  if (open) return { result: 'temperror', code: `arc_${open.kind}_unchecked`, values: valuesOf(open) };
  return { result: 'pass', code: 'arc_pass', values: { total: sets.length, sealer: newest?.sealer ?? '' } };
}

function valuesOf({ set }: Judged): Note['values'] {
  return { instance: set.instance, sealer: set.sealer };
}

/**
 * Step 5: the instance from which on the message is unchanged, found by going back from the newest set to the first signature over
 * the message that does not hold any more.
 *
 * @param sets of a chain that passes
 * @returns 0 = all of them hold; null = it cannot be told
 */
export function findOldestPass(sets: readonly ArcSet[]): number | null {
  for (const { instance, messageSignature } of sets.toReversed()) {
    const { result } = messageSignature;
    if (result === 'temperror' || result === 'neutral') return null;
    if (result !== 'pass') return instance + 1;
  }
  return 0;
}
