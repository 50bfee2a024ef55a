import { Say } from '../views/reading.tsx';
import { LevelWord } from './level-word.tsx';

/** From proof to its absence. */
const LEVELS = [
  'verified',
  'vouched',
  'listed',
  'altered',
  'ambiguous',
  'failed',
  'unverified',
  'unchecked',
  'internal',
] as const;

/** Every verdict that there is, and what it means. */
export function Levels() {
  return (
    <section class="learn-card">
      <h2>
        <Say text="learn_levels" />
      </h2>
      <dl class="learn-levels">
        {LEVELS.map((level) => (
          <div key={level}>
            <dt>
              <LevelWord level={level} />
            </dt>
            <dd>
              <Say text={`learn_level_${level}`} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
