import { useLayoutEffect, useState } from 'preact/hooks';
import { STORY_NOW } from '../lesson/stories/context.ts';
import { HANDBOOK } from '../platform/handbook.ts';
import { saveSettings } from '../platform/settings.ts';
import { loadSentences } from '../text/load.ts';
import { type Language, translate } from '../text/translate.ts';
import { ReadingContext } from '../views/reading.tsx';
import { LearnPage } from './learn.tsx';

/** What the page says. */
export const SLICES = ['inspection', 'learn', 'lesson', 'whatIf'] as const;

/**
 * The page in the reader's language, which can be changed here as in the settings.
 *
 * @param props.first its sentences are there
 */
export function LearnRoot({ first }: { first: Language }) {
  const [language, setLanguage] = useState(first);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.title = translate('learn_title', {}, language);
  }, [language]);
  const choose = async (chosen: Language) => {
    await Promise.all(SLICES.map((slice) => loadSentences(slice, chosen)));
    setLanguage(chosen);
    await saveSettings({ language: chosen });
  };
  return (
    // The stories' own clock: in them it is always the evening on which their messages were sent.
    <ReadingContext.Provider value={{ language, now: STORY_NOW, handbook: HANDBOOK }}>
      <LearnPage onLanguage={(chosen) => choose(chosen).catch(console.error)} />
    </ReadingContext.Provider>
  );
}
