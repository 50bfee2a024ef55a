/**
 * One drawing a level. The outline tells the kind (shield, octagon, round, diamond, square: the shapes of the toolbar
 * icon), what is drawn in it tells the level; so they differ without any colour too. Decoration only: the word stands
 * beside it.
 */
import type { ComponentChildren } from 'preact';
import type { Level } from '../../core/index.ts';

const SHIELD = 'M16 2 28 6.3v9.2c0 6.8-4.8 11.8-12 14.5-7.2-2.7-12-7.7-12-14.5V6.3z';
const OCTAGON = 'M10.3 2h11.4L30 10.3v11.4L21.7 30H10.3L2 21.7V10.3z';
const ROUND = 'M16 2a14 14 0 1 1 0 28 14 14 0 0 1 0-28z';
const DIAMOND = 'M14.6 2.6a2 2 0 0 1 2.8 0l12 12a2 2 0 0 1 0 2.8l-12 12a2 2 0 0 1-2.8 0l-12-12a2 2 0 0 1 0-2.8z';
const SQUARE =
  'M10 2.5h12a7.5 7.5 0 0 1 7.5 7.5v12a7.5 7.5 0 0 1-7.5 7.5H10A7.5 7.5 0 0 1 2.5 22V10A7.5 7.5 0 0 1 10 2.5z';

const DRAWINGS: Record<Level | 'checking', { outline: string; sign: ComponentChildren }> = {
  verified: { outline: SHIELD, sign: <path d="m9.8 16 4.4 4.5 8-9" /> },
  failed: {
    outline: OCTAGON,
    sign: <path d="M16 8.5v9m0 5.6v.2" />,
  },
  vouched: { outline: ROUND, sign: <path d="M9.5 12.8h13m-13 6.6h8" /> },
  listed: { outline: ROUND, sign: <path d="M9.7 11v.1m0 5v.1m0 4.9v.1M14 11h8.5m-8.5 5h8.5M14 21h8.5" /> },
  ambiguous: { outline: DIAMOND, sign: <path d="M16 23v-6m0 0-5-5.3M16 17l5-5.3" /> },
  altered: { outline: DIAMOND, sign: <path d="m11 21 .8-3.3 7.6-7.6 2.5 2.5-7.6 7.6z" /> },
  internal: { outline: SQUARE, sign: <path d="m8.5 15.5 7.5-6.5 7.5 6.5M11 14.5V22h10v-7.5" /> },
  unchecked: { outline: SQUARE, sign: <path d="M14.5 9a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zm4 9.5L23 23" /> },
  unverified: {
    outline: SQUARE,
    sign: <path d="M12 12.7a4 4 0 1 1 5.9 3.5c-1.3.7-1.9 1.4-1.9 2.6m0 4.4v.2" />,
  },
  checking: { outline: SQUARE, sign: <path d="M10 16v.1m6-.1v.1m6-.1v.1" /> },
};

/** A verdict's shape: levels differ by it as much as by colour, for those who see no colours. */
export function LevelIcon({ level, size }: { level: Level | 'checking'; size: number }) {
  const { outline, sign } = DRAWINGS[level];
  return (
    <svg class="level-icon" data-icon={level} viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <path class="level-icon-outline" d={outline} />
      <g class="level-icon-sign">{sign}</g>
    </svg>
  );
}
