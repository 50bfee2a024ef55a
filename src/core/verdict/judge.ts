/**
 * Facts → one level. Pure: the same facts give the same verdict, and changed facts tell what would be if. The order of the rules
 * is the law: the first that fits decides.
 */

import type { Level, Verdict } from '../inspection/index.ts';
import type { VerdictFacts } from '../proof/facts.ts';
import { whyMissing } from './dns-first.ts';
import { altered } from './rules/altered.ts';
import { ambiguous } from './rules/ambiguous.ts';
import { failed, failedUnread } from './rules/failed.ts';
import { internal } from './rules/internal.ts';
import { listed } from './rules/listed.ts';
import { serverNotice } from './rules/server-notice.ts';
import { checking, unchecked } from './rules/unchecked.ts';
import { unverified } from './rules/unverified.ts';
import { verified } from './rules/verified.ts';
import { vouched } from './rules/vouched.ts';
import type { Open, Rule } from './ruling.ts';
import { isUnreadable } from './unreadable.ts';

const RULES: readonly (readonly [Level, Rule])[] = [
  ['unverified', serverNotice],
  ['failed', failedUnread],
  ['ambiguous', ambiguous],
  ['verified', verified],
  ['altered', altered],
  ['vouched', vouched],
  ['listed', listed],
  ['internal', internal],
  ['failed', failed],
];

/** They say from whom the mail is: not beside a page that shows another subject, or somebody else. */
const SPEAKS_FOR: readonly Level[] = ['verified', 'vouched', 'listed'];

/**
 * @returns the level that fits. While checks run (`progress` is not 'done') it is 'unchecked' with the code
 *   verdict_checking, unless nothing that is still to come could change it: so no result once shown is withdrawn
 */
export function judge(facts: VerdictFacts): Verdict {
  if (facts.progress === 'reading') return checking(facts);
  if (facts.source.problem && isUnreadable(facts)) return unchecked(facts, facts.source.problem);
  const open: Open[] = [];
  for (const [level, rule] of RULES) {
    const ruling = rule(facts, open);
    if (ruling.fits === 'yes') {
      return (SPEAKS_FOR.includes(level) ? besidePage(facts) : null) ?? { level, ...ruling.verdict };
    }
    if (ruling.fits === 'unknown') {
      if (ruling.pending) return checking(facts);
      open.push({ level, why: ruling.why });
    }
  }
  // Pass, fail and could-not-check never turn into each other: with one answer missing, "nobody vouches" is not known either.
  const [missing] = open;
  // Names without an answer are told as such only where answers come at all.
  return missing ? unchecked(facts, whyMissing(facts, missing.why)) : unverified(facts);
}

/** What a page shows otherwise keeps green and blue away, and never red; null = nothing. */
function besidePage(facts: VerdictFacts): Verdict | null {
  const { otherSubjectShown, senderShown } = facts.source;
  if (otherSubjectShown) return unchecked(facts, otherSubjectShown);
  if (!senderShown) return null;
  // Whether it may stand there, its own domain's record has still to tell.
  if (facts.progress !== 'done') return checking(facts);
  return { ...unverified(facts), reason: senderShown };
}
