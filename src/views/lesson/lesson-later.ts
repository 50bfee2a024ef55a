import { loadSentences } from '../../text/load.ts';
import { later } from '../later.ts';

/** What explains a step, the cards and their texts, loaded when somebody opens something. */
export const LESSON = later(async (language) => {
  const [lesson] = await Promise.all([import('./lesson.ts'), loadSentences('lesson', language)]);
  return lesson;
});
