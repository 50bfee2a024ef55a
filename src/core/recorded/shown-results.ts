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
    authservId: show(results.authservId),
    results: results.results.slice(0, MAX_RESULTS).map(showResult),
  };
}

/** @param spf as parseReceivedSpf returns it */
export function showReceivedSpf(spf: ReceivedSpf): ReceivedSpf {
  return {
    result: show(spf.result) ?? '',
    comment: show(spf.comment),
    clientIp: show(spf.clientIp),
    envelopeFrom: show(spf.envelopeFrom),
    helo: show(spf.helo),
    receiver: show(spf.receiver),
    identity: show(spf.identity),
    mechanism: show(spf.mechanism),
  };
}

function showResult(result: MethodResult): MethodResult {
  const { pairs } = result;
  return {
    method: show(result.method) ?? '',
    version: result.version,
    result: show(result.result) ?? '',
    reason: show(result.reason),
    comment: show(result.comment),
    properties: result.properties.slice(0, MAX_PROPERTIES).map(({ ptype, property, value }) => ({
      ptype: show(ptype) ?? '',
      property: show(property) ?? '',
      value: show(value) ?? '',
    })),
    ...(pairs === undefined
      ? {}
      : {
          pairs: pairs
            .slice(0, MAX_PROPERTIES)
            .map(({ name, value }) => ({ name: show(name) ?? '', value: show(value) ?? '' })),
        }),
  };
}

function show(text: string | null): string | null {
  if (text === null) return null;
  const shown = displayText(text.length > MAX_VALUE ? text.slice(0, MAX_VALUE) : text);
  return text.length > MAX_VALUE ? `${shown}…` : shown;
}
