/** What each header field is, loaded when somebody opens the headers: a reader of verdicts alone never pays for it. */
import { useEffect, useState } from 'preact/hooks';
import { loadSentences } from '../../text/load.ts';
import type { Language } from '../../text/translate.ts';
import { useReading } from '../reading.tsx';

export type FieldHelps = typeof import('./field-help-view.tsx');

/** What has been loaded: at once, when it is wanted again. */
const loaded = new Map<Language, FieldHelps>();

/** @returns null until it is there, and where no file of the extension can be loaded any more (it was updated) */
export function useFieldHelp(): FieldHelps | null {
  const { language } = useReading();
  const [help, setHelp] = useState<FieldHelps | null>(() => loaded.get(language) ?? null);
  useEffect(() => {
    if (help) return;
    let isGone = false;
    Promise.all([import('./field-help-view.tsx'), loadSentences('headers', language)]).then(([found]) => {
      loaded.set(language, found);
      if (!isGone) setHelp(found);
    }, closed);
    return () => {
      isGone = true;
    };
  }, [language, help]);
  return help;
}

/** The extension was updated under the page, or the popup closes: no fault of ours, and nothing to say. */
function closed(): void {}
