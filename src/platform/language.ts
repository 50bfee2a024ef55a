import { chooseLanguage, type Language } from '../text/translate.ts';
import { browser } from './browser.ts';
import type { Settings } from './settings-shape.ts';

/** The language to speak: the setting's, or the browser's own. */
export function languageOf(settings: Pick<Settings, 'language'>): Language {
  return settings.language === 'auto' ? chooseLanguage([browser.i18n.getUILanguage()]) : settings.language;
}
