/** What the popup knows of its tab, and how news change it: pure. */
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
  /** The background could not be asked. */
  problem: Problem | null;
}

export const START: PopupState = { tab: null, choice: null, problem: null };

export type PopupEvent =
  | { type: 'looked'; tab: TabState }
  | { type: 'chose'; choice: Choice }
  | { type: 'updated'; message: TabMessage }
  | { type: 'failed'; problem: Problem }
  /** The page is gone: nothing of it may stand beside the next one. */
  | { type: 'left' };

/** The next state, by what happened outside or what a person chose; pure. */
export function reduce(state: PopupState, event: PopupEvent): PopupState {
  switch (event.type) {
    case 'looked':
      return { tab: event.tab, choice: isMoved(state.tab, event.tab) ? null : state.choice, problem: null };
    case 'chose':
      return { ...state, choice: event.choice };
    case 'updated':
      return state.tab === null
        ? state
        : { ...state, tab: { ...state.tab, messages: replace(state.tab.messages, event.message) } };
    case 'failed':
      return { ...state, problem: event.problem };
    case 'left':
      return START;
  }
}

/** Whether the page has another message in focus: whoever opens one means that one from now on. */
function isMoved(before: TabState | null, now: TabState): boolean {
  const [old, next] = [before?.messages.find(({ focused }) => focused), now.messages.find(({ focused }) => focused)];
  return old !== undefined && (next === undefined || nameOf(old) !== nameOf(next));
}

function replace(messages: readonly TabMessage[], message: TabMessage): TabMessage[] {
  return messages.map((candidate) => (isSame(candidate, message) ? message : candidate));
}

/** Whether both mean the same message of the page. */
export function isSame(one: Choice, other: Choice): boolean {
  return one.frameId === other.frameId && one.id === other.id;
}

/** What names a message of the page: pages show another one under the same id too. */
export function nameOf({ frameId, id, shown }: TabMessage): string {
  return JSON.stringify([frameId, id, shown.from, shown.subject, shown.messageId]);
}

/** The message that the popup is about: the chosen one as long as it is on the page, else the focused one, else the last. */
export function currentMessage({ tab, choice }: PopupState): TabMessage | null {
  if (tab === null) return null;
  const chosen = choice === null ? undefined : tab.messages.find((message) => isSame(message, choice));
  return chosen ?? tab.messages.find((message) => message.focused) ?? tab.messages.at(-1) ?? null;
}

/** Why there is nothing to show where no inspection is; null while it is only a matter of time. */
export function currentProblem(state: PopupState): Problem | null {
  if (state.problem) return state.problem;
  if (state.tab === null) return null;
  const message = currentMessage(state);
  return message?.problem ?? state.tab.problem ?? (message === null ? { key: 'popup_no_message', values: {} } : null);
}
