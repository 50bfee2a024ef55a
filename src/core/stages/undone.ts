import { isExplicable, undoKnownChanges } from '../dkim/undo/undo.ts';
import { areRelated } from '../findings/domains.ts';
import type { DkimCheck } from '../inspection/index.ts';
import type { Message } from '../message/message.ts';

/** Signatures that are tried; each trial may hash the body a dozen times. */
const MAX_TRIED = 2;

/**
 * Looks for the known changes that broke a signature. Only for signatures that could speak for the author, since nothing
 * else of them would matter.
 *
 * @param author the author's domain
 * @param signal when it aborts, nothing more is tried
 */
export async function explainFailures(
  message: Message,
  checks: DkimCheck[],
  author: string,
  signal?: AbortSignal,
): Promise<DkimCheck[]> {
  const explained: DkimCheck[] = [];
  let left = MAX_TRIED;
  // One signature after the other: at the same time they would take twice the memory, and no less time.
  for (const check of checks) {
    // What was invented, or copied, takes no other's place.
    const isTried = isExplicable(check) && areRelated(check.evidence.domain, author) && left-- > 0;
    const undone = isTried ? await undoKnownChanges(message, check, signal) : [];
    explained.push(undone.length === 0 ? check : { ...check, undone });
  }
  return explained;
}
