import type { AuthenticationResults, MethodResult } from '../inspection/index.ts';

/** Methods and properties on which a verdict can rest. */
const METHODS = new Set(['spf', 'dkim', 'dmarc', 'arc']);
const PROPERTIES = new Set(['smtp.mailfrom', 'smtp.helo', 'header.from', 'header.d', 'header.i', 'header.s']);

/**
 * Whether two fields say the same about SPF, DKIM, DMARC and ARC: each result of the one is in the other, with the domain it is about.
 *
 * @param given null agrees with nothing
 */
export function agree(given: AuthenticationResults | null, other: AuthenticationResults): boolean {
  if (given === null) return false;
  const here = statements(given);
  const there = statements(other);
  return here.length > 0 && here.length === there.length && here.every((statement, at) => statement === there[at]);
}

function statements({ results }: AuthenticationResults): string[] {
  return results
    .filter(({ method }) => METHODS.has(method))
    .map(toStatement)
    .sort();
}

function toStatement({ method, result, properties }: MethodResult): string {
  const said = properties.map(({ ptype, property, value }) => [`${ptype}.${property}`, value.toLowerCase()] as const);
  return JSON.stringify([method, result, said.filter(([name]) => PROPERTIES.has(name)).sort()]);
}
