/**
 * How the worker answers pages and content scripts. Each handler gets a question of the shape that the wire's table says,
 * built anew; everything else is refused before it.
 */
import { browser, ownAddress, type Runtime } from '../browser.ts';
import { sitePattern } from '../permissions.ts';
import { answered, type Failure } from './failure.ts';
import { findRoute, REFUSED, type Shape } from './shapes.ts';
import { page } from './table/page.ts';
import { script } from './table/script.ts';
import type { AnswerOf, PageQuestion, Question, QuestionOf, Reply, ScriptQuestion, WireName } from './wire.ts';

/** Where a page of the extension asks from. */
export interface PageAsker {
  /** null = it is in no tab: the popup. */
  tabId: number | null;
}

/** Where a content script asks from. */
export interface Frame {
  tabId: number;
  frameId: number;
  /** Of the page that the frame is in, where the browser tells it; else the frame's own. */
  url: string;
}

type Answer<N extends WireName> = AnswerOf<N> | Failure | Promise<AnswerOf<N> | Failure>;

/** The worker's answers: to pages, and to content scripts, of which it is told where they ask from. */
export type WorkerHandlers = {
  [N in PageQuestion]: (request: QuestionOf<N>, asker: PageAsker) => Answer<N>;
} & {
  [N in ScriptQuestion]: (request: QuestionOf<N>, frame: Frame) => Answer<N>;
};

/** Whether a frame belongs to the page around it, both by the patterns of their sites; page null = the browser does not tell it. */
type IsPartOf = (frame: string, page: string | null) => boolean;

type Asker = PageAsker | Frame;
type Handler = (request: unknown, asker: Asker) => unknown;

/**
 * Registers the worker's answers; call it in the worker's first turn, or the message that woke it is lost.
 *
 * @param inPrivate to whoever asks from a private window
 */
export function answerWorker(
  handlers: WorkerHandlers,
  inPrivate: WorkerHandlers = handlers,
  isPartOf: IsPartOf = (frame, page) => page === null || frame === page,
): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (!isQuestion(message)) return undefined;
    const { ask: name, request } = message;
    const asked = findRoute('page', page, name);
    const route = asked ?? findRoute('script', script, name);
    if (!route) return undefined;
    const who = whoAsks(sender, isPartOf);
    // A webmail's page that took over its own process can send whatever our content script could: it must not be able to
    // read inspections of other sites or to look into other tabs.
    if (who?.asker !== (asked ? 'page' : 'script')) return Promise.resolve(refused(name));
    const isPrivate = sender.tab ? sender.tab.incognito === true : message.isPrivate === true;
    const handle = (isPrivate ? inPrivate : handlers)[name as keyof WorkerHandlers] as Handler;
    return answerOne(name, route.question, handle, request, who.at);
  });
}

/** Not `async`: that would hold the message as it came, with whatever else lies in it, until the answer is there. */
function answerOne(
  name: string,
  shape: Shape<unknown>,
  handle: Handler,
  request: unknown,
  asker: Asker,
): Promise<Reply<unknown>> {
  const question = shape(request);
  return question === REFUSED ? Promise.resolve(refused(name)) : answered(() => handle(question, asker));
}

function refused(name: string): Reply<never> {
  return { answer: null, problem: { key: 'errors_refused', values: { request: name } } };
}

/** null for anything that is neither a page nor a content script of this very extension. */
function whoAsks(sender: Runtime.MessageSender, isPartOf: IsPartOf): { asker: 'page' | 'script'; at: Asker } | null {
  if (sender.id !== browser.runtime.id) return null;
  if (sender.url?.startsWith(ownAddress())) return { asker: 'page', at: { tabId: sender.tab?.id ?? null } };
  const { tab, frameId, url } = sender;
  if (tab?.id === undefined || frameId === undefined || url === undefined) return null;
  // The attack: an advertisement that took over its own process says which messages the webmail around it shows. Our script says
  // nothing in frames of other sites (content/frame.ts).
  const around = frameId === 0 ? url : tab.url || null;
  const isPart = isPartOf(sitePattern(url) ?? '', around && (sitePattern(around) ?? ''));
  return isPart ? { asker: 'script', at: { tabId: tab.id, frameId, url: around ?? url } } : null;
}

function isQuestion(message: unknown): message is Question {
  return typeof message === 'object' && message !== null && 'ask' in message && typeof message.ask === 'string';
}
