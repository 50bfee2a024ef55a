import { useEffect } from 'preact/hooks';
import type { Inspection } from '../core/index.ts';
import { formatTime } from '../text/formats.ts';
import { withoutTurns } from '../text/without-turns.ts';
import { LEVEL_WORDS } from '../views/model/level-words.ts';
import { type Reading, useReading, useText } from '../views/reading.tsx';

/** @returns what a tab is called: the verdict, and to the second the time of its check, which tells two of one sender apart */
export function nameOfTab(
  { verdict, inspectedAt }: Inspection,
  { language, timeZone }: Reading,
  t: ReturnType<typeof useText>,
): string {
  return `${t(LEVEL_WORDS[verdict.level])} · ${formatTime(inspectedAt, language, timeZone)}`;
}

/**
 * Names the tab, among many of them, after the verdict and the time of its check, and gives it the verdict's drawing. Nothing of the mail
 * itself stands in it, no subject either, nor the name of its file, which mostly is the subject: browsers write titles to disk (history, session).
 *
 * @param attached what an attached message is called in place of that, in words of ours; null = it is none
 * @param inspection null = no message is shown
 */
export function useTitle(attached: string | null, inspection: Inspection | null): void {
  const reading = useReading();
  const t = useText();
  const own = t('report_title');
  const judged = inspection?.progress === 'done' ? inspection : null;
  const name = attached ?? (judged && nameOfTab(judged, reading, t));
  const title = name === null ? own : withoutTurns(`${name} – ${own}`);
  const drawing = judged?.verdict.level ?? 'icon';
  useEffect(() => {
    document.title = title;
    document.querySelector('link[rel="icon"]')?.setAttribute('href', `../icons/${drawing}-32.png`);
  }, [title, drawing]);
}
