/** What a day brings, twice over: many messages one after the other, and some long ones at once. */
import { KB, MB } from './mails.ts';

export const DAYS = {
  row: { name: '200 messages of 64 KB in a row', bytes: 64 * KB, count: 200, quick: 5 },
  together: { name: '20 messages of 10 MB at once', bytes: 10 * MB, count: 20, quick: 2 },
};

/** How many MB more may be held behind such a day than before it. */
export const MOST_GROWTH = 20;
