/**
 * What a page knows of the inspection that it follows, and how news change it: pure, one rule for popup and report. What
 * was shown once stays until something better of the same message is there; news of another never take its place.
 */
import type { Inspection } from '../core/index.ts';
import type { Problem } from '../platform/wire/messages.ts';

export interface Following {
  /** What names the message, however often it is checked; null = none. */
  name: string | null;
  /** Key of its newest check; null until its source is there. */
  key: string | null;
  shown: Inspection | null;
  /** A finished result is shown while it is being made anew. */
  isRunning: boolean;
  /** Why there is nothing to show, or why what was asked last could not be done. */
  problem: Problem | null;
  /** The newest of each key that was heard of, the latest last: a message that is chosen shows at once. */
  heard: readonly { key: string; inspection: Inspection }[];
}

export const NOTHING: Following = { name: null, key: null, shown: null, isRunning: false, problem: null, heard: [] };

export type FollowingEvent =
  | { type: 'followed'; name: string | null; key: string | null }
  | { type: 'heard'; key: string; inspection: Inspection }
  | { type: 'failed'; name: string | null; problem: Problem };

/** A page that stays open all day hears of every check; it keeps few. */
const MAX_HEARD = 10;
const STAGES = { reading: 0, checking: 1, done: 2 } as const;

/** The next state, by what happened outside or whom the page follows now; pure. */
export function follow(state: Following, event: FollowingEvent): Following {
  switch (event.type) {
    case 'followed':
      return followed(state, event.name, event.key);
    case 'heard':
      return heard(state, event.key, event.inspection);
    case 'failed':
      // What was asked of a message that the page shows no more is nothing to say beside the next one.
      return event.name === state.name ? failed(state, event.problem) : state;
  }
}

function followed(state: Following, name: string | null, key: string | null): Following {
  if (name === state.name && key === state.key) return state;
  const known = state.heard.find((candidate) => candidate.key === key)?.inspection ?? null;
  // Checked anew under another key: a finished result stays until the new one is there.
  const stays = name === state.name && isDone(state.shown) && !isDone(known);
  return {
    ...state,
    name,
    key,
    shown: stays ? state.shown : known,
    isRunning: stays && key !== null,
    problem: name === state.name ? state.problem : null,
  };
}

function heard(state: Following, key: string, next: Inspection): Following {
  const before = state.heard.find((candidate) => candidate.key === key)?.inspection ?? null;
  const isBack = before !== null && STAGES[next.progress] < STAGES[before.progress];
  const others = state.heard.filter((candidate) => candidate.key !== key);
  const all = isBack ? state.heard : [...others, { key, inspection: next }].slice(-MAX_HEARD);
  if (key !== state.key) return { ...state, heard: all };
  // A check that runs anew never takes a finished verdict off the screen; it takes its place when it is done itself.
  if (isDone(state.shown) && !isDone(next)) return { ...state, heard: all, isRunning: true };
  if (isBack) return state;
  return { ...state, heard: all, shown: next, isRunning: false, problem: isDone(next) ? null : state.problem };
}

/** What is half done goes: it would say "checking" for ever. */
function failed(state: Following, problem: Problem): Following {
  const shown = isDone(state.shown) ? state.shown : null;
  const kept = state.heard.filter(({ key, inspection }) => key !== state.key || isDone(inspection));
  return { ...state, shown, heard: kept, isRunning: false, problem };
}

function isDone(inspection: Inspection | null): boolean {
  return inspection?.progress === 'done';
}
