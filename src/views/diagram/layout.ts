/**
 * Where everything of the sequence diagram stands. Each host has a lane of its own as long as there is room; hosts in the
 * middle of a long way share one, so that sixty hops are still read from top to bottom and never sideways.
 */
import type { Journey, Participant, Step, StepKind } from '../../core/journey/journey.ts';

/** Pixels between lanes that names and labels want; below it hosts begin to share. */
const WANTED_GAP = 64;
/** Pixels between lanes below which the names on top can no longer be read. */
const MIN_GAP = 56;
const TOP = 8;
const BOTTOM = 14;

export interface Lane {
  x: number;
  /** More than one: they share the lane. */
  participants: Participant[];
}

export interface Row {
  step: Step;
  top: number;
  height: number;
  /** Where the arrow lies. */
  y: number;
  fromX: number;
  toX: number;
  /** Both ends lie on the same lane: drawn as a bracket. */
  within: boolean;
  /** The lane at the arrow's head is shared, so that the label must name the host. */
  named: boolean;
  /** The first of a row of questions to the DNS: above it stands who asks, and when. */
  asks: boolean;
}

export interface Layout {
  width: number;
  height: number;
  gap: number;
  lanes: Lane[];
  rows: Row[];
  /** Height of the trust line; null when there is none. */
  trustY: number | null;
}

/** Height of a row, and where its arrow lies in it. */
const ROWS: Record<StepKind, { height: number; arrow: number }> = {
  write: { height: 52, arrow: 24 },
  submit: { height: 52, arrow: 24 },
  relay: { height: 52, arrow: 24 },
  receive: { height: 52, arrow: 24 },
  internal: { height: 52, arrow: 24 },
  deliver: { height: 52, arrow: 24 },
  fetch: { height: 52, arrow: 24 },
  read: { height: 40, arrow: 24 },
  question: { height: 30, arrow: 24 },
  answer: { height: 34, arrow: 10 },
  line: { height: 64, arrow: 40 },
};

/** Pixels that the line above the questions takes. */
const CAPTION = 24;

/** @param width pixels there are; the drawing gets wider only when not even shared lanes fit */
export function layOut(journey: Journey, width: number): Layout {
  const groups = shareLanes(journey, Math.max(3, Math.floor(width / WANTED_GAP)));
  const gap = Math.max(MIN_GAP, width / Math.max(1, groups.length));
  const lanes = groups.map((participants, index): Lane => ({ x: gap * (index + 0.5), participants }));
  const laneOf = new Map(
    lanes.flatMap((lane) => lane.participants.map((participant) => [participant.id, lane] as const)),
  );
  let top = TOP;
  let trustY: number | null = null;
  const rows = journey.steps.map((step, index): Row => {
    const asks = step.kind === 'question' && journey.steps[index - 1]?.dns == null;
    const caption = asks ? CAPTION : 0;
    const height = ROWS[step.kind].height + caption;
    const arrow = ROWS[step.kind].arrow + caption;
    const from = laneOf.get(step.from);
    const to = laneOf.get(step.to);
    const row: Row = {
      step,
      top,
      height,
      y: top + arrow,
      fromX: from?.x ?? 0,
      toX: to?.x ?? 0,
      within: from !== undefined && from === to,
      named: (to?.participants.length ?? 0) > 1,
      asks,
    };
    if (step.kind === 'line') trustY = row.y;
    top += height;
    return row;
  });
  return { width: gap * groups.length, height: top + BOTTOM, gap, lanes, rows, trustY };
}

/** Puts neighbours together, those farthest from the trust line first, until there is a lane for each group. */
function shareLanes(journey: Journey, capacity: number): Participant[][] {
  const groups = journey.participants.map((participant) => [participant]);
  const kept = keptApart(journey);
  const isFree = (group: Participant[] | undefined) =>
    group?.every((participant) => !kept.has(participant.id)) ?? false;
  while (groups.length > capacity) {
    const at = groups.findIndex((group, index) => isFree(group) && isFree(groups[index + 1]));
    if (at < 0) break;
    groups.splice(at, 2, [...(groups[at] ?? []), ...(groups[at + 1] ?? [])]);
  }
  return groups;
}

/** Both ends, the resolver, and the two hosts that met at the trust line. */
function keptApart({ participants, steps }: Journey): Set<string> {
  const kept = new Set<string>();
  for (const participant of participants) {
    if (participant.roles.some((role) => role === 'author' || role === 'dns' || role === 'you'))
      kept.add(participant.id);
  }
  for (const step of steps) {
    if (step.kind !== 'receive' && step.kind !== 'fetch') continue;
    kept.add(step.from);
    kept.add(step.to);
  }
  return kept;
}
