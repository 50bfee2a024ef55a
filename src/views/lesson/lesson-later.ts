import { later } from '../later.ts';

/** What explains a step, the cards and their texts, loaded when somebody opens something. */
export const LESSON = later(() => import('./lesson.ts'), 'lesson');
