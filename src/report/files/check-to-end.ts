import type { Inspection } from '../../core/index.ts';
import type { Wire } from '../../following/use-inspection.ts';
import type { Problem } from '../../platform/wire/messages.ts';
import type { GivenSource } from '../sources.ts';

/** A check has 20 seconds; one that does not come may not keep the next ones waiting for more. */
const WAIT_MS = 45_000;
const STOPPED: Problem = { key: 'errors_check_stopped', values: {} };

export type Checked = { inspection: Inspection; problem: null } | { inspection: null; problem: Problem };

/**
 * Has a source checked, and waits until that is done.
 *
 * @returns the finished inspection, or why there is none; never rejects, and comes in time
 */
export async function checkToEnd({ ask, onNews }: Wire, given: GivenSource): Promise<Checked> {
  const finished = new Map<string, Inspection>();
  let wake = () => {};
  // Before it is asked: the news may come before the answer.
  const stop = onNews('news.inspection', ({ key, inspection }) => {
    if (inspection.progress === 'done') finished.set(key, inspection);
    wake();
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const { answer, problem } = await ask('page.checkSource', given);
    if (problem) return { inspection: null, problem };
    const { key } = answer;
    const told = new Promise<void>((resolve) => {
      wake = () => finished.has(key) && resolve();
      timer = setTimeout(resolve, WAIT_MS);
      wake();
    });
    const kept = await Promise.race([ask('page.getInspection', { key, message: null }), told]);
    if (kept?.answer?.progress === 'done') return { inspection: kept.answer, problem: null };
    if (!finished.has(key) && kept?.answer) await told;
    const inspection = finished.get(key);
    if (inspection) return { inspection, problem: null };
    return { inspection: null, problem: kept?.problem ?? STOPPED };
  } finally {
    clearTimeout(timer);
    stop();
  }
}
