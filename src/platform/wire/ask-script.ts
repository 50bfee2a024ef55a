/** How the worker asks content scripts. What comes back is checked like a question: the page may have written it. */
import { browser } from '../browser.ts';
import { LATE, within } from '../within.ts';
import { pageProblem } from './parts.ts';
import { findRoute, nothing, REFUSED, type Shape } from './shapes.ts';
import { worker } from './table/worker.ts';
import type { AnswerOf, Question, QuestionOf, Reply, WorkerQuestion } from './wire.ts';

/** What a script may ask in turn while it answers: as many addresses as it tries for one source (content/source.ts). */
const TURNS = 4;
/** What a script has at hand. */
const ANSWER_MS = 15_000;
/** A source may be large and its line slow (patience.ts): meanwhile the script is asked whether it is still there. */
const SOURCE_MS = 200_000;
const BEAT_MS = 10_000;

/** Questions whose answer is waited for, each with the turns that are left. */
const underWay = new Set<{ tabId: number; frameId: number; name: WorkerQuestion; turns: number }>();

/**
 * Takes a turn of a frame that answers this question. The attack: a page that took over its own process is asked once, answers
 * never, and reads mail after mail meanwhile.
 *
 * @returns false when the worker does not wait for its answer, or it has none left
 */
export function takeTurn(frame: { tabId: number; frameId: number }, name: WorkerQuestion): boolean {
  const found = [...underWay].find(
    (asked) => asked.name === name && asked.tabId === frame.tabId && asked.frameId === frame.frameId && asked.turns > 0,
  );
  if (found) found.turns--;
  return found !== undefined;
}

/**
 * Asks the content script of one frame.
 *
 * @returns a Problem when the frame is gone, holds no content script, does not answer in time or in another shape; never rejects
 */
export async function askScript<N extends WorkerQuestion>(
  { tabId, frameId }: { tabId: number; frameId: number },
  name: N,
  request: QuestionOf<N>,
): Promise<Reply<AnswerOf<N>>> {
  const answer = (findRoute('worker', worker, name)?.answer ?? nothing) as Shape<AnswerOf<N>>;
  const gone = { answer: null, problem: { key: 'errors_page_gone' as const, values: {} } };
  const asked = { tabId, frameId, name, turns: TURNS };
  underWay.add(asked);
  try {
    const sent = browser.tabs.sendMessage(tabId, { ask: name, request } satisfies Question, { frameId });
    const reply = await (name === 'worker.fetchSource'
      ? whileAlive(sent, { tabId, frameId })
      : within(sent, ANSWER_MS));
    if (reply === LATE) return { answer: null, problem: { key: 'webmail_script_silent', values: {} } };
    return readReply(reply, answer) ?? gone;
  } catch {
    return gone;
  } finally {
    underWay.delete(asked);
  }
}

/**
 * Waits as long as the script answers. The fault: the browser froze the page, or a dialog or a loop of its own holds it, after the question
 * had come; the time that the script sets itself for a download stands still with it.
 *
 * @returns LATE when it answers no more, or goes on for too long
 */
async function whileAlive<T>(coming: Promise<T>, frame: { tabId: number; frameId: number }): Promise<T | typeof LATE> {
  // By the clock: a page that answers each beat as late as it may gains nothing.
  const until = performance.now() + SOURCE_MS;
  while (performance.now() < until) {
    const came = await within(coming, BEAT_MS);
    if (came !== LATE) return came;
    const heard = askScript(frame, 'worker.locate', null).then(
      ({ problem }) => problem?.key !== 'webmail_script_silent',
    );
    const first = await Promise.race([coming.then((value) => ({ value })), heard]);
    if (first === false) return LATE;
    if (first !== true) return first.value;
  }
  return LATE;
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
