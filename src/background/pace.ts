/**
 * How fast a tab may ask for what costs. The attack: a page that took over its own process asks in our script's name, thousands of times a
 * second; each time a record is written, in one queue with those of all tabs, a script is put in, a host is asked with the person's
 * cookies, or a mail is checked, with sixty questions to the DNS.
 */
import type { Frame } from '../platform/wire/answer.ts';
import type { Failure } from '../platform/wire/failure.ts';
import { originOf } from './find-tab.ts';

export interface Pace {
  everyMs: number;
  /** As many are taken at once: frames of a webmail that load together, a person who opens one mail after the other. */
  atOnce: number;
}

/** A page is looked at no more often (content/watch.ts). */
export const OF_LOOKS: Pace = { everyMs: 100, atOnce: 20 };
/** Nobody opens mails faster for long, and a script brings only those that come into view. */
export const OF_SOURCES: Pace = { everyMs: 500, atOnce: 20 };
/** Whoever would wait longer is turned away. */
const MOST_WAIT_MS = 5_000;

/**
 * Not by the time of day. The fault: the clock was wrong and is set back, and all tabs are turned away until it is as late again.
 *
 * @returns waits until that tab has its turn; false = it asks too often, and gets none
 */
export function createPace({ everyMs, atOnce }: Pace): (tabId: number) => Promise<boolean> {
  /** Until when each tab has used up its turns. */
  const used = new Map<number, number>();
  return async (tabId) => {
    const now = performance.now();
    const earliest = now - atOnce * everyMs;
    for (const [other, until] of used) if (until < earliest) used.delete(other);
    const turn = (used.get(tabId) ?? earliest) + everyMs;
    if (turn - now > MOST_WAIT_MS) return false;
    used.set(tabId, turn);
    if (turn > now) await new Promise((resolve) => setTimeout(resolve, turn - now));
    return true;
  };
}

/** The handler at that pace; who asks too often, or is gone by then, gets the other answer. */
export function paced<Q, A>(
  turnOf: (tabId: number) => Promise<boolean>,
  otherwise: A | Failure,
  handle: (request: Q, frame: Frame) => A | Failure | Promise<A | Failure>,
): (request: Q, frame: Frame) => Promise<A | Failure> {
  return async (request, frame) =>
    (await turnOf(frame.tabId)) && (await isThere(frame)) ? await handle(request, frame) : otherwise;
}

/**
 * The attack: a page that took over its own process asks more often than its pace, and has its tab go on to another webmail while it waits. What
 * it says of its mails, their verdicts too, would be told beside that one's.
 */
async function isThere({ tabId, url }: Frame): Promise<boolean> {
  const origin = await originOf(tabId);
  return origin === '' || new URL(url).origin === origin;
}
