import { useEffect, useReducer } from 'preact/hooks';
import { loadSentences } from '../text/load.ts';
import type { Language } from '../text/translate.ts';
import { useReading } from './reading.tsx';

/** A part of a page, with its sentences, that is loaded only when somebody wants it: most readers never pay for it. */
export interface Later<Part> {
  /** @returns the part when it can be shown in this language; rejects where no file of the extension can be loaded any more */
  load(language: Language): Promise<Part>;
  /** What has been loaded, at once when it is wanted again; null = nothing yet. */
  loaded(language: Language): Part | null;
}

/**
 * @param load imports the part
 * @param slice the sentences that it says, beside those that the page has; absent = none
 */
export function later<Part>(load: () => Promise<Part>, slice?: Parameters<typeof loadSentences>[0]): Later<Part> {
  const parts = new Map<Language, Part>();
  return {
    async load(language) {
      const [part] = await Promise.all([load(), slice && loadSentences(slice, language)]);
      parts.set(language, part);
      return part;
    },
    loaded: (language) => parts.get(language) ?? null,
  };
}

/**
 * Loads a part for the rest of the page's life.
 *
 * @param isWanted false = nothing is loaded yet
 * @returns null until it is there, and where no file of the extension can be loaded any more (it was updated)
 */
export function useLater<Part>(part: Later<Part>, isWanted = true): Part | null {
  const { language } = useReading();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const loaded = part.loaded(language);
  useEffect(() => {
    if (!isWanted || loaded !== null) return;
    let isGone = false;
    part.load(language).then(
      () => {
        if (!isGone) redraw(undefined);
      },
      () => {
        // The extension was updated under the page, or the popup closes: no fault of ours, and nothing to say.
      },
    );
    return () => {
      isGone = true;
    };
  }, [part, language, loaded, isWanted]);
  return loaded;
}
