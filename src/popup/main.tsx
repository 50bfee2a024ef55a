/** Entry of the popup. */
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { languageOf } from '../platform/language.ts';
import { findSettings, loadSettings } from '../platform/settings.ts';
import { loadSentences } from '../text/load.ts';
import type { Language } from '../text/translate.ts';
import { ReadingContext } from '../views/reading.tsx';
import { browserSurroundings } from './browser-surroundings.ts';
import { Popup } from './popup.tsx';
import type { Surroundings } from './surroundings.ts';

/** How often "just now" is looked at again. */
const CLOCK_MS = 30_000;

function Page({ outside, language }: { outside: Surroundings; language: Language }) {
  const [now, setNow] = useState(new Date());
  useEffect(() => {
    const clock = setInterval(() => setNow(new Date()), CLOCK_MS);
    return () => clearInterval(clock);
  }, []);
  return (
    <ReadingContext.Provider value={{ language, now }}>
      <Popup outside={outside} />
    </ReadingContext.Provider>
  );
}

findSettings('page');
const settings = await loadSettings();
const language = languageOf(settings);
await loadSentences('inspection', language);
document.documentElement.lang = language;
const root = document.getElementById('popup');
if (root) render(<Page outside={browserSurroundings(settings)} language={language} />, root);
