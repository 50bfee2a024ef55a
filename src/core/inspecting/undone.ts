import { undoKnownChange } from '../dkim/undo/undo.ts';
import { areRelated } from '../findings/domains.ts';
import type { DkimCheck } from '../inspection.ts';
import type { Message } from '../message/message.ts';

/** Signatures that are tried; each trial may hash the body a dozen times. */
const MAX_TRIED = 2;

/**
 * Looks for the one known change that broke a signature. Only for signatures that could speak for the author, since nothing
 * else of them would matter.
 *
 * @param author the author's domain
 */
export async function explainFailures(message: Message, checks: DkimCheck[], author: string): Promise<DkimCheck[]> {
  const tried = checks
    .filter(({ result, evidence }) => result === 'fail' && areRelated(evidence.domain, author))
    .slice(0, MAX_TRIED);
  return Promise.all(
    checks.map(async (check) => {
      const undone = tried.includes(check) ? await undoKnownChange(message, check) : null;
      return undone === null ? check : { ...check, undone };
    }),
  );
}
