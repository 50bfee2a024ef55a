/** The words that a person is to read, by the result behind them. */

import { badgeWords } from '../../../src/content/words.ts';
import type { Inspection } from '../../../src/core/index.ts';
import { sentenceFor } from '../../../src/text/told-values.ts';
import { type Language, type TextKey, translate } from '../../../src/text/translate.ts';
import { policyNote } from '../../../src/views/model/policy-note.ts';

export function reasonText({ verdict }: Inspection, language: Language = 'en'): string {
  const { code, values } = verdict.reason;
  const reason = sentenceFor(code as TextKey, values, language);
  const policy = policyNote(verdict);
  return policy === null ? reason : `${reason} ${translate(policy.key, policy.values, language)}`;
}

export function badgeText({ verdict }: Inspection, language: Language = 'en'): string {
  const { before, domain, after } = badgeWords({ level: verdict.level, domain: verdict.domain }, language);
  return `${before}${domain}${after}`;
}
