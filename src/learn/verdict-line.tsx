import type { Beat, Judged } from '../lesson/stories/story.ts';
import { LevelIcon } from '../views/icons/level-icon.tsx';
import { LEVEL_WORDS } from '../views/model/level-words.ts';
import { Say, useText } from '../views/reading.tsx';

export interface VerdictLineProps {
  of: NonNullable<Beat['verdict']>;
  judged: Judged;
}

/** The verdict that a sentence speaks of, right below it: its drawing, its colour and its name. */
export function VerdictLine({ of, judged: { inspection, supposed } }: VerdictLineProps) {
  const t = useText();
  const level = of === 'own' ? inspection.verdict.level : supposed[of];
  if (level === undefined) return null;
  return (
    <p class="player-verdict" data-level={level}>
      <LevelIcon level={level} size={24} />
      <span>
        {of === 'own' ? null : `${t(`what_if_${of}`)}: `}
        <b>
          <Say text={LEVEL_WORDS[level]} />
        </b>
      </span>
    </p>
  );
}
