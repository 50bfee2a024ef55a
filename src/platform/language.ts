import { chooseLanguage, type Language } from '../text/language.ts';
import { browser } from './browser.ts';
import type { Settings } from './settings-shape.ts';

/** The language that a person most likely reads: the browser's own. */
export function likelyLanguage(): Language {
  return chooseLanguage([browser.i18n.getUILanguage()]);
}

/** The language to speak: the setting's, or the browser's own. */
export function languageOf(settings: Pick<Settings, 'language'>): Language {
  return settings.language === 'auto' ? likelyLanguage() : settings.language;
}
