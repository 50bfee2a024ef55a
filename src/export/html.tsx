import { renderToString } from 'preact-render-to-string';
import type { Inspection } from '../core/index.ts';
import { visible } from '../core/message/characters/visible.ts';
import { type Language, translate } from '../text/translate.ts';
import { ReadingContext } from '../views/reading.tsx';
import { StaticReport } from './static-report.tsx';
import { STYLES } from './styles.ts';

/**
 * No script, no request, no form: should a mail's text ever become markup by a mistake of ours, the browser still runs and
 * fetches nothing of it.
 */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * The report as one HTML file that stands alone: no script, nothing to load, prints well.
 *
 * @param language the language that it is written in
 * @param timeZone an IANA name for its times; absent = the reader's own zone
 */
export function exportHtml(inspection: Inspection, language: Language, timeZone?: string): string {
  const reading = timeZone === undefined ? { language } : { language, timeZone };
  const body = renderToString(
    <ReadingContext.Provider value={reading}>
      <StaticReport inspection={inspection} />
    </ReadingContext.Provider>,
  );
  const head = renderToString(
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={POLICY} />
      <meta name="viewport" content="width=device-width" />
      <meta name="generator" content="Waybill" />
      <title>{visible(`${translate('export_title', {}, language)} – ${inspection.message.subject}`)}</title>
    </head>,
  ).replace('</head>', () => `<style>\n${STYLES}</style></head>`);
  return `<!doctype html>\n<html lang="${language}">${head}<body>${body}</body></html>\n`;
}
