/** A report for a ticket: short, without a name that could be clicked, and without the people to whom the mail was sent. */
import type { Inspection } from '../core/index.ts';
import { visible } from '../core/message/characters/visible.ts';
import { sentenceFor } from '../text/told-values.ts';
import type { Language } from '../text/translate.ts';
import type { Block, Section } from './blocks.ts';
import { defang } from './defang.ts';
import { buildDocument } from './document.ts';

/** What a ticket needs of a whole report. */
const SECTIONS = [
  'export_section_message',
  'export_section_findings',
  'export_section_checks',
  'export_section_source',
] as const;

/**
 * @returns plain text: verdict, reasons, checks and hashes; each recipient is the same "recipient 1" wherever the address stands, in
 *   whatever case
 */
export function exportTicket(inspection: Inspection, language: Language): string {
  const report = buildDocument(inspection, language);
  const titles: readonly string[] = SECTIONS.map((key) => sentenceFor(key, {}, language));
  const lines = [report.headline, report.reason, report.advice];
  for (const { title, blocks } of report.sections.filter((section: Section) => titles.includes(section.title)))
    lines.push('', title, ...blocks.map(line));
  lines.push('', report.footer);
  const text = withoutRecipients(lines.map(visible).join('\n'), inspection, language);
  return `${defang(text)}\n`;
}

function line(block: Block): string {
  return block.kind === 'row' ? `- ${block.label === '' ? '' : `${block.label}: `}${block.value}` : `- ${block.text}`;
}

function withoutRecipients(text: string, { message }: Inspection, language: Language): string {
  const addresses = [...new Set([...message.to, ...message.cc].map(({ address }) => address.toLowerCase()))];
  let out = text;
  for (const [index, address] of addresses.entries()) {
    if (!address.includes('@')) continue;
    out = replaceAll(out, address, sentenceFor('export_recipient', { number: index + 1 }, language));
  }
  return out;
}

/** Whatever its case: local parts are compared so by nearly every server. */
function replaceAll(text: string, what: string, by: string): string {
  const lower = text.toLowerCase();
  // Some letters change their length with their case; then nothing can be found by its place.
  if (lower.length !== text.length) return text.replaceAll(what, by);
  let out = '';
  let from = 0;
  for (let at = lower.indexOf(what); at >= 0; at = lower.indexOf(what, from)) {
    out += text.slice(from, at) + by;
    from = at + what.length;
  }
  return out + text.slice(from);
}
