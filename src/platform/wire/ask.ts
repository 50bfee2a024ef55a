/**
 * How pages and content scripts ask the worker. Whatever happens comes back as data: a worker that was stopped is asked
 * again, and a failure is a Problem, never a rejection.
 */
import { browser, inPrivateWindow } from '../browser.ts';
import type { Problem } from './messages.ts';
import type { AnswerOf, PageQuestion, Question, QuestionOf, Reply, ScriptQuestion } from './wire.ts';

/** Firefox stops a background page after 30 s in spite of a pending message, unless one comes at least every 10 s. */
const BEAT_MS = 8_000;
/** The first message after a stop wakes the worker; a third failure is no accident. */
const TRIES = 3;
const PAUSE_MS = 250;

/**
 * Asks the worker, from a page of the extension.
 *
 * Asking twice does no harm: every question may be asked again, and a check that runs already is joined.
 *
 * @returns the answer, or the Problem that kept it away; never rejects
 */
export async function ask<N extends PageQuestion>(name: N, request: QuestionOf<N>): Promise<Reply<AnswerOf<N>>> {
  return await askWorker({ ask: name, request, isPrivate: inPrivateWindow() }, 'page.beat');
}

/** Asks the worker, from a content script; as `ask`. */
export async function askFromScript<N extends ScriptQuestion>(
  name: N,
  request: QuestionOf<N>,
): Promise<Reply<AnswerOf<N>>> {
  return await askWorker({ ask: name, request }, 'script.beat');
}

async function askWorker<A>(question: Question, beat: string): Promise<Reply<A>> {
  const timer = setInterval(() => send({ ask: beat, request: null }), BEAT_MS);
  try {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const reply = await send(question);
      if (reply) return reply as Reply<A>;
      if (!isAlive()) return failed('errors_extension_replaced');
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
    }
    return failed('errors_background_silent');
  } finally {
    clearInterval(timer);
  }
}

/** False in a content script whose extension was updated or removed: nothing that it asks will ever be answered. */
export function isAlive(): boolean {
  try {
    return browser.runtime.id !== undefined;
  } catch {
    return false;
  }
}

/** null when nobody answered: the worker was stopped before it could, or has no listener yet. */
async function send(question: Question): Promise<Reply<unknown> | null> {
  try {
    const reply: unknown = await browser.runtime.sendMessage(question);
    return typeof reply === 'object' && reply !== null && 'problem' in reply ? (reply as Reply<unknown>) : null;
  } catch {
    return null;
  }
}

function failed(key: Problem['key']): { answer: null; problem: Problem } {
  return { answer: null, problem: { key, values: {} } };
}
