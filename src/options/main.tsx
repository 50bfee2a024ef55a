/** Entry of the settings page. */
import { render } from 'preact';
import { languageOf, likelyLanguage } from '../platform/language.ts';
import { findSettings, loadSettings, managedSettings } from '../platform/settings.ts';
import { loadFirst } from '../text/load.ts';
import { keepFocus } from '../views/keep-focus.ts';
import { OptionsPage } from './options.tsx';

findSettings('page');
const reading = loadSettings();
const [initial, managed] = await Promise.all([
  reading,
  managedSettings(),
  loadFirst(['options'], likelyLanguage(), reading.then(languageOf)),
]);
const root = document.getElementById('options');
if (root) {
  render(<OptionsPage initial={initial} managed={managed} />, root);
  keepFocus(root);
}
