import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ChoiceText, Question, World } from '../lesson/quiz/question.ts';
import { stepLabel } from '../views/diagram/labels.ts';
import { nameIn } from '../views/diagram/participant-names.ts';
import { Sign } from '../views/icons/sign.tsx';
import { Foreign, Say, useReading, useText } from '../views/reading.tsx';
import { LevelWord } from './level-word.tsx';

export interface QuestionCardProps {
  question: Question;
  world: World;
  /** Told of the first answer. */
  onAnswer: (right: boolean) => void;
  /** What follows the reason. */
  after?: ComponentChildren;
}

/** A question and its choices; after the answer, which one is right and why. */
export function QuestionCard({ question, world, onAnswer, after }: QuestionCardProps) {
  const [chosen, setChosen] = useState<number | null>(null);
  const { choices } = question;
  const right = chosen !== null && choices[chosen]?.right === true;
  const choose = (index: number) => {
    if (chosen !== null) return;
    setChosen(index);
    onAnswer(choices[index]?.right === true);
  };
  return (
    <fieldset class="question">
      <legend>
        <Say text={question.ask} values={question.values} />
      </legend>
      <ul>
        {choices.map((choice, index) => (
          <li key={index}>
            <button
              type="button"
              class="question-choice"
              data-mark={chosen === null ? undefined : choice.right ? 'pass' : index === chosen ? 'fail' : 'none'}
              aria-disabled={chosen !== null}
              aria-pressed={index === chosen}
              onClick={() => choose(index)}
            >
              <span>
                <ChoiceWords text={choice.text} world={world} />
              </span>
              {chosen !== null && (choice.right || index === chosen) ? (
                <Sign name={choice.right ? 'pass' : 'fail'} size={14} />
              ) : null}
            </button>
          </li>
        ))}
      </ul>
      <div role="status">
        {chosen === null ? null : (
          <p class="question-why">
            <b>
              <Say text={right ? 'learn_right' : 'learn_wrong'} />
            </b>{' '}
            <Say text={question.why} values={question.values} />
          </p>
        )}
      </div>
      {chosen === null ? null : after}
    </fieldset>
  );
}

function ChoiceWords({ text, world }: { text: ChoiceText; world: World }) {
  const t = useText();
  const { language } = useReading();
  if (text.kind === 'say') return <Say text={text.key} values={text.values} />;
  if (text.kind === 'level') return <LevelWord level={text.level} />;
  if (text.kind === 'quote') return <Foreign text={text.text} />;
  const { journey, inspection } = world[text.mail];
  const step = journey.steps.find(({ id }) => id === text.step);
  if (!step) return null;
  const question = step.dns === null ? undefined : inspection.dns[step.dns];
  const facts = stepLabel(step, question, language).above;
  return (
    <span>
      {t('learn_arrow', { facts, from: nameIn(journey, step.from, language), to: nameIn(journey, step.to, language) })}
    </span>
  );
}
