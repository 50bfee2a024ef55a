import type { Inspection } from '../core/index.ts';
import type { Language } from '../text/translate.ts';
import type { ReportFormat } from '../views/page/footer.tsx';
import { exportMermaid } from './drawing/mermaid.ts';
import { exportPng } from './drawing/png.ts';
import { exportSvg } from './drawing/svg.tsx';
import { fileName } from './file-name.ts';
import { exportHtml } from './html.tsx';
import { exportJson } from './json.ts';
import { exportMarkdown } from './markdown.ts';
import { saveFile } from './save-file.ts';
import { exportText } from './text.ts';

const FORMATS = {
  html: { extension: 'html', type: 'text/html', write: exportHtml },
  json: { extension: 'json', type: 'application/json', write: exportJson },
  markdown: { extension: 'md', type: 'text/markdown', write: exportMarkdown },
  text: { extension: 'txt', type: 'text/plain', write: exportText },
  svg: { extension: 'svg', type: 'image/svg+xml', write: exportSvg },
  png: { extension: 'png', type: 'image/png', write: exportPng },
  mermaid: { extension: 'mmd', type: 'text/plain', write: exportMermaid },
} as const;

/** Hands a report to the browser's download, in a page: no permission is needed for that. */
export async function saveReport(inspection: Inspection, format: ReportFormat, language: Language): Promise<void> {
  const { extension, type, write } = FORMATS[format];
  const contents = await write(inspection, language);
  const isText = typeof contents === 'string';
  saveFile(
    isText ? new Blob([contents], { type: `${type};charset=utf-8` }) : contents,
    fileName(inspection, extension),
  );
}

/** The same for the message itself, byte for byte. */
export function saveSource(inspection: Inspection, source: Uint8Array): void {
  // No message brings shared memory: the cast spares a copy of what may be 50 MiB.
  saveFile(new Blob([source as Uint8Array<ArrayBuffer>], { type: 'message/rfc822' }), fileName(inspection, 'eml'));
}
