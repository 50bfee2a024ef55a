import type { Inspection } from '../core/index.ts';
import type { Language } from '../text/translate.ts';
import type { ReportFormat } from '../views/page/footer.tsx';
import { type AbuseReport, exportAbuseReport } from './abuse/abuse-report.ts';
import { blankPeople, blankTexts } from './blank/blank.ts';
import { exportMermaid } from './drawing/mermaid.ts';
import { exportPng } from './drawing/png.ts';
import { exportSvg } from './drawing/svg.tsx';
import { fileName } from './file-name.ts';
import { exportHeaders } from './headers.ts';
import { exportHtml } from './html.tsx';
import { exportJson } from './json.ts';
import { exportMarkdown } from './markdown.ts';
import { saveFile } from './save-file.ts';
import { exportText } from './text.ts';
import { exportTicket, type TicketAttachment } from './ticket.ts';

/** Every form in which a report is written, by the ending of its file. */
export const FORMATS = {
  html: { extension: 'html', type: 'text/html', write: exportHtml },
  json: { extension: 'json', type: 'application/json', write: exportJson },
  markdown: { extension: 'md', type: 'text/markdown', write: exportMarkdown },
  text: { extension: 'txt', type: 'text/plain', write: exportText },
  svg: { extension: 'svg', type: 'image/svg+xml', write: exportSvg },
  png: { extension: 'png', type: 'image/png', write: exportPng },
  mermaid: { extension: 'mmd', type: 'text/plain', write: exportMermaid },
  headers: { extension: 'eml', type: 'message/rfc822', write: exportHeaders },
} as const;

/** What of a message may stand in a file. */
export interface SaveOptions {
  /** Without recipients and local parts (blank/blank.ts). */
  blanked: boolean;
}

/** Hands a report to the browser's download, in a page: no permission is needed for that. */
export async function saveReport(
  inspection: Inspection,
  format: ReportFormat,
  language: Language,
  { blanked }: SaveOptions,
): Promise<void> {
  const told = blanked ? blankPeople(inspection) : inspection;
  const { extension, type, write } = FORMATS[format];
  const contents = await write(told, language);
  const isText = typeof contents === 'string';
  saveFile(isText ? new Blob([contents], { type: `${type};charset=utf-8` }) : contents, fileName(told, extension));
}

export interface TicketOptions extends SaveOptions {
  /** What the message holds, where that was read. */
  attachments?: readonly TicketAttachment[];
}

/** @returns the report for a ticket */
export function ticketText(
  inspection: Inspection,
  language: Language,
  { blanked, attachments = [] }: TicketOptions,
): string {
  if (!blanked) return exportTicket(inspection, language, attachments);
  const blank = blankTexts(inspection);
  const files = attachments.map((file) => ({ ...file, name: blank(file.name) }));
  return exportTicket(blankPeople(inspection), language, files);
}

/** Hands an abuse report to the browser's download. */
export function saveAbuseReport(
  inspection: Inspection,
  report: AbuseReport,
  language: Language,
  { blanked }: SaveOptions,
): void {
  const told = blanked ? blankPeople(inspection) : inspection;
  const file = exportAbuseReport(told, report, language) as Uint8Array<ArrayBuffer>;
  saveFile(new Blob([file], { type: 'message/rfc822' }), fileName(told, 'eml', 'abuse'));
}

/** The message itself, byte for byte. */
export function saveSource(inspection: Inspection, source: Uint8Array): void {
  // No message brings shared memory: the cast spares a copy of what may be 50 MiB.
  saveFile(new Blob([source as Uint8Array<ArrayBuffer>], { type: 'message/rfc822' }), fileName(inspection, 'eml'));
}
