import { useEffect, useState } from 'preact/hooks';
import { loadSentences } from '../text/load.ts';
import type { Language } from '../text/translate.ts';

/**
 * The language that the page speaks. It changes when the sentences of the wanted one are there, so that no reader ever sees
 * their keys.
 *
 * @param wanted the first one must have been loaded
 */
export function useSpoken(wanted: Language): Language {
  const [spoken, setSpoken] = useState(wanted);
  useEffect(() => {
    let isCurrent = true;
    loadSentences('options', wanted).then(() => isCurrent && setSpoken(wanted), console.error);
    return () => {
      isCurrent = false;
    };
  }, [wanted]);
  return spoken;
}
