import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Judged, type StoryMail, storyValues } from '../lesson/stories/story.ts';
import { SequenceDiagram } from '../views/diagram/sequence-diagram.tsx';
import { Say, useText } from '../views/reading.tsx';
import { useLight } from './use-light.ts';

export interface PlayerProps {
  mail: StoryMail;
  judged: Judged;
  /** Told when the last sentence is reached. */
  onEnd: () => void;
  /** What stands at the end in place of "next". */
  after: ComponentChildren;
}

/** The drawing, and the story told beside it: a sentence a step, the step lit. */
export function Player({ mail, judged, onEnd, after }: PlayerProps) {
  const t = useText();
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState<string | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const beat = mail.beats[at];
  const last = at === mail.beats.length - 1;
  useLight(frame, beat?.light(judged) ?? null, at);
  useEffect(() => {
    if (last) onEnd();
  }, [last]);
  const go = (to: number) => {
    setOpen(null);
    setAt(Math.max(0, Math.min(mail.beats.length - 1, to)));
  };
  if (!beat) return null;
  return (
    <div class="player">
      <div class="learn-sheet" ref={frame}>
        <SequenceDiagram
          journey={judged.journey}
          inspection={judged.inspection}
          open={open}
          onOpen={setOpen}
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
