import { useEffect, useState } from 'preact/hooks';
import { loadSentences } from '../../text/load.ts';
import type { Language } from '../../text/translate.ts';
import { useReading } from '../reading.tsx';

type Lesson = typeof import('./lesson.ts');

/** What has been loaded: at once, when it is wanted again. */
const loaded = new Map<Language, Lesson>();

/** Loads the lesson and its texts. @returns when it is there; rejects where no file of the extension can be loaded any more */
export async function loadLesson(language: Language): Promise<Lesson> {
  const [lesson] = await Promise.all([import('./lesson.ts'), loadSentences('lesson', language)]);
  loaded.set(language, lesson);
  return lesson;
}

/**
 * What explains a step, the cards and their texts, loaded when somebody opens something: a reader of verdicts alone never pays for them.
 *
 * @param wanted false = nothing is loaded yet
 * @returns null until they are there, and where no file of the extension can be loaded any more (it was updated)
 */
export function useLesson(wanted = true): Lesson | null {
  const { language } = useReading();
  const [, setLesson] = useState<Lesson | null>(null);
  const lesson = loaded.get(language) ?? null;
  useEffect(() => {
    if (!wanted || lesson) return;
    let isGone = false;
    loadLesson(language).then((found) => {
      if (!isGone) setLesson(found);
    }, closed);
    return () => {
      isGone = true;
    };
  }, [language, lesson, wanted]);
  return lesson;
}

/** The extension was updated under the page, or the popup closes: no fault of ours, and nothing to say. */
function closed(): void {}
