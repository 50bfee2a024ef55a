import type { Inspection } from '../core/index.ts';
import type { Language } from '../text/translate.ts';
import type { Block } from './blocks.ts';
import { buildDocument } from './document.ts';
import { inertMarkdown, markdownCode } from './inert-markdown.ts';

/** The report as Markdown for an issue tracker; every value is escaped, so that no link, image or HTML comes out of a mail. */
export function exportMarkdown(inspection: Inspection, language: Language): string {
  const report = buildDocument(inspection, language);
  const lines = [`# ${inertMarkdown(report.title)}`, '', `**${inertMarkdown(report.headline)}**`, ''];
  lines.push(inertMarkdown(report.reason), '', inertMarkdown(report.advice));
  for (const section of report.sections) {
    lines.push('', `## ${inertMarkdown(section.title)}`, '', ...section.blocks.flatMap(linesOf));
  }
  lines.push('', '---', '', inertMarkdown(report.footer));
  return `${lines.join('\n')}\n`;
}

function linesOf({ label, text, isLiteral, isDetail, isRule }: Block): string[] {
  if (isRule) return ['', `> ${inertMarkdown(text)}`, ''];
  const name = inertMarkdown(label ?? '');
  const value = isLiteral ? markdownCode(text) : inertMarkdown(text);
  return [`${isDetail ? '  ' : ''}- ${name === '' ? '' : `**${name}**: `}${value}`];
}
