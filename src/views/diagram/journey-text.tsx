import type { DnsQuestion } from '../../core/index.ts';
import type { Journey } from '../../core/journey/journey.ts';
import { journeyLines } from '../../core/journey/text.ts';
import { Foreign, Say, useReading } from '../reading.tsx';
import { stepLabel } from './labels.ts';
import { stepLine } from './sentences.ts';

/** The same journey as an ordered list: for screen readers, and for whoever prefers to read. */
export function JourneyText({ journey, questions }: { journey: Journey; questions: readonly DnsQuestion[] }) {
  const { language } = useReading();
  const steps = new Map(journey.steps.map((step) => [step.id, step]));
  return (
    <details class="fold journey-text">
      <summary>
        <Say text="view_diagram_text" />
      </summary>
      <ol>
        {journeyLines(journey).map((line) => {
          const step = steps.get(line.step);
          if (!step) return null;
          const label = stepLabel(step, step.dns === null ? undefined : questions[step.dns], language);
          return (
            <li key={line.step} data-trust={line.trust}>
              <Foreign text={stepLine(line, step, label, language)} />
            </li>
          );
        })}
      </ol>
    </details>
  );
}
