import { useEffect, useRef, useState } from 'preact/hooks';
import type { Inspection } from '../../core/index.ts';
import type { Journey } from '../../core/journey/journey.ts';
import type { CardId } from '../../lesson/card-ids.ts';
import { type StoryStep, storyOf } from '../../lesson/journey-story.ts';
import { Sign } from '../icons/sign.tsx';
import { Say, useText } from '../reading.tsx';
import { LessonContext, useOpenCard } from './context.ts';
import { wantsStillness } from './stillness.ts';
import { TermChips } from './term-chips.tsx';
import { usePlaying } from './use-playing.ts';

export interface StoryPlayerProps {
  journey: Journey;
  inspection: Inspection;
  /** The step of the journey that is lit from now on; null = none. */
  onLight: (step: string | null) => void;
  onClose: () => void;
}

/**
 * Walks the journey step by step, one sentence a step, forward and back. It goes on by itself only when asked to, and not at all
 * for readers who want nothing to move by itself.
 */
export function StoryPlayer({ journey, inspection, onLight, onClose }: StoryPlayerProps) {
  const t = useText();
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLParagraphElement>(null);
  const story = storyOf(journey, inspection);
  const scene = story[Math.min(at, story.length - 1)];
  const isLast = at >= story.length - 1;
  const sentence = scene ? t(scene.said.key, scene.said.values) : '';
  const { playing, setPlaying } = usePlaying(at, sentence, isLast, () => setAt(at + 1));
  const openCard = useOpenCard();
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => onLight(scene?.step ?? null), [scene?.step]);
  if (!scene) return null;
  const go = (to: number) => {
    setPlaying(false);
    setAt(Math.max(0, Math.min(story.length - 1, to)));
  };
  // It waits for who reads a card of it.
  const stopAndOpen =
    openCard &&
    ((id: CardId) => {
      setPlaying(false);
      openCard(id);
    });
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: story.length - 1 };
    const to = moves[event.key];
    if (event.key !== 'Escape' && to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (to === undefined) onClose();
    else go(to);
  };
  return (
    <section class="story" aria-label={t('lesson_story_bar')} onKeyDown={onKeyDown}>
      <p class="story-sentence" role="status" tabIndex={-1} ref={heading}>
        <b class="story-at" title={t('lesson_story_at', { n: at + 1, all: story.length })}>
          {at + 1} / {story.length}
        </b>{' '}
        <Say text={scene.said.key} values={scene.said.values} />
      </p>
      <LessonContext.Provider value={stopAndOpen}>
        <TermChips cards={scene.cards.slice(0, 4)} label="lesson_terms" />
      </LessonContext.Provider>
      <div class="story-controls">
        <button type="button" class="button" aria-disabled={at === 0} onClick={() => go(at - 1)}>
          ◀ <Say text="lesson_story_back" />
        </button>
        {wantsStillness() ? null : (
          <button
            type="button"
            class="button button-strong"
            aria-pressed={playing}
            aria-disabled={isLast && !playing}
            onClick={() => setPlaying(!playing && !isLast)}
          >
            {playing ? '❚❚' : '▶'} <Say text={playing ? 'lesson_story_pause' : 'lesson_story_play'} />
          </button>
        )}
        <button type="button" class="button" aria-disabled={isLast} onClick={() => go(at + 1)}>
          <Say text="lesson_story_next" /> ▶
        </button>
        <Dots story={story} at={at} />
        <button type="button" class="icon-button" aria-label={t('lesson_story_close')} onClick={onClose}>
          <Sign name="close" />
        </button>
      </div>
    </section>
  );
}

/** How far one has come; where there are more steps than dots fit, the numbers say it alone. */
function Dots({ story, at }: { story: readonly StoryStep[]; at: number }) {
  if (story.length > MAX_DOTS) return <span class="story-dots" />;
  return (
    <span class="story-dots" aria-hidden="true">
      {story.map((scene, index) => (
        <i key={scene.step ?? 'end'} data-told={index < at} data-now={index === at} />
      ))}
    </span>
  );
}

const MAX_DOTS = 16;
