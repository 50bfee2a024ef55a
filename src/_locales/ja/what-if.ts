/** What the switches of "what if" say. */
export { default as whatIf } from './what-if.json' with { type: 'json' };
