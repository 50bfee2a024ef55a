import { formatDay, formatDuration, formatMoment } from './formats.ts';
import { type Language, type TextKey, type TextValues, translate } from './translate.ts';

/**
 * The values of a sentence as a person reads them: times on the reader's own clock, durations in their two largest units. The
 * engine gives them as ISO 8601 (`time`, `date`) and in seconds (`seconds`).
 *
 * @param timeZone an IANA name; absent = the reader's own
 * @returns what is of another kind, or no date, as it was
 */
export function toldValues(values: TextValues, language: Language, timeZone?: string): TextValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, toldValue(name, value, language, timeZone)]),
  );
}

/** The sentence of that key with its values as a person reads them. */
export function sentenceFor(key: TextKey, values: TextValues, language: Language, timeZone?: string): string {
  return translate(key, toldValues(values, language, timeZone), language);
}

function toldValue(name: string, value: string | number, language: Language, timeZone?: string): string | number {
  if (typeof value === 'number') return name === 'seconds' ? formatDuration(value, language) : value;
  if (!ISO.test(value)) return value;
  if (name === 'time') return formatMoment(value, language, timeZone) || value;
  return name === 'date' ? formatDay(value, language, timeZone) || value : value;
}

/** As Date.toISOString writes it, and nothing else: other text is somebody's own words. */
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/;
