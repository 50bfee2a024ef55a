import type { CardId } from '../lesson/card-ids.ts';
import { hereOf } from '../lesson/stories/here.ts';
import type { Beat, Judged } from '../lesson/stories/story.ts';
import { useLater } from '../views/later.ts';
import { CardPanel } from '../views/lesson/card-panel.tsx';
import { LESSON } from '../views/lesson/lesson-later.ts';
import { Say } from '../views/reading.tsx';
import { CardPlace } from './card-place.tsx';

export interface ExplanationProps {
  beat: Beat;
  /** The number of its step. */
  n: number;
  judged: Judged;
  /** The arrow or lifeline that the reader opened; null = none. */
  open: string | null;
  /** The card that the reader opened, which stands before it; null = none. */
  chosen: CardId | null;
  onCloseCard: () => void;
  /** Back to the step's own card. */
  onStep: () => void;
}

/** Beside the story: the card of its sentence, or what the reader opened, with the way back. */
export function Explanation({ beat, n, judged, open, chosen, onCloseCard, onStep }: ExplanationProps) {
  const { inspection, journey } = judged;
  // By the way on which every drawing loads it: it is no part of this page's own script.
  const lesson = useLater(LESSON, open !== null);
  const opened = chosen ?? open;
  return (
    <CardPlace opened={opened}>
      {opened !== null ? (
        <button type="button" class="link learn-to-step" onClick={onStep}>
          ← <Say text="learn_to_step" values={{ n }} />
        </button>
      ) : null}
      {chosen !== null ? (
        <CardPanel id={chosen} inspection={inspection} onClose={onCloseCard} />
      ) : open !== null ? (
        lesson && <lesson.Panel key={open} journey={journey} inspection={inspection} open={open} onClose={onStep} />
      ) : (
        <CardPanel id={beat.card} inspection={inspection} here={hereOf(beat, judged)} />
      )}
    </CardPlace>
  );
}
