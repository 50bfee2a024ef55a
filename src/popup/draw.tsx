import { type ComponentChildren, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { HANDBOOK } from '../platform/handbook.ts';
import { languageOf, likelyLanguage } from '../platform/language.ts';
import { findSettings, loadSettings } from '../platform/settings.ts';
import type { Settings } from '../platform/settings-shape.ts';
import { ask } from '../platform/wire/ask.ts';
import { loadFirst } from '../text/load.ts';
import type { Language } from '../text/translate.ts';
import { keepFocus } from '../views/keep-focus.ts';
import { ReadingContext } from '../views/reading.tsx';

/** How often "just now" is looked at again. */
const CLOCK_MS = 30_000;

function Page({ language, children }: { language: Language; children: ComponentChildren }) {
  const [now, setNow] = useState(new Date());
  useEffect(() => {
    const clock = setInterval(() => setNow(new Date()), CLOCK_MS);
    return () => clearInterval(clock);
  }, []);
  return <ReadingContext.Provider value={{ language, now, handbook: HANDBOOK }}>{children}</ReadingContext.Provider>;
}

/**
 * Draws a view as a page, once its sentences are there.
 *
 * @param id of the element that it is drawn into
 * @param viewOf the view, by the settings as they are when the page opens
 */
export async function draw(id: string, viewOf: (settings: Settings) => ComponentChildren): Promise<void> {
  findSettings('page');
  // A stopped worker takes as long to start as this page does: both begin at once.
  ask('page.beat', null);
  const reading = loadSettings();
  const language = await loadFirst(['inspection'], likelyLanguage(), reading.then(languageOf));
  const settings = await reading;
  document.documentElement.lang = language;
  const root = document.getElementById(id);
  if (!root) return;
  render(<Page language={language}>{viewOf(settings)}</Page>, root);
  keepFocus(root);
}
