/**
 * How pages and content scripts ask the background, and the background a content script. Whatever happens comes back as
 * data: a worker that was stopped is asked again, and a failure is a Problem, never a rejection.
 */
import { browser } from './browser.ts';
import type { ContentRequests, Problem, Requests, RequestType } from './messages.ts';

/** What comes back: an answer, or why there is none. */
export type Reply<A> = { answer: A; problem: null } | { answer: null; problem: Problem };

/** How a question crosses. */
export interface Question<T extends string = string> {
  ask: T;
  request: unknown;
}

/** Firefox stops a background page after 30 s in spite of a pending message, unless one comes at least every 10 s. */
const BEAT_MS = 8_000;
/** The first message after a stop wakes the worker; a third failure is no accident. */
const TRIES = 3;
const PAUSE_MS = 250;

/**
 * Asks the background.
 *
 * Asking twice does no harm: every request may be asked again, and a check that runs already is joined.
 *
 * @returns the answer, or the Problem that kept it away; never rejects
 */
export async function ask<T extends RequestType>(
  type: T,
  request: Requests[T]['request'],
): Promise<Reply<Requests[T]['response']>> {
  const question: Question<T> = { ask: type, request };
  const beat = setInterval(sendBeat, BEAT_MS);
  try {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const reply = await send<Requests[T]['response']>(() => browser.runtime.sendMessage(question));
      if (reply) return reply;
      if (!isAlive()) return { answer: null, problem: { key: 'errors_extension_replaced', values: {} } };
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
    }
    return { answer: null, problem: { key: 'errors_background_silent', values: {} } };
  } finally {
    clearInterval(beat);
  }
}

/**
 * Asks the content script of one frame.
 *
 * @returns a Problem when the frame is gone or holds no content script; never rejects
 */
export async function askContent<T extends keyof ContentRequests>(
  tabId: number,
  frameId: number,
  type: T,
  request: ContentRequests[T]['request'],
): Promise<Reply<ContentRequests[T]['response']>> {
  const question: Question<T> = { ask: type, request };
  const reply = await send<ContentRequests[T]['response']>(() =>
    browser.tabs.sendMessage(tabId, question, { frameId }),
  );
  return reply ?? { answer: null, problem: { key: 'errors_page_gone', values: {} } };
}

/** Tells every content script of a tab, whatever its frame. Nobody may be listening: that is no failure. */
export function tellContent<T extends keyof ContentRequests>(
  tabId: number,
  type: T,
  request: ContentRequests[T]['request'],
): void {
  const question: Question<T> = { ask: type, request };
  send(() => browser.tabs.sendMessage(tabId, question));
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
async function send<A>(message: () => Promise<unknown>): Promise<Reply<A> | null> {
  try {
    const reply = await message();
    return isReply(reply) ? (reply as Reply<A>) : null;
  } catch {
    return null;
  }
}

function sendBeat(): void {
  const question: Question<'beat'> = { ask: 'beat', request: null };
  send(() => browser.runtime.sendMessage(question));
}

function isReply(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'answer' in value && 'problem' in value;
}
