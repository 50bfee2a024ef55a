import type { Verdict } from '../../inspection/index.ts';
import type { VerdictFacts } from '../../proof/facts.ts';
import { shortfall } from '../shortfall.ts';

/** Everything else: nothing speaks for the author, and nothing that is missing could. */
export function unverified(facts: VerdictFacts): Verdict {
  return {
    level: 'unverified',
    domain: facts.message.author?.domain ?? null,
    headline: { code: 'verdict_unverified', values: {} },
    reason: shortfall(facts),
    advice: { code: 'verdict_advice_unverified', values: {} },
  };
}
