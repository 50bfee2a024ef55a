import { useEffect } from 'preact/hooks';
import type { Inspection } from '../core/index.ts';
import { formatTime } from '../text/formats.ts';
import { withoutTurns } from '../text/without-turns.ts';
import { LEVEL_WORDS } from '../views/model/level-words.ts';
import { useReading, useText } from '../views/reading.tsx';

/**
 * Names the tab, among many of them, after the verdict and the time of its check. Nothing of the mail itself stands in it, no subject
 * either, nor the name of its file, which mostly is the subject: browsers write titles to disk (history, session).
 *
 * @param attached what an attached message is called in place of that, in words of ours; null = it is none
 * @param inspection null = no message is shown
 */
export function useTitle(attached: string | null, inspection: Inspection | null): void {
  const { language, timeZone } = useReading();
  const t = useText();
  const own = t('report_title');
  let name = attached;
  if (name === null && inspection?.progress === 'done') {
    const level = t(LEVEL_WORDS[inspection.verdict.level]);
    name = `${level} · ${formatTime(inspection.inspectedAt, language, timeZone)}`;
  }
  const title = name === null ? own : withoutTurns(`${name} – ${own}`);
  useEffect(() => {
    document.title = title;
  }, [title]);
}
