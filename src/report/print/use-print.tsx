import { render } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Inspection } from '../../core/index.ts';
import { later, useLater } from '../../views/later.ts';
import { ReadingContext, useReading } from '../../views/reading.tsx';

const SHEET = later(() => import('../../export/static-report.tsx'), 'saving');

/**
 * Puts the whole report on paper, whichever tab is shown: while the browser prints, the page is the sheet that a saved report is.
 *
 * @param inspection null = nothing that is finished: the page prints as it is
 */
export function usePrint(inspection: Inspection | null): void {
  const reading = useReading();
  // From the beginning, and listened for as soon as the verdict stands there: somebody may print at once, and no print waits.
  const sheet = useLater(SHEET);
  useLayoutEffect(() => {
    if (inspection === null || sheet === null) return;
    const paper = document.createElement('div');
    const { language } = reading;
    // Drawn at once: the browser takes the page as it is when the listener returns.
    const begin = () => {
      document.body.append(paper);
      document.body.classList.add('on-paper');
      render(
        <ReadingContext.Provider value={{ language }}>
          <sheet.StaticReport inspection={inspection} />
        </ReadingContext.Provider>,
        paper,
      );
    };
    const end = () => {
      render(null, paper);
      paper.remove();
      document.body.classList.remove('on-paper');
    };
    const window = document.defaultView;
    window?.addEventListener('beforeprint', begin);
    window?.addEventListener('afterprint', end);
    return () => {
      window?.removeEventListener('beforeprint', begin);
      window?.removeEventListener('afterprint', end);
      end();
    };
  }, [inspection, sheet, reading]);
}
