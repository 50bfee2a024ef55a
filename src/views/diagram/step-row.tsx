import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { ChangedSteps } from './changed-steps.ts';
import type { Choice } from './choice.ts';
import type { Layout, Row } from './layout.ts';
import { opensRight, type PlacedWord, pillOf } from './place-words.ts';

const HEAD = 7;
/** How far the arrow stays away from a lifeline. */
const CLEAR = 1;

/** A step as it is drawn. */
export interface DrawnStep {
  row: Row;
  words: PlacedWord[];
  /** What a screen reader says beside the words that are drawn. */
  sentence: string;
  choice: Choice;
  /** A story tells of it. */
  lit: boolean;
}

export interface StepRowProps extends DrawnStep {
  layout: Layout;
  focusable: boolean;
}

/** One step: its arrow and its words; over the drawing's whole width it does what its choice says. */
export function StepRow({ row, layout, words, sentence, choice, lit, focusable }: StepRowProps) {
  const label = `${words.map((word) => word.text).join(' ')} ${sentence}`;
  return (
    <Chosen choice={choice} row={row} label={label} lit={lit} focusable={focusable}>
      <rect class="step-ground" x={2} y={row.top} width={layout.width - 4} height={row.height} rx={6} />
      <StepLine row={row} layout={layout} />
      {words.map((word) => [<Word key={word.kind} word={word} />, ' '])}
    </Chosen>
  );
}

interface ChosenProps {
  choice: Choice;
  row: Row;
  label: string;
  lit: boolean;
  focusable: boolean;
  children: ComponentChildren;
}

function Chosen({ choice, row, label, lit, focusable, children }: ChosenProps) {
  const { kind, trust, id, halted } = row.step;
  const changed = useContext(ChangedSteps).has(id) || undefined;
  const shared = {
    class: 'step',
    'data-changed': changed,
    'aria-label': label,
    'data-kind': kind,
    'data-trust': trust,
    'data-step': id,
    'data-lit': lit ? '' : undefined,
    'data-halted': halted,
  };
  if (choice.kind === 'lead') {
    return (
      <a {...shared} href={choice.href}>
        {children}
      </a>
    );
  }
  if (choice.kind === 'none') {
    return (
      // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of shapes answers nothing by itself
      <g {...shared} role="img">
        {children}
      </g>
    );
  }
  const { open, onChoose } = choice;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onChoose();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: HTML's button cannot stand in a drawing
    <g
      {...shared}
      role="button"
      // In SVG the attribute's name is taken letter by letter.
      tabindex={focusable ? 0 : -1}
      aria-expanded={open}
      onClick={onChoose}
      onKeyDown={onKeyDown}
    >
      {children}
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
  const { halted } = row.step;
  const end = halted === 'exit' ? fromX + (toX - fromX) * 0.2 : toX - (HEAD + CLEAR) * way;
  return (
    <>
      <line class="arrow" x1={fromX + CLEAR * way} x2={end} y1={y} y2={y} />
      <path
        class={halted ? 'barrier' : 'arrow-head'}
        d={`M${end} ${y}${halted ? BARRIERS[halted] : `l0 -4l${HEAD * way} 4l${-HEAD * way} 4z`}`}
      />
    </>
  );
}

/** A double wall where mail is not let out, a sign of no entry where it is not let in; what never comes so far has no head. */
const BARRIERS = { exit: 'm1-13v22m5 0v-22', entrance: 'm-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0m3.5 0h7', after: '' };

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
