/** Entry of the settings page. */
import { render } from 'preact';
import { languageOf } from '../platform/language.ts';
import { findSettings, loadSettings, managedSettings } from '../platform/settings.ts';
import { loadSentences } from '../text/load.ts';
import { keepFocus } from '../views/keep-focus.ts';
import { OptionsPage } from './options.tsx';

findSettings('page');
const [initial, managed] = await Promise.all([loadSettings(), managedSettings()]);
await loadSentences('options', languageOf(initial));
const root = document.getElementById('options');
if (root) {
  render(<OptionsPage initial={initial} managed={managed} />, root);
  keepFocus(root);
}
