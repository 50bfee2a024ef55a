import { useState } from 'preact/hooks';
import type { Question, World } from '../lesson/quiz/question.ts';
import { Say } from '../views/reading.tsx';
import { firstOpen, type ProgressKeeper } from './progress.ts';
import { QuestionCard } from './question-card.tsx';

export interface QuestionsProps {
  questions: readonly Question[];
  world: World;
  keeper: ProgressKeeper;
}

/** The questions of one story, one at a time, beginning with the first that was not answered yet. */
export function Questions({ questions, world, keeper }: QuestionsProps) {
  const [at, setAt] = useState(() => Math.max(0, firstOpen(questions, keeper.progress)));
  const question = questions[at];
  if (!question) return null;
  return (
    <section class="learn-card">
      <p class="soft">
        <Say text="learn_question_of" values={{ n: at + 1, all: questions.length }} />
      </p>
      <QuestionCard
        key={question.id}
        question={question}
        world={world}
        onAnswer={(right) => keeper.answer(question.id, right)}
        after={
          at < questions.length - 1 ? (
            <button type="button" class="button" onClick={() => setAt(at + 1)}>
              <Say text="learn_next_question" />
            </button>
          ) : null
        }
      />
    </section>
  );
}
