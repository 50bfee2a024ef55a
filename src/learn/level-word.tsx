import type { Level } from '../core/index.ts';
import { LevelIcon } from '../views/icons/level-icon.tsx';
import { LEVEL_WORDS } from '../views/model/level-words.ts';
import { Say } from '../views/reading.tsx';

/** A level as every verdict shows it: colour, shape and word. */
export function LevelWord({ level }: { level: Level }) {
  return (
    <span class="level-word" data-level={level}>
      <LevelIcon level={level} size={18} /> <Say text={LEVEL_WORDS[level]} />
    </span>
  );
}
