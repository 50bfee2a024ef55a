import type { Inspection } from '../core/index.ts';
import type { Language } from '../text/translate.ts';
import { visible } from '../text/visible.ts';
import { type Block, buildDocument } from './document.ts';

/** The report as plain text for a ticket or a mail: one fact a line, no control character in it. */
export function exportText(inspection: Inspection, language: Language): string {
  const report = buildDocument(inspection, language);
  const lines = [report.title, '', report.headline, report.reason, report.advice];
  for (const section of report.sections) {
    lines.push('', `${section.title}`, '-'.repeat(Math.max(8, section.title.length)), ...section.blocks.map(blockLine));
  }
  lines.push('', report.footer);
  return `${lines.map(visible).join('\n')}\n`;
}

function blockLine(block: Block): string {
  if (block.kind === 'row') return block.label === '' ? `  ${block.value}` : `${block.label}: ${block.value}`;
  return block.text;
}
