import { type ComponentChildren, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { HANDBOOK } from '../platform/handbook.ts';
import type { Settings } from '../platform/settings-shape.ts';
import { formatDay } from '../text/formats.ts';
import type { Language } from '../text/translate.ts';
import { keepFocus } from '../views/keep-focus.ts';
import { ReadingContext } from '../views/reading.tsx';
import type { FirstWords } from './first-words.ts';

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
 * @param words what is being read for it
 * @param viewOf the view, by the settings as they are when the page opens
 */
export async function draw(
  id: string,
  words: FirstWords,
  viewOf: (settings: Settings) => ComponentChildren,
): Promise<void> {
  const language = await words.language;
  const settings = await words.settings;
  document.documentElement.lang = language;
  const root = document.getElementById(id);
  if (!root) return;
  render(<Page language={language}>{viewOf(settings)}</Page>, root);
  keepFocus(root);
  // The first date that a process writes takes it longer than all else that a popup draws: now, while the message is checked, and not once
  // the verdict is there.
  setTimeout(() => formatDay(new Date().toISOString(), language));
}
