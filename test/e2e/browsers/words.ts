/** The words that a person is to read, by the result behind them. */

import { badgeWords } from '../../../src/content/words.ts';
import type { Inspection } from '../../../src/core/index.ts';
import { type Language, type TextKey, translate } from '../../../src/text/translate.ts';

export function reasonText({ verdict }: Inspection, language: Language = 'en'): string {
  return translate(verdict.reason.code as TextKey, verdict.reason.values, language);
}

export function badgeText({ verdict }: Inspection, language: Language = 'en'): string {
  const { before, domain, after } = badgeWords({ level: verdict.level, domain: verdict.domain }, language);
  return `${before}${domain}${after}`;
}
