import { MAX_SHOWN_FIELD, MAX_TAGS } from '../limits.ts';

/** Characters of one tag's value that are shown; a list of report addresses has below 500. */
const MAX_SHOWN_VALUE = 1000;

/**
 * A record of tags as a report keeps it: what was read is all of it, what is shown has an end. The attack: a record of a megabyte under the
 * sender's own domain, whose tags would fill the store that many messages share.
 */
export function shownRecord(
  text: string,
  tags: readonly { name: string; value: string }[],
): { record: string; tags: { name: string; value: string }[] } {
  const shown = tags.slice(0, MAX_TAGS).map(({ name, value }) => ({
    name: name.slice(0, MAX_SHOWN_VALUE),
    value: value.slice(0, MAX_SHOWN_VALUE),
  }));
  let left = 2 * MAX_SHOWN_FIELD;
  const kept = shown.filter(({ name, value }) => {
    left -= name.length + value.length;
    return left >= 0;
  });
  return { record: text.slice(0, MAX_SHOWN_FIELD), tags: kept };
}
