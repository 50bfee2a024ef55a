/** The words that a person is to read, by the result behind them. */
import { badgeSentences } from '../../../src/background/words.ts';
import { badgeWords } from '../../../src/content/words.ts';
import type { Inspection } from '../../../src/core/index.ts';
import { sentenceFor } from '../../../src/text/told-values.ts';
import type { Language, TextKey } from '../../../src/text/translate.ts';

export function reasonText({ verdict }: Inspection, language: Language = 'en'): string {
  const { code, values } = verdict.reason;
  return sentenceFor(code as TextKey, values, language);
}

export function badgeText({ verdict }: Inspection, language: Language = 'en'): string {
  const state = { level: verdict.level, domain: verdict.domain };
  const { before, domain, after } = badgeWords(state, badgeSentences(language));
  return `${before}${domain}${after}`;
}
