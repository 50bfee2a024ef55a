import { useState } from 'preact/hooks';
import type { Question, World } from '../lesson/quiz/question.ts';
import { STORIES } from '../lesson/stories/index.ts';
import { SequenceDiagram } from '../views/diagram/sequence-diagram.tsx';
import { Say, useText } from '../views/reading.tsx';
import { addressOf } from './place.ts';
import { type ProgressKeeper, scoreOf } from './progress.ts';
import { QuestionCard } from './question-card.tsx';

export interface QuizPageProps {
  questions: readonly Question[];
  world: World;
  keeper: ProgressKeeper;
}

/** All questions one after the other, beginning with the first that was not answered yet. */
export function QuizPage({ questions, world, keeper }: QuizPageProps) {
  const t = useText();
  const { answers } = keeper.progress;
  const isOpen = ({ id }: Question) => !Object.hasOwn(answers, id);
  const [at, setAt] = useState(() => Math.max(0, questions.findIndex(isOpen)));
  const question = questions[at];
  const { answered, right } = scoreOf(questions, keeper.progress);
  if (!question) return null;
  const story = STORIES[question.story];
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
          {answered === questions.length || right > 0 ? (
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
            at < questions.length - 1 ? (
              <button type="button" class="button button-strong" onClick={() => setAt(at + 1)}>
                <Say text="learn_next_question" />
              </button>
            ) : null
          }
        />
      </section>
      <Drawn key={question.mail} question={question} world={world} />
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
