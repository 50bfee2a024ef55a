import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Judged, type StoryMail, storyValues } from '../lesson/stories/story.ts';
import { haltAt, toldJourney } from '../lesson/stories/told-journey.ts';
import { SequenceDiagram } from '../views/diagram/sequence-diagram.tsx';
import { wantsStillness } from '../views/lesson/stillness.ts';
import { usePlaying } from '../views/lesson/use-playing.ts';
import { Say, useText } from '../views/reading.tsx';
import { PlayerWords } from './player-words.tsx';

export interface PlayerProps {
  mail: StoryMail;
  judged: Judged;
  /** Which of its sentences is shown, from 0. */
  at: number;
  onStep: (at: number) => void;
  /** The arrow or lifeline that is explained beside it; null = none. */
  open: string | null;
  /** The reader reads something else beside it: the story waits. */
  waits: boolean;
  onOpen: (id: string | null) => void;
  /** What stands at the end in place of "next". */
  after: ComponentChildren;
}

/** The drawing, and the story told below it: a sentence a step, the step lit. */
export function Player({ mail, judged, at, onStep, open, waits, onOpen, after }: PlayerProps) {
  const t = useText();
  const beat = mail.beats[at];
  const last = at === mail.beats.length - 1;
  // The page opens at its top, and stays where a reader scrolls it before the first step.
  const [moved, setMoved] = useState(false);
  const show = (to: number) => {
    setMoved(true);
    onStep(Math.max(0, Math.min(mail.beats.length - 1, to)));
  };
  const sentence = beat ? t(beat.text, storyValues(judged)) : '';
  const { playing, setPlaying } = usePlaying(at, sentence, last, () => show(at + 1));
  useEffect(() => {
    if (waits) setPlaying(false);
  }, [waits]);
  const go = (to: number) => {
    setPlaying(false);
    show(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The drawing has arrow keys of its own.
    if (!(event.target as Element).closest('.player-bar')) return;
    const moves: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1 };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  if (!beat) return null;
  const lit = beat.light(judged);
  const told = toldJourney(judged.journey, judged.inspection, mail.asks);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys turn the pages that its buttons turn as well
    <div class="player" onKeyDown={onKeyDown}>
      <div class="learn-sheet">
        <SequenceDiagram
          journey={haltAt(told.journey, lit, beat.blocked)}
          inspection={judged.inspection}
          open={open}
          onOpen={onOpen}
          elsewhere
          lit={open === null ? lit : null}
          still={open === null && !moved}
          width={700}
        />
        {told.left === 0 ? null : (
          <p class="soft player-left">
            <Say text="learn_questions_left" values={{ count: told.left }} />
          </p>
        )}
      </div>
      <div class="player-bar">
        <PlayerWords mail={mail} judged={judged} at={at} />
        <div class="player-ways">
          <button type="button" class="button" disabled={at === 0} onClick={() => go(at - 1)}>
            <span aria-hidden="true">◀</span> <Say text="learn_back" />
          </button>
          {last ? (
            after
          ) : (
            <button type="button" class="button button-strong" onClick={() => go(at + 1)}>
              <Say text="learn_next" /> <span aria-hidden="true">▶</span>
            </button>
          )}
          {last || wantsStillness() ? null : (
            <button type="button" class="button" aria-pressed={playing} onClick={() => setPlaying(!playing)}>
              <span aria-hidden="true">{playing ? '❚❚' : '▶'}</span>{' '}
              <Say text={playing ? 'lesson_story_pause' : 'lesson_story_play'} />
            </button>
          )}
          <ol class="player-dots" aria-label={t('learn_step', { n: at + 1, all: mail.beats.length })}>
            {mail.beats.map((_, index) => (
              <li key={index} data-here={index === at} />
            ))}
          </ol>
        </div>
      </div>
    </div>
  );
}
