import type { Step } from './journey.ts';

/** What if? makes up a hop: it has no field, so nobody claims it either. */
export function isSupposed({ fieldIndex }: Pick<Step, 'fieldIndex'>): boolean {
  return fieldIndex !== null && fieldIndex < 0;
}
