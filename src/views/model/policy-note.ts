import type { Verdict } from '../../core/index.ts';
import type { TextKey, TextValues } from '../../text/translate.ts';

/**
 * What the domain asks receivers to do with such mail (RFC 9989 §4.7): a sentence of its own beside the reason of a red verdict.
 *
 * @returns null for every other verdict
 */
export function policyNote({ policy, headline }: Verdict): { key: TextKey; values: TextValues } | null {
  return policy === undefined ? null : { key: `verdict_policy_${policy}`, values: headline.values };
}
