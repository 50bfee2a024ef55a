/** What the welcome page says, beside the settings' own words and the webmails' names. */
export { default as welcome } from './welcome.json' with { type: 'json' };
