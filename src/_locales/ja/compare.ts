/** What the comparison of two messages says. */
export { default as compare } from './compare.json' with { type: 'json' };
