/** What a recorded result says of itself beside its word (RFC 8601 §2.3): each null where it says none. */
import type { MethodResult } from '../inspection/index.ts';

/** The value of a property, as it is written. */
export function propertyOf(result: MethodResult, ptype: string, property: string): string | null {
  return result.properties.find((one) => one.ptype === ptype && one.property === property)?.value ?? null;
}

/** The value of a bare pair, "action=none": no syntax of RFC 8601, but what Exchange and IronPort write. */
export function pairOf(result: MethodResult, name: string): string | null {
  return result.pairs?.find((pair) => pair.name === name)?.value ?? null;
}

/** The reverse-path that a result tells of (RFC 8601 §2.7.2), or its domain. */
export function mailFromOf(result: MethodResult): string | null {
  return propertyOf(result, 'smtp', 'mailfrom') ?? propertyOf(result, 'smtp', 'mail');
}
