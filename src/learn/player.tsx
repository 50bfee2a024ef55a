import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Beat, type Judged, type StoryMail, storyValues } from '../lesson/stories/story.ts';
import { SequenceDiagram } from '../views/diagram/sequence-diagram.tsx';
import { wantsStillness } from '../views/lesson/stillness.ts';
import { usePlaying } from '../views/lesson/use-playing.ts';
import { Say, useText } from '../views/reading.tsx';

export interface PlayerProps {
  mail: StoryMail;
  judged: Judged;
  /** Told of each sentence that is shown. */
  onBeat: (beat: Beat) => void;
  /** Told when the last sentence is reached. */
  onEnd: () => void;
  /** What stands at the end in place of "next". */
  after: ComponentChildren;
}

/** The drawing, and the story told beside it: a sentence a step, the step lit. */
export function Player({ mail, judged, onBeat, onEnd, after }: PlayerProps) {
  const t = useText();
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState<string | null>(null);
  // Lighting a step brings it into sight: not before the reader went on to it.
  const [moved, setMoved] = useState(false);
  const beat = mail.beats[at];
  const last = at === mail.beats.length - 1;
  useEffect(() => {
    if (beat) onBeat(beat);
    if (last) onEnd();
  }, [beat, last]);
  const show = (to: number) => {
    setOpen(null);
    setMoved(true);
    setAt(Math.max(0, Math.min(mail.beats.length - 1, to)));
  };
  const sentence = beat ? t(beat.text, storyValues(judged)) : '';
  const { playing, setPlaying } = usePlaying(at, sentence, last, () => show(at + 1));
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
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys turn the pages that its buttons turn as well
    <div class="player" data-blocked={beat.blocked} onKeyDown={onKeyDown}>
      <div class="learn-sheet">
        <SequenceDiagram
          journey={judged.journey}
          inspection={judged.inspection}
          open={open}
          onOpen={setOpen}
          lit={open === null && moved ? (beat?.light(judged) ?? null) : null}
          width={700}
        />
      </div>
      <div class="player-bar">
        <p class="player-words" aria-live="polite">
          <b>
            <Say text="learn_step" values={{ n: at + 1, all: mail.beats.length }} />
          </b>
          <span>
            <Say text={beat.text} values={storyValues(judged)} />
          </span>
        </p>
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
