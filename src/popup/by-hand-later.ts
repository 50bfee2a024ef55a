import { loadSentences } from '../text/load.ts';
import { later } from '../views/later.ts';

/** The ways by hand and their sentences, which come only where there is no verdict to show. */
export const BY_HAND = later(async (language) => {
  const [ways] = await Promise.all([import('./by-hand.tsx'), loadSentences('byHand', language)]);
  return ways;
});
