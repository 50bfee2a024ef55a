import type { DnsQuestion } from '../../core/index.ts';
import type { Journey } from '../../core/journey/journey.ts';
import { Foreign, Say, useReading } from '../reading.tsx';
import { participantName, stepLabel } from './labels.ts';
import { stepLine } from './sentences.ts';

/** The same journey as an ordered list: for screen readers, and for whoever prefers to read. */
export function JourneyText({ journey, questions }: { journey: Journey; questions: readonly DnsQuestion[] }) {
  const { language } = useReading();
  const names = new Map(
    journey.participants.map((participant) => [participant.id, participantName(participant, language)]),
  );
  return (
    <details class="fold journey-text">
      <summary>
        <Say text="view_diagram_text" />
      </summary>
      <ol>
        {journey.steps.map((step) => {
          const question = step.dns === null ? undefined : questions[step.dns];
          return (
            <li key={step.id} data-trust={step.trust}>
              <Foreign text={stepLine(step, names, stepLabel(step, question, language), language)} />
            </li>
          );
        })}
      </ol>
    </details>
  );
}
