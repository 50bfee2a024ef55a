/** How the worker asks content scripts. What comes back is checked like a question: the page may have written it. */
import { browser } from '../browser.ts';
import { pageProblem } from './parts.ts';
import { findRoute, nothing, REFUSED, type Shape } from './shapes.ts';
import * as worker from './table/worker.ts';
import type { AnswerOf, Question, QuestionOf, Reply, WorkerQuestion } from './wire.ts';

/** Questions whose answer is waited for. */
const underWay = new Set<{ tabId: number; frameId: number; name: WorkerQuestion }>();

/** Whether the worker waits for that frame's answer to this question. */
export function isAsked(frame: { tabId: number; frameId: number }, name: WorkerQuestion): boolean {
  return [...underWay].some(
    (asked) => asked.name === name && asked.tabId === frame.tabId && asked.frameId === frame.frameId,
  );
}

/**
 * Asks the content script of one frame.
 *
 * @returns a Problem when the frame is gone, holds no content script, or answers in another shape; never rejects
 */
export async function askScript<N extends WorkerQuestion>(
  { tabId, frameId }: { tabId: number; frameId: number },
  name: N,
  request: QuestionOf<N>,
): Promise<Reply<AnswerOf<N>>> {
  const answer = (findRoute('worker', worker, name)?.answer ?? nothing) as Shape<AnswerOf<N>>;
  const gone = { answer: null, problem: { key: 'errors_page_gone' as const, values: {} } };
  const asked = { tabId, frameId, name };
  underWay.add(asked);
  try {
    const reply = await browser.tabs.sendMessage(tabId, { ask: name, request } satisfies Question, { frameId });
    return readReply(reply, answer) ?? gone;
  } catch {
    return gone;
  } finally {
    underWay.delete(asked);
  }
}

/** Tells every content script of a tab, whatever its frame. Nobody may be listening: that is no failure. */
export function tellScripts<N extends WorkerQuestion>(tabId: number, name: N, request: QuestionOf<N>): void {
  browser.tabs.sendMessage(tabId, { ask: name, request } satisfies Question).catch(() => {
    // The tab is gone, or holds no script.
  });
}

/** The reply built anew; null when any of it has another shape. */
function readReply<A>(value: unknown, answer: Shape<A>): Reply<A> | null {
  if (typeof value !== 'object' || value === null || !('answer' in value) || !('problem' in value)) return null;
  if (value.problem !== null) {
    const problem = pageProblem(value.problem);
    return problem === REFUSED ? null : { answer: null, problem };
  }
  const read = answer(value.answer);
  return read === REFUSED ? null : { answer: read, problem: null };
}
