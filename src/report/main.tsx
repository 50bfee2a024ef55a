/** Entry of the report page. */
import { render } from 'preact';
import { browser } from '../platform/browser.ts';
import { HANDBOOK } from '../platform/handbook.ts';
import { languageOf, likelyLanguage } from '../platform/language.ts';
import { findSettings, loadSettings } from '../platform/settings.ts';
import { loadFirst } from '../text/load.ts';
import { keepFocus } from '../views/keep-focus.ts';
import { ReadingContext } from '../views/reading.tsx';
import { ReportPage } from './report.tsx';

findSettings('page');
const language = await loadFirst(['inspection', 'files'], likelyLanguage(), loadSettings().then(languageOf));
document.documentElement.lang = language;
const root = document.getElementById('report');
if (root) {
  render(
    <ReadingContext.Provider value={{ language, now: new Date(), handbook: HANDBOOK }}>
      <ReportPage onSettings={() => browser.runtime.openOptionsPage()} />
    </ReadingContext.Provider>,
    root,
  );
  keepFocus(root);
}
