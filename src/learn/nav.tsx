import type { ComponentChildren } from 'preact';
import { CARD_IDS } from '../lesson/card-ids.ts';
import type { Question } from '../lesson/quiz/question.ts';
import { STORIES } from '../lesson/stories/index.ts';
import { STORY_GROUPS, type StoryGroup } from '../lesson/stories/story.ts';
import type { Language } from '../text/translate.ts';
import { Sign } from '../views/icons/sign.tsx';
import { Say, useText } from '../views/reading.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { addressOf, type Place } from './place.ts';
import { type Progress, scoreOf } from './progress.ts';
import { useMedia } from './use-media.ts';

export interface NavProps {
  place: Place;
  progress: Progress;
  questions: readonly Question[];
  onLanguage: (language: Language) => void;
}

const GROUPS = Object.entries(STORY_GROUPS) as [StoryGroup, (typeof STORY_GROUPS)[StoryGroup]][];

/** All lessons, with what is done; on a narrow screen folded away. */
export function Nav({ place, progress, questions, onLanguage }: NavProps) {
  const t = useText();
  const wide = useMedia('(width >= 760px)');
  const { answered } = scoreOf(questions, progress);
  let number = 0;
  return (
    <nav class="learn-nav" aria-label={t('learn_nav')}>
      <p class="learn-name">
        <img src="../icons/icon-48.png" alt="" />
        <span>
          <b>
            <Say text="learn_title" />
          </b>
          <span class="soft">
            <Say text="learn_subtitle" />
          </span>
        </span>
      </p>
      <details class="learn-places" open={wide} key={wide ? 'wide' : addressOf(place)}>
        <summary>
          <Say text="learn_nav" />
        </summary>
        {GROUPS.map(([group, ids]) => (
          <section key={group}>
            <h2>
              <Say text={`learn_group_${group}`} />
            </h2>
            <ul>
              {ids.map((id) => {
                const done = progress.stories.includes(id);
                number += 1;
                return (
                  <Entry key={id} to={{ kind: 'story', id }} place={place} done={done} sign={String(number)}>
                    <Say text={STORIES[id].title} />
                    {done ? <span class="visually-hidden"> ({t('learn_done')})</span> : null}
                  </Entry>
                );
              })}
            </ul>
          </section>
        ))}
        <section>
          <h2>
            <Say text="learn_group_more" />
          </h2>
          <ul>
            <Entry to={{ kind: 'quiz' }} place={place} sign="?">
              <Say text="learn_quiz" /> ({answered}/{questions.length})
            </Entry>
            <Entry to={{ kind: 'glossary', term: '' }} place={place} sign={t('learn_glossary_sign')}>
              <Say text="learn_glossary" /> ({CARD_IDS.length})
            </Entry>
          </ul>
        </section>
        <p class="learn-own">
          <a class="link" href="../report/report.html">
            <Say text="learn_own" />
          </a>
        </p>
      </details>
      <LanguageSwitch onChoose={onLanguage} />
    </nav>
  );
}

interface EntryProps {
  to: Place;
  place: Place;
  done?: boolean;
  sign: string;
  children: ComponentChildren;
}

function Entry({ to, place, done = false, sign, children }: EntryProps) {
  const here = to.kind === place.kind && (to.kind !== 'story' || addressOf(to) === addressOf(place));
  return (
    <li>
      <a class="learn-place" href={addressOf(to)} aria-current={here ? 'page' : undefined}>
        <span class="learn-place-sign" data-done={done} aria-hidden="true">
          {done ? <Sign name="pass" size={12} /> : sign}
        </span>
        <span>{children}</span>
      </a>
    </li>
  );
}
