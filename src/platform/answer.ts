/**
 * How the background answers pages and content scripts, and a content script the background. Each handler gets a request
 * of the shape that the type map promises: anything else is refused before it.
 */

import type { Question, Reply } from './ask.ts';
import { browser, ownAddress, type Runtime } from './browser.ts';
import { isContentRequest, isRequest } from './guards.ts';
import type { ContentRequests, Problem, Requests, RequestType } from './messages.ts';

/** Who asks. Pages of the extension have no frame of a webmail; a content script has. */
export interface Asker {
  /** The tab and frame of a content script; null for a page of the extension. */
  frame: { tabId: number; frameId: number; url: string } | null;
}

export type Handlers = {
  [T in RequestType]: (
    request: Requests[T]['request'],
    asker: Asker,
  ) => Requests[T]['response'] | Promise<Requests[T]['response']>;
};

export type ContentHandlers = {
  [T in keyof ContentRequests]: (
    request: ContentRequests[T]['request'],
  ) => ContentRequests[T]['response'] | Promise<ContentRequests[T]['response']>;
};

/**
 * Who may ask what. A webmail's page that took over its own process can send whatever our content script could; it must
 * not be able to read inspections of other sites or to look into other tabs.
 */
const ASKED_BY: Record<RequestType, 'pages' | 'content' | 'both'> = {
  'tab.look': 'pages',
  'tab.inspect': 'pages',
  'source.inspect': 'pages',
  'source.get': 'pages',
  'inspection.get': 'pages',
  'inspection.again': 'pages',
  'records.get': 'pages',
  'receivers.proposed': 'pages',
  'receiver.confirm': 'pages',
  'receiver.question': 'pages',
  'receiver.refuse': 'pages',
  'content.started': 'content',
  'badge.wanted': 'content',
  'badge.clicked': 'content',
  'content.source': 'content',
  'webmail.wanted': 'content',
  'source.elsewhere': 'content',
  beat: 'both',
};

/** Registers the background's answers; call it in the worker's first turn, or the message that woke it is lost. */
export function answerRequests(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (!isQuestion(message) || !Object.hasOwn(ASKED_BY, message.ask)) return undefined;
    return answerOne(handlers, message.ask as RequestType, message.request, sender);
  });
}

async function answerOne<T extends RequestType>(
  handlers: Handlers,
  type: T,
  request: unknown,
  sender: Runtime.MessageSender,
): Promise<Reply<Requests[T]['response']>> {
  const asker = whoAsks(sender);
  const by = ASKED_BY[type];
  if (!asker || (by !== 'both' && (by === 'content') !== (asker.frame !== null)) || !isRequest(type, request)) {
    return refused({ key: 'errors_refused', values: { request: type } });
  }
  return await attempt(() => handlers[type](request, asker));
}

/**
 * Registers a content script's answers, until the signal aborts. Only the background can send to it: pages of a site
 * have no way to a content script's `onMessage`.
 */
export function answerContentRequests(handlers: ContentHandlers, signal: AbortSignal): void {
  const listener = (message: unknown, sender: Runtime.MessageSender) => {
    if (!isQuestion(message) || !Object.hasOwn(handlers, message.ask) || sender.id !== browser.runtime.id)
      return undefined;
    return answerContentOne(handlers, message.ask as keyof ContentRequests, message.request);
  };
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener));
}

async function answerContentOne<T extends keyof ContentRequests>(
  handlers: ContentHandlers,
  type: T,
  request: unknown,
): Promise<Reply<ContentRequests[T]['response']>> {
  if (!isContentRequest(type, request)) return refused({ key: 'errors_refused', values: { request: type } });
  return await attempt(() => handlers[type](request));
}

/** A handler that throws is a programmer's mistake: it is logged, and the asker still gets a sentence. */
async function attempt<A>(handle: () => A | Promise<A>): Promise<Reply<A>> {
  try {
    return { answer: await handle(), problem: null };
  } catch (error) {
    console.error(error);
    return refused({ key: 'errors_unexpected', values: { detail: String(error).slice(0, 200) } });
  }
}

function refused(problem: Problem): { answer: null; problem: Problem } {
  return { answer: null, problem };
}

/** null for anything that is neither a page nor a content script of this very extension. */
function whoAsks(sender: Runtime.MessageSender): Asker | null {
  if (sender.id !== browser.runtime.id) return null;
  if (sender.url?.startsWith(ownAddress())) return { frame: null };
  const tabId = sender.tab?.id;
  if (tabId === undefined || sender.frameId === undefined || sender.url === undefined) return null;
  return { frame: { tabId, frameId: sender.frameId, url: sender.url } };
}

function isQuestion(message: unknown): message is Question {
  return typeof message === 'object' && message !== null && 'ask' in message && typeof message.ask === 'string';
}
