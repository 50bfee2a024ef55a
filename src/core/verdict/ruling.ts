/** What a rule of the verdict may answer. */
import type { Level, Note, Verdict } from '../inspection/index.ts';
import type { VerdictFacts } from '../proof/facts.ts';

/**
 * Whether a level fits. `unknown`: an answer that is missing could still make it fit; `why` says which, and `pending` whether
 * it is still on its way. A missing answer is never counted as yes or as no.
 */
export type Ruling =
  | { fits: 'yes'; verdict: Omit<Verdict, 'level'> }
  | { fits: 'no' }
  | { fits: 'unknown'; why: Note; pending: boolean };

/** An earlier rule whose answer is missing. */
export interface Open {
  level: Level;
  why: Note;
}

export type Rule = (facts: VerdictFacts, open: readonly Open[]) => Ruling;

export const NO: Ruling = { fits: 'no' };

/**
 * A rule that can neither fit nor be passed over: what it asks for is not known.
 *
 * @param why the reason that is shown
 */
export function unknown(why: Note): Ruling {
  return { fits: 'unknown', why, pending: false };
}

export const PENDING: Ruling = { fits: 'unknown', why: { code: 'verdict_reason_checking', values: {} }, pending: true };
