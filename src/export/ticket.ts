/** A report for a ticket: short, and without a name that could be clicked. */
import type { Inspection } from '../core/index.ts';
import { visible } from '../core/message/characters/visible.ts';
import type { Language, TextKey } from '../text/translate.ts';
import type { Block } from './blocks.ts';
import { defang } from './defang.ts';
import { buildDocument } from './document.ts';

/** What a ticket needs of a whole report. */
const SECTIONS: readonly TextKey[] = [
  'export_section_message',
  'export_section_findings',
  'export_section_checks',
  'export_section_source',
];

/** @returns plain text: verdict, reasons, checks and hashes; whether people are named in it, the inspection says (blank/blank.ts) */
export function exportTicket(inspection: Inspection, language: Language): string {
  const report = buildDocument(inspection, language);
  const lines = [report.headline, report.reason, report.advice];
  for (const { title, blocks } of report.sections.filter(({ key }) => SECTIONS.includes(key)))
    lines.push('', title, ...blocks.map(line));
  lines.push('', report.footer);
  return `${defang(lines.map(visible).join('\n'))}\n`;
}

function line(block: Block): string {
  return block.kind === 'row' ? `- ${block.label === '' ? '' : `${block.label}: `}${block.value}` : `- ${block.text}`;
}
