/** Entry of the settings page. */
import { render } from 'preact';
import { loadSettings } from '../platform/settings.ts';
import { OptionsPage } from './options.tsx';

const root = document.getElementById('options');
if (root) render(<OptionsPage initial={await loadSettings()} />, root);
