import { type Finder, warn } from './finding.ts';

/**
 * A field that people see stands where only some programs see a field: behind a bare CR or another odd line end, or in a line that
 * is none.
 *
 * The attack: a signature covers one Subject, and some programs show the other. Innocent: text with line ends of another system that
 * was put into a header, as it is. Caveat: which programs see it is not known; that it was added after signing is told apart. A From
 * that hides has a finding of its own.
 */
export const hiddenField: Finder = ({ message }) => {
  const hidden = message.hiddenFields ?? [];
  return [...new Set(hidden.map(({ name }) => name))].map((name) => {
    const same = hidden.filter((place) => place.name === name);
    const values = { field: name, text: same[0]?.text ?? '' };
    return warn('caution', 'finding_hidden_field', values, [...new Set(same.map(({ fieldIndex }) => fieldIndex))]);
  });
};
