import type { Verdict } from '../../core/index.ts';
import type { TextKey, TextValues } from '../../text/translate.ts';

const POLICIES: Partial<Record<string, 'reject' | 'quarantine'>> = {
  verdict_failed_reject: 'reject',
  verdict_failed_provider_reject: 'reject',
  verdict_failed_quarantine: 'quarantine',
  verdict_failed_provider_quarantine: 'quarantine',
};

/**
 * What the domain asks receivers to do with such mail (RFC 9989 §4.7): a sentence of its own beside the reason of a red verdict.
 *
 * @returns null for every other verdict
 */
export function policyNote({ headline }: Verdict): { key: TextKey; values: TextValues } | null {
  const policy = POLICIES[headline.code];
  return policy === undefined ? null : { key: `verdict_policy_${policy}`, values: headline.values };
}
