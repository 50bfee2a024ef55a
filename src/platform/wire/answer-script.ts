/** How a content script answers the worker. Only the worker can send to it: pages of a site have no way to its `onMessage`. */
import { browser, type Runtime } from '../browser.ts';
import { answered, type Failure } from './failure.ts';
import type { AnswerOf, QuestionOf, WorkerQuestion } from './wire.ts';

/** A content script's answers. */
export type ScriptHandlers = {
  [N in WorkerQuestion]: (request: QuestionOf<N>) => AnswerOf<N> | Failure | Promise<AnswerOf<N> | Failure>;
};

/** Registers a content script's answers, until the signal aborts: of several in a frame each answers what is its own. */
export function answerScript(handlers: Partial<ScriptHandlers>, signal: AbortSignal): void {
  const listener = (message: unknown, sender: Runtime.MessageSender) => {
    if (sender.id !== browser.runtime.id || typeof message !== 'object' || message === null) return undefined;
    if (!('ask' in message) || !('request' in message) || !Object.hasOwn(handlers, String(message.ask)))
      return undefined;
    const handle = handlers[message.ask as WorkerQuestion] as (request: unknown) => unknown;
    return answered(() => handle(message.request));
  };
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener));
}
