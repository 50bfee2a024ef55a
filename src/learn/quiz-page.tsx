import { useState } from 'preact/hooks';
import type { Question, World } from '../lesson/quiz/question.ts';
import { STORIES } from '../lesson/stories/index.ts';
import { SequenceDiagram } from '../views/diagram/sequence-diagram.tsx';
import { Say, useText } from '../views/reading.tsx';
import { addressOf } from './place.ts';
import { firstOpen, type ProgressKeeper, scoreOf } from './progress.ts';
import { QuestionCard } from './question-card.tsx';
import { QuizEnd } from './quiz-end.tsx';

export interface QuizPageProps {
  questions: readonly Question[];
  world: World;
  keeper: ProgressKeeper;
}

/** All questions one after the other, beginning with the first that was not answered yet, and what came out of them. */
export function QuizPage({ questions, world, keeper }: QuizPageProps) {
  const t = useText();
  const [at, setAt] = useState(() => firstOpen(questions, keeper.progress));
  // None = all are answered.
  const question = questions[at];
  const story = question && STORIES[question.story];
  const { answered, right } = scoreOf(questions, keeper.progress);
  return (
    <div class="learn-story learn-quiz">
      <header class="learn-head">
        <h1>
          <Say text="learn_quiz" />
        </h1>
        <p>
          <Say text="learn_quiz_lead" />
        </p>
        <p class="soft">
          <Say text="learn_quiz_kept" />
        </p>
        <p class="quiz-score" role="status">
          <Say text="learn_score" values={{ count: right, all: questions.length }} />{' '}
          {answered > 0 ? (
            <button
              type="button"
              class="link"
              onClick={() => {
                keeper.startOver();
                setAt(0);
              }}
            >
              <Say text="learn_again" />
            </button>
          ) : null}
        </p>
        <progress value={answered} max={questions.length} aria-label={t('learn_quiz')} />
      </header>
      {question && story ? (
        <>
          <section class="learn-card">
            <p class="soft">
              <Say text="learn_question_of" values={{ n: at + 1, all: questions.length }} />
              {' · '}
              <a class="link" href={addressOf({ kind: 'story', id: story.id })}>
                <Say text={story.title} />
              </a>
            </p>
            <QuestionCard
              key={`${question.id} ${at}`}
              question={question}
              world={world}
              onAnswer={(good) => keeper.answer(question.id, good)}
              after={
                <button
                  type="button"
                  class="button button-strong"
                  onClick={() => setAt(firstOpen(questions, keeper.progress, at))}
                >
                  <Say text={answered < questions.length ? 'learn_next_question' : 'learn_next'} />
                </button>
              }
            />
          </section>
          <Drawn key={question.mail} question={question} world={world} />
        </>
      ) : (
        <QuizEnd questions={questions} progress={keeper.progress} />
      )}
    </div>
  );
}

/** The message that a question is about, to look it up. */
function Drawn({ question, world }: { question: Question; world: World }) {
  const [open, setOpen] = useState<string | null>(null);
  const { journey, inspection } = world[question.mail];
  return (
    <div class="learn-sheet">
      <SequenceDiagram journey={journey} inspection={inspection} open={open} onOpen={setOpen} width={700} />
    </div>
  );
}
