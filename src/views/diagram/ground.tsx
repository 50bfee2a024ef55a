import type { Layout } from './layout.ts';

export interface GroundProps {
  layout: Layout;
  /** The part of the drawing's height that is drawn. */
  top: number;
  bottom: number;
}

/** Pixels by which the tint reaches under the next part: where two parts meet, printers and zoomed screens show a seam. */
const OVERLAP = 1;

/** What the steps stand on: tinted where all is only claimed, and the hosts' lifelines. */
export function Ground({ layout, top, bottom }: GroundProps) {
  const claimed = claimedHeight(layout);
  const claimedUntil = claimed > bottom ? bottom + OVERLAP : claimed;
  return (
    <>
      {claimedUntil > top ? (
        <rect class="zone-claimed" x={0} y={top} width={layout.width} height={claimedUntil - top} />
      ) : null}
      {layout.lanes.map((lane, index) => {
        const isClaimed = lane.participants.every((participant) => participant.trust === 'claimed');
        return (
          <line
            key={index}
            class="lifeline"
            data-trust={isClaimed ? 'claimed' : 'recorded'}
            x1={lane.x}
            x2={lane.x}
            y1={top}
            y2={bottom}
            // Dashes go on from part to part.
            stroke-dashoffset={top}
          />
        );
      })}
    </>
  );
}

function claimedHeight({ rows, trustY }: Layout): number {
  const claimed = rows.findLast((row) => row.step.trust === 'claimed');
  return trustY ?? (claimed ? claimed.top + claimed.height : 0);
}
