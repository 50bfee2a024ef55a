/** Where the words of a step stand, and how much of them there is room for. */
import type { StepLabel } from './labels.ts';
import type { Layout, Row } from './layout.ts';
import { fitEnd, fitStart, textWidth } from './measure.ts';

export const SIZE = 11.5;
export const SMALL = 11;
/** Pixels kept free at both edges of the drawing. */
export const EDGE = 6;
/** The most that a host's name takes of a label. */
const HOST_ROOM = 150;

export interface PlacedWord {
  text: string;
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
  kind: 'above' | 'below' | 'plain' | 'pill' | 'caption';
  fixed: boolean;
}

/**
 * @param headName the host at the arrow's head, told only where several share its lane
 * @returns words in the order in which they are read; none is empty
 */
export function placeWords(row: Row, layout: Layout, label: StepLabel, headName: string): PlacedWord[] {
  const words =
    row.step.kind === 'line'
      ? onLine(row, layout, label)
      : row.within
        ? onBracket(row, layout, label, headName)
        : onArrow(row, layout, label, headName);
  const caption = row.asks ? [captionOf(row, layout, label.caption ?? '')] : [];
  return [...caption, ...words].filter((word) => word.text !== '');
}

/** Over the first of the questions. */
function captionOf(row: Row, layout: Layout, caption: string): PlacedWord {
  const text = fitEnd(caption, layout.width - 2 * EDGE, SMALL);
  const x = within((row.fromX + row.toX) / 2, text, SMALL, false, layout);
  return { text, x, y: row.top + 16, anchor: 'middle', kind: 'caption', fixed: false };
}

/** The ground of the pill on the trust line. */
export function pillOf(word: PlacedWord): { x: number; width: number } {
  const width = Math.ceil(textWidth(word.text, SIZE)) + 26;
  return { x: word.x - width / 2, width };
}

function onArrow(row: Row, layout: Layout, label: StepLabel, headName: string): PlacedWord[] {
  const room = layout.width - 2 * EDGE;
  const middle = (row.fromX + row.toX) / 2;
  const host = row.named ? fitStart(headName, HOST_ROOM, SIZE) : '';
  const above = fitEnd([host, label.above].filter((text) => text !== '').join(' · '), room, SIZE);
  const below = fitEnd(label.below, room, SMALL, label.fixed);
  return [
    {
      text: above,
      x: within(middle, above, SIZE, false, layout),
      y: row.y - 7,
      anchor: 'middle',
      kind: 'above',
      fixed: false,
    },
    {
      text: below,
      x: within(middle, below, SMALL, label.fixed, layout),
      y: row.y + 15,
      anchor: 'middle',
      kind: label.plain ? 'plain' : 'below',
      fixed: label.fixed,
    },
  ];
}

/** Centred on its arrow, but never beyond the drawing's edge. */
function within(at: number, text: string, size: number, fixed: boolean, layout: Layout): number {
  const half = textWidth(text, size, fixed) / 2;
  return Math.max(half + EDGE, Math.min(at, layout.width - half - EDGE));
}

/** Beside the bracket, on the side where there is more room. */
function onBracket(row: Row, layout: Layout, label: StepLabel, headName: string): PlacedWord[] {
  const right = opensRight(row, layout);
  const x = row.fromX + (right ? 30 : -30);
  const room = right ? layout.width - x - EDGE : x - EDGE;
  const anchor = right ? 'start' : 'end';
  const facts = [label.above, label.below].filter((text) => text !== '').join(' · ');
  return [
    { text: fitStart(headName, room, SIZE), x, y: row.y, anchor, kind: 'above', fixed: false },
    { text: fitEnd(facts, room, SMALL), x, y: row.y + 15, anchor, kind: label.plain ? 'plain' : 'below', fixed: false },
  ];
}

/** Whether a bracket opens to the right: towards the side with more room. */
export function opensRight(row: Row, layout: Layout): boolean {
  return row.fromX < layout.width * 0.6;
}

function onLine(row: Row, layout: Layout, label: StepLabel): PlacedWord[] {
  const caption = fitEnd(label.above, layout.width - 2 * EDGE - 8, SMALL);
  const pill: PlacedWord = { text: label.below, x: 0, y: row.y + 4, anchor: 'middle', kind: 'pill', fixed: false };
  return [
    { text: caption, x: EDGE + 6, y: row.top + 18, anchor: 'start', kind: 'below', fixed: false },
    { ...pill, x: EDGE + 4 + pillOf(pill).width / 2 },
  ];
}
