import { useEffect, useState } from 'preact/hooks';
import { makeQuestions } from '../lesson/quiz/index.ts';
import type { World } from '../lesson/quiz/question.ts';
import { STORIES } from '../lesson/stories/index.ts';
import type { Language } from '../text/translate.ts';
import { Say } from '../views/reading.tsx';
import { GlossaryPage } from './glossary-page.tsx';
import { judgeWorld } from './judge.ts';
import { Nav } from './nav.tsx';
import { usePlace } from './place.ts';
import { useProgress } from './progress.ts';
import { QuizPage } from './quiz-page.tsx';
import { StoryPage } from './story-page.tsx';

/** The page of lessons: what there is on the left, the story or the questions beside it. */
export function LearnPage({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const place = usePlace();
  const keeper = useProgress();
  const world = useWorld();
  const questions = world === null ? [] : makeQuestions(world);
  return (
    <div class="learn">
      <Nav place={place} progress={keeper.progress} questions={questions} onLanguage={onLanguage} />
      <main class="learn-main">
        {world === null ? (
          <p role="status" class="learn-loading">
            <Say text="learn_loading" />
          </p>
        ) : place.kind === 'story' ? (
          <StoryPage
            key={place.id}
            story={STORIES[place.id]}
            world={world}
            questions={questions.filter(({ story }) => story === place.id)}
            keeper={keeper}
          />
        ) : place.kind === 'glossary' ? (
          <GlossaryPage term={place.term} world={world} />
        ) : (
          <QuizPage questions={questions} world={world} keeper={keeper} />
        )}
      </main>
    </div>
  );
}

/** null until every message is judged, which takes a moment. */
function useWorld(): World | null {
  const [world, setWorld] = useState<World | null>(null);
  useEffect(() => {
    judgeWorld().then(setWorld).catch(console.error);
  }, []);
  return world;
}
