/** What the form for an abuse report says. */
export { default as abuse } from './abuse.json' with { type: 'json' };
