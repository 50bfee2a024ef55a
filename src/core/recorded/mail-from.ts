import type { MethodResult } from '../inspection/index.ts';

/** The value of a property, as it is written; null where there is none. */
export function propertyOf(result: MethodResult, ptype: string, property: string): string | null {
  return result.properties.find((one) => one.ptype === ptype && one.property === property)?.value ?? null;
}

/** The reverse-path that a result tells of (RFC 8601 §2.7.2), or its domain; null where it tells of none. */
export function mailFromOf(result: MethodResult): string | null {
  return propertyOf(result, 'smtp', 'mailfrom') ?? propertyOf(result, 'smtp', 'mail');
}
