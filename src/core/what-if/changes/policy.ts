/** What the author's domain asks for (RFC 9989 §4.7). */
import type { DmarcPolicy, Inspection } from '../../inspection/index.ts';
import { type ChangeRule, withAnswer } from '../change.ts';

/** None of the names on the walk holds a record. */
export const noPolicy: ChangeRule = {
  applies: ({ dmarc }) => dmarc !== null && dmarc.evidence.record !== null,
  change: (facts) =>
    (facts.dmarc?.evidence.walk ?? []).reduce((before, name) => withAnswer(before, name, 'dmarc', null), facts),
};

export const policyNone = policy('none');
export const policyQuarantine = policy('quarantine');
export const policyReject = policy('reject');

/** The record with another p=; what else would decide in its place (sp, np, t) goes. */
function policy(wanted: DmarcPolicy): ChangeRule {
  return {
    applies: ({ dmarc, message }) => dmarc !== null && message.author !== null && dmarc.policy !== wanted,
    change: (facts) => {
      const { dmarc, message } = facts;
      if (dmarc === null) return facts;
      const kept = dmarc.evidence.tags.filter(({ name }) => !REPLACED.includes(name));
      const record = ['v=DMARC1', `p=${wanted}`, ...kept.map(({ name, value }) => `${name}=${value}`)].join('; ');
      return withAnswer(facts, nameOf(facts, message.author?.domain ?? ''), 'dmarc', [record]);
    },
  };
}

const REPLACED: readonly string[] = ['v', 'p', 'sp', 'np', 't', 'pct'];

/** Where its record is, or would be. */
function nameOf({ dmarc }: Inspection, domain: string): string {
  return `_dmarc.${dmarc?.policyDomain ?? domain}`;
}
