/** What the report page says of files with many messages, and of what a message holds. */
export { default as files } from './files.json' with { type: 'json' };
