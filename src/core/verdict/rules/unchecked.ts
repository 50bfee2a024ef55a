import type { Note, Verdict } from '../../inspection/index.ts';
import type { VerdictFacts } from '../../proof/facts.ts';
import { advise, whatIsMissing } from '../advise.ts';

/** An answer that is missing could still change the result. */
export function unchecked(facts: Pick<VerdictFacts, 'message'> & Partial<VerdictFacts>, why: Note): Verdict {
  return {
    level: 'unchecked',
    domain: facts.message.author?.domain ?? null,
    ...whatIsMissing(why),
    headline: { code: 'verdict_unchecked', values: {} },
    reason: why,
    advice: { code: advise(why, facts), values: { domain: facts.message.author?.domain ?? '' } },
  };
}

/** The checks are still under way, and what comes could change the result: nothing is shown that might be withdrawn. */
export function checking(facts: Pick<VerdictFacts, 'message'>): Verdict {
  const why = unchecked(facts, { code: 'verdict_reason_checking', values: {} });
  return { ...why, headline: { code: 'verdict_checking', values: {} } };
}
