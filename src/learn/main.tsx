/** Entry of the Learn page. */
import { render } from 'preact';
import { languageOf, likelyLanguage } from '../platform/language.ts';
import { findSettings, loadSettings } from '../platform/settings.ts';
import { loadFirst } from '../text/load.ts';
import { keepFocus } from '../views/keep-focus.ts';
import { LearnRoot, SLICES } from './learn-root.tsx';

findSettings('page');
const language = await loadFirst(SLICES, likelyLanguage(), loadSettings().then(languageOf));
const root = document.getElementById('learn');
if (root) {
  render(<LearnRoot first={language} />, root);
  keepFocus(root);
}
