import type { Inspection } from '../core/index.ts';
import { visible } from '../core/message/characters/visible.ts';
import type { Language } from '../text/translate.ts';
import type { Block } from './blocks.ts';
import { buildDocument } from './document.ts';

/** The report as plain text for a ticket or a mail: one fact a line, no control character in it. */
export function exportText(inspection: Inspection, language: Language): string {
  const report = buildDocument(inspection, language);
  const lines = [report.title, '', report.headline, report.reason, report.advice];
  for (const section of report.sections) {
    lines.push('', `${section.title}`, '-'.repeat(columns(section.title)), ...section.blocks.map(blockLine));
  }
  lines.push('', report.footer);
  return `${lines.map(visible).join('\n')}\n`;
}

/** Columns of a terminal: two for a character of East Asia (Unicode Standard Annex #11, wide and full-width). */
function columns(text: string): number {
  let count = 0;
  for (const character of text) count += (character.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
  return count;
}

function blockLine({ label, text, isDetail, isRule }: Block): string {
  if (isRule) return `— ${text} —`;
  return `${isDetail ? '  ' : ''}${label ? `${label}: ` : ''}${text}`;
}
