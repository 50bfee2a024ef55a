import { useEffect, useState } from 'preact/hooks';
import { loadSentences } from '../text/load.ts';
import { useReading } from '../views/reading.tsx';

type ByHand = typeof import('./by-hand.tsx');

/**
 * The ways by hand and their sentences, which come only where there is no verdict to show.
 *
 * @returns null until they are there
 */
export function useByHand(isWanted: boolean): ByHand | null {
  const { language } = useReading();
  const [loaded, setLoaded] = useState<ByHand | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    Promise.all([import('./by-hand.tsx'), loadSentences('byHand', language)]).then(
      ([ways]) => setLoaded(ways),
      () => {
        // The extension was updated under the page, or the popup closes: no fault of ours, and nothing to say.
      },
    );
  }, [isWanted, language]);
  return loaded;
}
