/**
 * Saving, for pages: what writes the files is loaded when somebody saves one, since most readers never do.
 */
import type { Inspection } from '../core/index.ts';
import { loadSentences } from '../text/load.ts';
import type { Language } from '../text/translate.ts';
import type { ReportFormat } from '../views/page/footer.tsx';
import type { AbuseReport } from './abuse/abuse-report.ts';
import type { SaveOptions, TicketOptions } from './save.ts';

/** Hands a report to the browser's download. @returns when it did */
export async function saveReport(
  inspection: Inspection,
  format: ReportFormat,
  language: Language,
  options: SaveOptions,
): Promise<void> {
  const [save] = await Promise.all([import('./save.ts'), loadSentences('saving', language)]);
  await save.saveReport(inspection, format, language, options);
}

/** The same for the message itself, byte for byte. */
export async function saveSource(inspection: Inspection, source: Uint8Array): Promise<void> {
  const save = await import('./save.ts');
  save.saveSource(inspection, source);
}

/** Hands an abuse report to the browser's download. @returns when it did */
export async function saveAbuseReport(
  inspection: Inspection,
  report: AbuseReport,
  language: Language,
  options: SaveOptions,
): Promise<void> {
  const [save] = await Promise.all([import('./save.ts'), loadSentences('saving', language)]);
  save.saveAbuseReport(inspection, report, language, options);
}

/** @returns the report for a ticket, to be put on the clipboard */
export async function ticketText(inspection: Inspection, language: Language, options: TicketOptions): Promise<string> {
  const [save] = await Promise.all([import('./save.ts'), loadSentences('saving', language)]);
  return save.ticketText(inspection, language, options);
}
