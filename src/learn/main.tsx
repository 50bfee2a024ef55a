/** Entry of the Learn page. */
import { render } from 'preact';
import { STORY_NOW } from '../lesson/stories/context.ts';
import { HANDBOOK } from '../platform/handbook.ts';
import { languageOf, likelyLanguage } from '../platform/language.ts';
import { findSettings, loadSettings } from '../platform/settings.ts';
import { loadFirst } from '../text/load.ts';
import { translate } from '../text/translate.ts';
import { keepFocus } from '../views/keep-focus.ts';
import { ReadingContext } from '../views/reading.tsx';
import { LearnPage } from './learn.tsx';

findSettings('page');
const SLICES = ['inspection', 'learn', 'lesson', 'whatIf'] as const;
const language = await loadFirst(SLICES, likelyLanguage(), loadSettings().then(languageOf));
document.documentElement.lang = language;
document.title = translate('learn_title', {}, language);
const root = document.getElementById('learn');
if (root) {
  render(
    // The stories' own clock: in them it is always the evening on which their messages were sent.
    <ReadingContext.Provider value={{ language, now: STORY_NOW, handbook: HANDBOOK }}>
      <LearnPage />
    </ReadingContext.Provider>,
    root,
  );
  keepFocus(root);
}
