/** Which step of a drawing a sentence is about. */
import type { DnsPurpose } from '../../core/index.ts';
import type { StepKind } from '../../core/journey/journey.ts';
import type { Beat, Judged } from './story.ts';

/** The whole of it. */
export const everything: Beat['light'] = () => null;

/** @param nth of the steps of that kind, counted from 0 */
export function step(kind: StepKind, nth = 0): Beat['light'] {
  return ({ journey }) => journey.steps.filter((candidate) => candidate.kind === kind)[nth]?.id ?? null;
}

/** The first answer of the DNS for a purpose that brought a record; else the first one. */
export function answer(purpose: DnsPurpose, name?: string): Beat['light'] {
  return ({ journey, inspection }: Judged) => {
    const answers = journey.steps.filter((candidate) => {
      const question = candidate.dns === null ? undefined : inspection.dns[candidate.dns];
      return (
        candidate.kind === 'answer' && question?.purpose === purpose && (name === undefined || question.name === name)
      );
    });
    const withRecord = answers.find(({ dns }) => dns !== null && inspection.dns[dns]?.status === 'ok');
    return (withRecord ?? answers[0])?.id ?? null;
  };
}
