/**
 * What the popup knows, and how news change it: pure. The rule behind it: what was shown once stays until something
 * better is there, and news of another message never take its place.
 */
import type { Inspection } from '../core/index.ts';
import type { Problem, TabMessage, TabState } from '../platform/wire/messages.ts';

/** A message of the page by frame and id, which together name it. */
export interface Choice {
  frameId: number;
  id: string;
}

export interface PopupState {
  /** null while the page is being looked at. */
  tab: TabState | null;
  /** The message that a person chose; null = the one that the page has in focus. */
  choice: Choice | null;
  /** The newest inspection of each message, by key. */
  inspections: Readonly<Record<string, Inspection>>;
  /** Keys of finished inspections that are being made anew. */
  running: readonly string[];
  /** The background could not be asked. */
  problem: Problem | null;
}

export const START: PopupState = { tab: null, choice: null, inspections: {}, running: [], problem: null };

export type PopupEvent =
  | { type: 'looked'; tab: TabState }
  | { type: 'inspected'; key: string; inspection: Inspection }
  | { type: 'chose'; choice: Choice }
  | { type: 'updated'; message: TabMessage }
  | { type: 'failed'; problem: Problem };

/** The next state, by what happened outside or what a person chose; pure. */
export function reduce(state: PopupState, event: PopupEvent): PopupState {
  switch (event.type) {
    case 'looked':
      return { ...state, tab: event.tab, problem: null };
    case 'inspected':
      return inspected(state, event.key, event.inspection);
    case 'chose':
      return { ...state, choice: event.choice };
    case 'updated':
      return state.tab === null
        ? state
        : { ...state, tab: { ...state.tab, messages: replace(state.tab.messages, event.message) } };
    case 'failed':
      return { ...state, problem: event.problem };
  }
}

const STAGES = { reading: 0, checking: 1, done: 2 } as const;

/** A check that runs anew never takes a finished verdict off the screen; it takes its place when it is done itself. */
function inspected(state: PopupState, key: string, next: Inspection): PopupState {
  const shown = state.inspections[key];
  const others = state.running.filter((running) => running !== key);
  if (shown !== undefined && STAGES[next.progress] < STAGES[shown.progress]) {
    return shown.progress === 'done' ? { ...state, running: [...others, key] } : state;
  }
  return { ...state, inspections: { ...state.inspections, [key]: next }, running: others };
}

function replace(messages: readonly TabMessage[], message: TabMessage): TabMessage[] {
  return messages.map((candidate) => (isSame(candidate, message) ? message : candidate));
}

/** Whether both mean the same message of the page. */
export function isSame(one: Choice, other: Choice): boolean {
  return one.frameId === other.frameId && one.id === other.id;
}

/** The message that the popup is about: the chosen one as long as it is on the page, else the focused one, else the last. */
export function currentMessage({ tab, choice }: PopupState): TabMessage | null {
  if (tab === null) return null;
  const chosen = choice === null ? undefined : tab.messages.find((message) => isSame(message, choice));
  return chosen ?? tab.messages.find((message) => message.focused) ?? tab.messages.at(-1) ?? null;
}

/** What is known of that message so far; null until its source is there. */
export function currentInspection(state: PopupState): Inspection | null {
  const key = currentMessage(state)?.key ?? null;
  return key === null ? null : (state.inspections[key] ?? null);
}

/** Why there is nothing to show; null while it is only a matter of time. */
export function currentProblem(state: PopupState): Problem | null {
  if (currentInspection(state)) return null;
  if (state.problem) return state.problem;
  if (state.tab === null) return null;
  const message = currentMessage(state);
  return message?.problem ?? state.tab.problem ?? (message === null ? { key: 'popup_no_message', values: {} } : null);
}

/** Whether that message is being checked anew while its finished result is shown. */
export function isRunning(state: PopupState): boolean {
  const key = currentMessage(state)?.key ?? null;
  return key !== null && state.running.includes(key);
}
