/** The journey in words: codes and values, one line a step, for text exports and screen readers. */
import type { Note } from '../inspection/index.ts';
import type { Journey, Participant, Step } from './journey.ts';

export interface JourneyLine {
  /** The step's id. */
  step: string;
  trust: Step['trust'];
  /** What happened. */
  note: Note;
}

/** @returns one line for each step, in the order of time */
export function journeyLines(journey: Journey): JourneyLine[] {
  const byId = new Map(journey.participants.map((participant) => [participant.id, participant]));
  return journey.steps.map((step) => ({
    step: step.id,
    trust: step.trust,
    note: describe(step, byId.get(step.from), byId.get(step.to)),
  }));
}

function describe(step: Step, from: Participant | undefined, to: Participant | undefined): Note {
  const values = { from: nameOf(from), to: nameOf(to) };
  switch (step.kind) {
    case 'line':
      return { code: 'journey_line', values: {} };
    case 'question':
      return { code: 'journey_question', values: { question: step.text } };
    case 'answer':
      return { code: 'journey_answer', values: { answer: step.text } };
    case 'read':
      return { code: 'journey_read', values: {} };
    case 'write':
      return { code: 'journey_write', values: { to: values.to } };
    case 'submit':
      return from?.roles.includes('author')
        ? { code: 'journey_submit_author', values: { to: values.to } }
        : { code: 'journey_submit', values };
    default:
      return { code: `journey_${step.kind}`, values };
  }
}

/** A host whose field names it by nothing at all. */
function nameOf(participant: Participant | undefined): string {
  return participant === undefined || participant.name === '' ? '?' : participant.name;
}
