import { useState } from 'preact/hooks';
import type { CardId } from '../lesson/card-ids.ts';
import type { Question, World } from '../lesson/quiz/question.ts';
import { STORIES } from '../lesson/stories/index.ts';
import { type Beat, STORY_IDS, type Story } from '../lesson/stories/story.ts';
import { LessonContext } from '../views/lesson/context.ts';
import { Say, useText } from '../views/reading.tsx';
import { CardPlace } from './card-place.tsx';
import { addressOf } from './place.ts';
import { Player } from './player.tsx';
import type { ProgressKeeper } from './progress.ts';
import { Questions } from './questions.tsx';
import { Views } from './views.tsx';

export interface StoryPageProps {
  story: Story;
  world: World;
  questions: readonly Question[];
  keeper: ProgressKeeper;
}

/** One story: its drawing with a sentence a step, its questions, and its message in the views of every mail. */
export function StoryPage({ story, world, questions, keeper }: StoryPageProps) {
  const t = useText();
  const [at, setAt] = useState(0);
  const [beat, setBeat] = useState<Beat | null>(null);
  const [chosen, setChosen] = useState<CardId | null>(null);
  const [first] = story.mails;
  const mail = story.mails[at] ?? first;
  const next = STORY_IDS[STORY_IDS.indexOf(story.id) + 1];
  if (mail === undefined) return null;
  const judged = world[mail.id];
  const isLast = at === story.mails.length - 1;
  return (
    <LessonContext.Provider value={setChosen}>
      <div class="learn-story learn-told">
        <header class="learn-head">
          <h1>
            <Say text={story.title} />
          </h1>
          <p>
            <Say text={story.lead} />
          </p>
          <p class="soft">
            <Say text="learn_live" />
          </p>
        </header>
        {story.mails.length > 1 ? (
          <fieldset class="switch">
            <legend class="visually-hidden">{t('learn_messages')}</legend>
            {story.mails.map(({ id, name }, index) => (
              <button
                key={id}
                type="button"
                class="switch-choice"
                aria-pressed={index === at}
                onClick={() => setAt(index)}
              >
                <Say text={name ?? 'learn_messages'} />
              </button>
            ))}
          </fieldset>
        ) : null}
        <Player
          key={mail.id}
          mail={mail}
          judged={judged}
          onBeat={(told) => {
            setBeat(told);
            setChosen(null);
          }}
          onEnd={() => {
            if (isLast) keeper.finish(story.id);
          }}
          after={
            isLast ? (
              <a class="button button-strong" href={addressOf(next ? { kind: 'story', id: next } : { kind: 'quiz' })}>
                <Say text="learn_next_story" values={{ title: t(next ? STORIES[next].title : 'learn_quiz') }} />
              </a>
            ) : (
              <button type="button" class="button button-strong" onClick={() => setAt(at + 1)}>
                <Say text="learn_next_story" values={{ title: t(story.mails[at + 1]?.name ?? 'learn_next') }} />
              </button>
            )
          }
        />
      </div>
      <aside class="learn-aside" aria-label={t('learn_card')}>
        <div class="learn-aside-kept">
          <h2 class="visually-hidden">
            <Say text="learn_card" />
          </h2>
          {beat ? (
            <CardPlace
              id={chosen ?? beat.card}
              inspection={judged.inspection}
              chosen={chosen !== null}
              onClose={() => setChosen(null)}
            />
          ) : null}
          <Questions questions={questions} world={world} keeper={keeper} />
        </div>
      </aside>
      <section class="learn-views" aria-labelledby="learn-views-title">
        <h2 id="learn-views-title">
          <Say text="learn_view" />
        </h2>
        <p class="soft">
          <Say text="learn_view_lead" />
        </p>
        <Views key={mail.id} judged={judged} />
      </section>
    </LessonContext.Provider>
  );
}
