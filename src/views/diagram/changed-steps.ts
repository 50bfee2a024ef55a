/** Which steps of a drawing are not as they came, since something else is supposed: handed down to each of them. */
import { createContext } from 'preact';
import type { Inspection } from '../../core/index.ts';
import type { Journey } from '../../core/journey/journey.ts';
import type { Changed } from '../../core/what-if/index.ts';

export const ChangedSteps = createContext<ReadonlySet<string>>(new Set());

/** @returns ids of the steps that were drawn from an answer or a hop that is another one */
export function changedSteps(
  journey: Journey,
  { route }: Pick<Inspection, 'route'>,
  changed: Changed | undefined,
): ReadonlySet<string> {
  const fields = new Set((changed?.hops ?? []).map((at) => route.hops[at]?.fieldIndex));
  const answers = new Set(changed?.dns ?? []);
  const isChanged = ({ kind, dns, fieldIndex }: Journey['steps'][number]) =>
    dns === null
      ? fieldIndex !== null && kind !== 'line' && fields.has(fieldIndex)
      : kind === 'answer' && answers.has(dns);
  return new Set(journey.steps.filter(isChanged).map(({ id }) => id));
}
