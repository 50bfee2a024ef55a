import { useEffect, useState } from 'preact/hooks';
import type { CardId } from '../lesson/card-ids.ts';
import type { Question, World } from '../lesson/quiz/question.ts';
import { STORIES } from '../lesson/stories/index.ts';
import { STORY_IDS, type Story } from '../lesson/stories/story.ts';
import { LessonContext } from '../views/lesson/context.ts';
import { Say, useText } from '../views/reading.tsx';
import { Explanation } from './explanation.tsx';
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
  const [step, setStep] = useState(0);
  const [open, setOpen] = useState<string | null>(null);
  const [chosen, setChosen] = useState<CardId | null>(null);
  const [first] = story.mails;
  const mail = story.mails[at] ?? first;
  const next = STORY_IDS[STORY_IDS.indexOf(story.id) + 1];
  const beat = mail?.beats[step];
  const isLast = at === story.mails.length - 1;
  const isEnd = isLast && step + 1 === mail?.beats.length;
  useEffect(() => {
    if (isEnd) keeper.finish(story.id);
  }, [isEnd]);
  if (mail === undefined || beat === undefined) return null;
  const judged = world[mail.id];
  const explain = (id: string | null) => {
    setChosen(null);
    setOpen(id);
  };
  const show = (to: number) => {
    explain(null);
    setStep(to);
  };
  const tell = (to: number) => {
    setAt(to);
    show(0);
  };
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
                onClick={() => tell(index)}
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
          at={step}
          onStep={show}
          open={open}
          waits={open !== null || chosen !== null}
          onOpen={explain}
          after={
            isLast ? (
              <a class="button button-strong" href={addressOf(next ? { kind: 'story', id: next } : { kind: 'quiz' })}>
                <span>
                  <Say text="learn_next_story" values={{ title: t(next ? STORIES[next].title : 'learn_quiz') }} />
                </span>
              </a>
            ) : (
              <button type="button" class="button button-strong" onClick={() => tell(at + 1)}>
                <span>
                  <Say text="learn_next_story" values={{ title: t(story.mails[at + 1]?.name ?? 'learn_next') }} />
                </span>
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
          <Explanation
            beat={beat}
            n={step + 1}
            judged={judged}
            open={open}
            chosen={chosen}
            onCloseCard={() => setChosen(null)}
            onStep={() => explain(null)}
          />
        </div>
      </aside>
      <div class="learn-asked">
        <Questions questions={questions} world={world} keeper={keeper} />
      </div>
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
