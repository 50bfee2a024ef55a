/** What the header fields are, each in a line: loaded when somebody opens the headers. */
import own from './headers.json' with { type: 'json' };

export const headers = { ...own };
