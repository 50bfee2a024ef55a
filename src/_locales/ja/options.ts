/** What the settings page says. */
import errors from './errors.json' with { type: 'json' };
import own from './options.json' with { type: 'json' };

export const options = { ...own, ...errors };
