/** What popup and panel read before they can say anything: the settings, and the sentences of their language. */
import { languageOf, likelyLanguage } from '../platform/language.ts';
import { findSettings, loadSettings } from '../platform/settings.ts';
import type { Settings } from '../platform/settings-shape.ts';
import { loadFirst } from '../text/load.ts';
import type { Language } from '../text/translate.ts';

export interface FirstWords {
  settings: Promise<Settings>;
  /** The language to speak, once its sentences are there. */
  language: Promise<Language>;
}

let begun: FirstWords | null = null;

/** @returns both, which begin to be read when they are asked for first */
export function firstWords(): FirstWords {
  begun ??= readFirst();
  return begun;
}

function readFirst(): FirstWords {
  findSettings('page');
  const settings = loadSettings();
  return { settings, language: loadFirst(['inspection'], likelyLanguage(), settings.then(languageOf)) };
}
