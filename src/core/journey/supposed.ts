import type { RouteHop } from '../inspection/index.ts';
import type { Step } from './journey.ts';

/** What if? makes up a hop: it has no field, so nobody claims it either. */
export function isSupposed({ fieldIndex }: Pick<Step, 'fieldIndex'>): boolean {
  return fieldIndex !== null && fieldIndex < 0;
}

/** Nor does a field tell of the hop that took the message from that one: the real field names another server. */
export function isUntold({ fieldIndex }: Pick<Step, 'fieldIndex'>, hops: readonly RouteHop[]): boolean {
  return hops.some((hop, index) => hop.fieldIndex === fieldIndex && hops.slice(index, index + 2).some(isSupposed));
}
