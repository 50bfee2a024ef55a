import { useRef } from 'preact/hooks';
import type { Inspection } from '../../core/index.ts';
import { formatDuration } from '../../text/formats.ts';
import { useWidth } from '../diagram/use-width.ts';
import { type Dot, miniatureOf, routeWordsOf, type Stroke } from '../model/miniature.ts';
import { Say, useReading, useText } from '../reading.tsx';

/** In the popup; a wide page gives it more. */
const WIDTH = 380;
const HEIGHT = 32;
const MIDDLE = HEIGHT / 2;
const EDGE = 15;
const RADIUS = 6;

export interface RouteMiniatureProps {
  inspection: Inspection;
  /** Opens the journey; absent where there is nothing to open, as in a file. */
  onJourney?: (() => void) | undefined;
}

/** The way of the mail in one line: claimed (dashed, hollow) up to the trust line, recorded behind it. */
export function RouteMiniature({ inspection, onJourney }: RouteMiniatureProps) {
  const t = useText();
  const { dots, strokes } = miniatureOf(inspection);
  const hasLine = strokes.some((stroke) => stroke.border);
  if (dots.length === 0) {
    return (
      <section class="miniature" data-reading={inspection.progress === 'reading' ? '' : undefined}>
        <p class="miniature-words">
          <Say text={inspection.progress === 'reading' ? 'view_route_reading' : 'view_route_none'} />
        </p>
      </section>
    );
  }
  return (
    <section class="miniature">
      <h2 class="visually-hidden">
        <Say text="view_tab_route" />
      </h2>
      <Drawing dots={dots} strokes={strokes} label={t(label(hasLine), values(dots))} />
      <p class="miniature-ends" aria-hidden="true">
        <span>
          <Say text="view_route_sender" />
        </span>
        <span>
          <Say text={hasLine ? 'view_route_you' : 'view_route_you_unproven'} />
        </span>
      </p>
      <p class="miniature-words">
        <RouteWords inspection={inspection} />
        {onJourney ? (
          <button type="button" class="link" onClick={onJourney}>
            <Say text="view_route_journey" />
          </button>
        ) : null}
      </p>
    </section>
  );
}

/** As long as the page gives it room. */
function Drawing({ dots, strokes, label: said }: { dots: Dot[]; strokes: Stroke[]; label: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, WIDTH);
  return (
    <div ref={frame}>
      <svg class="miniature-drawing" viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={said}>
        {strokes.map((stroke, index) => (
          <StrokeLine
            key={index}
            stroke={stroke}
            from={x(index, dots.length, width)}
            to={x(index + 1, dots.length, width)}
          />
        ))}
        {dots.map((dot, index) => (
          <DotMark key={index} dot={dot} x={x(index, dots.length, width)} />
        ))}
      </svg>
    </div>
  );
}

/** "4 hops · 3 s · encrypted all the way" */
export function RouteWords({ inspection }: { inspection: Inspection }) {
  const { language } = useReading();
  const { hops, duration, plain, untold, claimed } = routeWordsOf(inspection);
  return (
    <span>
      <Say text="view_hops" values={{ count: hops }} />
      {duration === null || duration < 0 ? null : ` · ${formatDuration(duration, language)}`}
      {' · '}
      {plain > 0 ? (
        <Say text="view_route_plain" values={{ count: plain }} />
      ) : untold > 0 ? (
        <Say text="view_route_untold" values={{ count: untold }} />
      ) : (
        <Say text={claimed ? 'view_route_encrypted_claimed' : 'view_route_encrypted'} />
      )}
    </span>
  );
}

function label(hasLine: boolean) {
  return hasLine ? 'view_route_picture' : 'view_route_picture_claimed';
}

function values(dots: Dot[]) {
  return {
    claimed: dots.filter((dot) => dot.kind === 'claimed').length,
    recorded: dots.filter((dot) => dot.kind === 'recorded').length,
  };
}

function x(index: number, count: number, width: number): number {
  return EDGE + (index * (width - 2 * EDGE)) / Math.max(1, count - 1);
}

function StrokeLine({ stroke, from, to }: { stroke: Stroke; from: number; to: number }) {
  const start = from + RADIUS;
  const end = to - RADIUS;
  if (!stroke.border)
    return <line class="stroke" data-trust={stroke.trust} x1={start} x2={end} y1={MIDDLE} y2={MIDDLE} />;
  const middle = (from + to) / 2;
  return (
    <>
      <line class="stroke" data-trust="claimed" x1={start} x2={middle - 4} y1={MIDDLE} y2={MIDDLE} />
      <line class="stroke" data-trust="recorded" x1={middle + 4} x2={end} y1={MIDDLE} y2={MIDDLE} />
      <line class="trust-line" x1={middle} x2={middle} y1={2} y2={HEIGHT - 2} />
    </>
  );
}

function DotMark({ dot, x: at }: { dot: Dot; x: number }) {
  if (dot.kind === 'gap') {
    return (
      <text class="dot-gap" x={at} y={MIDDLE + 4} text-anchor="middle">
        …
      </text>
    );
  }
  return <circle class="dot" data-trust={dot.kind} data-suspect={dot.suspect} cx={at} cy={MIDDLE} r={RADIUS} />;
}
