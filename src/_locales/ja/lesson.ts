/** What the cards and the story say, beside what is said of an inspection. */
import own from './lesson.json' with { type: 'json' };

export const lesson = { ...own };
