import { useEffect, useRef } from 'preact/hooks';
import type { Question } from '../lesson/quiz/question.ts';
import { STORIES } from '../lesson/stories/index.ts';
import { STORY_IDS } from '../lesson/stories/story.ts';
import { Say } from '../views/reading.tsx';
import { addressOf } from './place.ts';
import type { Progress } from './progress.ts';

/** After the last question: which stories are worth reading again, and what comes next. */
export function QuizEnd({ questions, progress }: { questions: readonly Question[]; progress: Progress }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that led here is gone.
  useEffect(() => heading.current?.focus(), []);
  const missed = questions.filter(({ id }) => progress.answers[id] === false);
  const again = STORY_IDS.filter((id) => missed.some(({ story }) => story === id));
  return (
    <section class="learn-card quiz-end">
      <h2 tabIndex={-1} ref={heading}>
        <Say text="learn_end" />
      </h2>
      <p>
        <Say text={again.length === 0 ? 'learn_end_all' : 'learn_end_again'} />
      </p>
      {again.length === 0 ? null : (
        <ul>
          {again.map((id) => (
            <li key={id}>
              <a class="link" href={addressOf({ kind: 'story', id })}>
                <Say text={STORIES[id].title} />
              </a>
            </li>
          ))}
        </ul>
      )}
      <a class="button button-strong" href="../report/report.html">
        <Say text="learn_own" />
      </a>
    </section>
  );
}
