import type { Layout, Row } from './layout.ts';
import { opensRight, type PlacedWord, pillOf } from './place-words.ts';

const HEAD = 7;
/** How far the arrow stays away from a lifeline. */
const CLEAR = 1;

export interface StepRowProps {
  row: Row;
  layout: Layout;
  words: PlacedWord[];
  /** What a screen reader says beside the words that are drawn. */
  sentence: string;
  open: boolean;
  focusable: boolean;
  onOpen: () => void;
}

/** One step: its arrow and its words; a button over the drawing's whole width. */
export function StepRow({ row, layout, words, sentence, open, focusable, onOpen }: StepRowProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onOpen();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: HTML's button cannot stand in a drawing
    <g
      class="step"
      role="button"
      // In SVG the attribute's name is taken letter by letter.
      tabindex={focusable ? 0 : -1}
      aria-expanded={open}
      aria-label={`${words.map((word) => word.text).join(' ')} ${sentence}`}
      data-kind={row.step.kind}
      data-trust={row.step.trust}
      data-step={row.step.id}
      onClick={onOpen}
      onKeyDown={onKeyDown}
    >
      <rect class="step-ground" x={2} y={row.top} width={layout.width - 4} height={row.height} rx={6} />
      <StepLine row={row} layout={layout} />
      {words.map((word) => [<Word key={word.kind} word={word} />, ' '])}
    </g>
  );
}

function StepLine({ row, layout }: { row: Row; layout: Layout }) {
  if (row.step.kind === 'line') return <line class="trust-line" x1={0} x2={layout.width} y1={row.y} y2={row.y} />;
  return row.within ? <Bracket row={row} layout={layout} /> : <Arrow row={row} />;
}

function Arrow({ row }: { row: Row }) {
  const { fromX, toX, y } = row;
  const way = toX > fromX ? 1 : -1;
  return (
    <>
      <line class="arrow" x1={fromX + CLEAR * way} x2={toX - (HEAD + CLEAR) * way} y1={y} y2={y} />
      <path class="arrow-head" d={`M${toX - CLEAR * way} ${y}l${-HEAD * way} -4v8z`} />
    </>
  );
}

/** From host to host on a shared lane. */
function Bracket({ row, layout }: { row: Row; layout: Layout }) {
  const { fromX: x, y } = row;
  const way = opensRight(row, layout) ? 1 : -1;
  const end = y + 16;
  return (
    <>
      <path class="arrow" d={`M${x + CLEAR * way} ${y - 6}h${20 * way}V${end}h${-(20 - HEAD - CLEAR) * way}`} />
      <path class="arrow-head" d={`M${x + CLEAR * way} ${end}l${HEAD * way} -4v8z`} />
    </>
  );
}

function Word({ word }: { word: PlacedWord }) {
  const { text, x, y, anchor, kind, fixed } = word;
  if (kind === 'pill') {
    const pill = pillOf(word);
    return (
      <>
        <rect class="trust-pill-ground" x={pill.x} y={y - 14} width={pill.width} height={20} rx={10} />
        <text class="trust-pill-word" x={x} y={y} text-anchor={anchor}>
          {text}
        </text>
      </>
    );
  }
  return (
    <text class="label" data-label={kind} data-fixed={fixed} x={x} y={y} text-anchor={anchor}>
      {text}
    </text>
  );
}
