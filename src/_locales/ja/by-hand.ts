/** What is said where a webmail gives its source only by hand. */
import json from './by-hand.json' with { type: 'json' };

export const byHand = json;
