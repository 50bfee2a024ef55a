/** What a saved report says beside what is said of its inspection. */
export { default as saving } from './export.json' with { type: 'json' };
