import { findAll } from '../findings/index.ts';
import type { Inspection } from '../inspection/index.ts';
import { inert } from '../message/characters/inert-json.ts';
import { judge } from '../verdict/judge.ts';
import { unchecked } from '../verdict/rules/unchecked.ts';

/** The inspection as it grows. */
export interface Progress {
  readonly inspection: Inspection;
  /** Takes in what is new, judges anew and tells the caller. */
  update(part: Partial<Inspection>): void;
  /** Takes in and tells what moves no verdict and is inert already: the answers so far, while checks still wait for others. */
  show(part: Pick<Inspection, 'dns'>): void;
  /** Ends it by a mistake of our own: nothing that was found out is certain any more, and nothing that comes later counts. */
  fail(error: unknown): void;
}

/**
 * The inspection as it grows: what checks find out is made inert, taken in, judged anew and told.
 *
 * @param tell gets the whole first, then what is new
 */
export function createProgress(start: Inspection, tell: ((part: Partial<Inspection>) => void) | undefined): Progress {
  let inspection = start;
  let ended = false;
  let told = false;
  const take = (part: Partial<Inspection>) => {
    inspection = { ...inspection, ...part };
    try {
      // The first time the whole: whoever puts the parts together has every key of it from then on.
      tell?.(told ? part : inspection);
      told = true;
    } catch {
      // A caller that cannot draw a step must not lose the result.
    }
  };
  return {
    get inspection() {
      return inspection;
    },
    update(part) {
      if (ended) return;
      const shown = inert(part);
      const facts = { ...inspection, ...shown };
      take({ ...shown, findings: findAll(facts), verdict: judge(facts) });
    },
    show(part) {
      if (!ended && inspection.progress !== 'done') take(part);
    },
    fail(error) {
      ended = true;
      const detail = error instanceof Error ? error.name : 'unknown';
      const verdict = unchecked(inspection, { code: 'verdict_reason_internal_error', values: { detail } });
      take({ progress: 'done', findings: [], verdict });
    },
  };
}
