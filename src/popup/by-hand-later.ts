import { later } from '../views/later.ts';

/** The ways by hand and their sentences, which come only where there is no verdict to show. */
export const BY_HAND = later(() => import('./by-hand.tsx'), 'byHand');
