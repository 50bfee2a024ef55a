/** The drawing of a story: what its sentences tell of, in the order in which it happened. */
import type { Inspection } from '../../core/index.ts';
import type { Journey, Step } from '../../core/journey/journey.ts';

/**
 * Leaves out the questions to the DNS that no sentence of the story speaks of. What stays keeps its place and its id.
 *
 * @param asks names whose questions are told
 * @returns the journey, and how many questions are left out
 */
export function toldJourney(
  journey: Journey,
  { dns }: Pick<Inspection, 'dns'>,
  asks: readonly string[],
): { journey: Journey; left: number } {
  const isTold = (step: Step) => step.dns === null || asks.includes(dns[step.dns]?.name ?? '');
  const steps = journey.steps.filter(isTold);
  return { journey: { ...journey, steps }, left: (journey.steps.length - steps.length) / 2 };
}

/** @returns the journey as it would be were that step stopped: the mail never comes to those after it */
export function haltAt(journey: Journey, id: string | null, where: 'exit' | 'entrance' | undefined): Journey {
  const at = journey.steps.findIndex((step) => step.id === id);
  if (where === undefined || at < 0) return journey;
  const steps = journey.steps.map((step, index) =>
    index < at ? step : { ...step, halted: index === at ? where : ('after' as const) },
  );
  return { ...journey, steps };
}
