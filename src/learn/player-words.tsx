import { type Beat, type Judged, type StoryMail, storyValues } from '../lesson/stories/story.ts';
import { Say } from '../views/reading.tsx';
import { VerdictLine } from './verdict-line.tsx';

export interface PlayerWordsProps {
  mail: StoryMail;
  judged: Judged;
  /** Which of its sentences stands there. */
  at: number;
}

/** The sentence of the step, in as much room as the longest one takes: the buttons below stand still. */
export function PlayerWords({ mail, judged, at }: PlayerWordsProps) {
  const beat = mail.beats[at];
  const all = mail.beats.length;
  const inside = (told: Beat, n: number) => <Words beat={told} judged={judged} n={n} all={all} />;
  return (
    <div class="player-told">
      <div class="player-words" aria-live="polite">
        {beat ? inside(beat, at + 1) : null}
      </div>
      {mail.beats.map((other, index) => (
        <div key={other.text} class="player-words player-room" aria-hidden="true">
          {inside(other, index + 1)}
        </div>
      ))}
    </div>
  );
}

function Words({ beat, judged, n, all }: { beat: Beat; judged: Judged; n: number; all: number }) {
  return (
    <>
      <b>
        <Say text="learn_step" values={{ n, all }} />
      </b>
      <p>
        <Say text={beat.text} values={storyValues(judged)} />
      </p>
      {beat.verdict ? <VerdictLine of={beat.verdict} judged={judged} /> : null}
    </>
  );
}
