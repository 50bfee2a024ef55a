/** What the Learn page says beside what is said of an inspection. */
export { default as learn } from './learn.json' with { type: 'json' };
