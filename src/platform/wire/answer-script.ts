/** How a content script answers the worker. Only the worker can send to it: pages of a site have no way to its `onMessage`. */
import { browser, type Runtime } from '../browser.ts';
import { answered, type Failure } from './failure.ts';
import type { AnswerOf, Question, QuestionOf, WorkerQuestion } from './wire.ts';

/** A content script's answers. */
export type ScriptHandlers = {
  [N in WorkerQuestion]: (request: QuestionOf<N>) => AnswerOf<N> | Failure | Promise<AnswerOf<N> | Failure>;
};

/** Registers a content script's answers, until the signal aborts: of several in a frame each answers what is its own. */
export function answerScript(handlers: Partial<ScriptHandlers>, signal: AbortSignal): void {
  const listener = (message: unknown, sender: Runtime.MessageSender) => {
    const { ask, request } = (message ?? {}) as Question;
    if (sender.id !== browser.runtime.id || !Object.hasOwn(handlers, ask)) return undefined;
    const handle = handlers[ask as WorkerQuestion] as (request: unknown) => unknown;
    return answered(() => handle(request));
  };
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener));
}
