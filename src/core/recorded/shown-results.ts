/** Results as they are kept in an Inspection: inert text of bounded size, since the values are whatever a sender wrote. */
import type { AuthenticationResults, MethodResult, ReceivedSpf } from '../inspection/index.ts';
import { displayText } from '../message/characters/inert-text.ts';

const MAX_RESULTS = 50;
const MAX_PROPERTIES = 20;
const MAX_VALUE = 500;

/** @param results as parseAuthenticationResults returns them: one character per byte */
export function showResults(results: AuthenticationResults): AuthenticationResults {
  return {
    ...results,
    authservId: results.authservId && show(results.authservId),
    results: results.results.slice(0, MAX_RESULTS).map(showResult),
  };
}

/** @param spf as parseReceivedSpf returns it */
export function showReceivedSpf(spf: ReceivedSpf): ReceivedSpf {
  return showTexts(spf, show);
}

function showResult({ properties, pairs, ...result }: MethodResult): MethodResult {
  return {
    ...showTexts(result, show),
    properties: properties.slice(0, MAX_PROPERTIES).map((one) => showTexts(one, show)),
    ...(pairs === undefined ? {} : { pairs: pairs.slice(0, MAX_PROPERTIES).map((one) => showTexts(one, show)) }),
  };
}

/** The same, each of its texts as it may be shown. */
export function showTexts<T extends object>(given: T, shown: (text: string) => string): T {
  const made = Object.entries(given).map(([name, value]) => [name, typeof value === 'string' ? shown(value) : value]);
  return Object.fromEntries(made) as T;
}

function show(text: string): string {
  const shown = displayText(text.length > MAX_VALUE ? text.slice(0, MAX_VALUE) : text);
  return text.length > MAX_VALUE ? `${shown}…` : shown;
}
