/** A report for a ticket: short, and without a name that could be clicked. */
import type { Inspection } from '../core/index.ts';
import { visible } from '../core/message/characters/visible.ts';
import { shortenMiddle } from '../text/shorten.ts';
import { type Language, type TextKey, translate } from '../text/translate.ts';
import type { Block } from './blocks.ts';
import { defang } from './defang.ts';
import { buildDocument } from './document.ts';

/** A file that the message holds, by what finds it again anywhere. */
export interface TicketAttachment {
  /** '' = it has none. */
  name: string;
  /** Bytes, decoded. */
  size: number;
  /** Hexadecimal; null = the bytes are not for certain those of the file. */
  sha256: string | null;
}

/** As many as a person looks through; the others are counted. */
const MAX_ATTACHMENTS = 50;
/** A name as long as a message allows would bury the verdict. */
const MAX_NAME = 100;

/** What a ticket needs of a whole report. */
const SECTIONS: readonly TextKey[] = [
  'export_section_message',
  'export_section_findings',
  'export_section_checks',
  'export_section_source',
];

/**
 * @param attachments of the message, where they were read; their names are hostile text
 * @returns plain text: verdict, reasons, checks and hashes; whether people are named in it, the inspection says (blank/blank.ts)
 */
export function exportTicket(
  inspection: Inspection,
  language: Language,
  attachments: readonly TicketAttachment[] = [],
): string {
  const report = buildDocument(inspection, language);
  const lines = [report.headline, report.reason, report.advice];
  for (const { title, blocks } of report.sections.filter(({ key }) => SECTIONS.includes(key)))
    lines.push('', title, ...blocks.map(line));
  lines.push(...attachmentLines(attachments, language));
  lines.push('', report.footer);
  return `${defang(lines.map(visible).join('\n'))}\n`;
}

function line({ label, text, isDetail }: Block): string {
  return `${isDetail ? '  ' : '- '}${label ? `${label}: ` : ''}${text}`;
}

function attachmentLines(attachments: readonly TicketAttachment[], language: Language): string[] {
  if (attachments.length === 0) return [];
  const listed = attachments.slice(0, MAX_ATTACHMENTS).map(({ name, size, sha256 }) => {
    const label = name === '' ? translate('export_attachment_unnamed', {}, language) : shortenMiddle(name, MAX_NAME);
    const bytes = translate('export_bytes_value', { count: size }, language);
    const digest = sha256 === null ? translate('export_attachment_no_digest', {}, language) : `SHA-256 ${sha256}`;
    return `- ${label}: ${bytes}, ${digest}`;
  });
  const count = attachments.length - listed.length;
  const more = count > 0 ? [`- ${translate('export_attachments_more', { count }, language)}`] : [];
  return ['', translate('export_section_attachments', {}, language), ...listed, ...more];
}
