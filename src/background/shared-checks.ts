/**
 * Every check that runs or was made, by its key: a digest of the source and of all that the verdict rests on (what the page
 * shows, the receiver, how the source came, the DNS, the settings). Who asks for one that runs already joins it. Source
 * bytes are held only while their check runs.
 *
 * The attack: a tab shows ceo@bank.example over a shop's source, and another tab checks the shop's own mail. Known by the
 * source alone, the shop's verdict would stand beside the bank's name.
 */

import { toHex } from '../core/bytes/hexadecimal.ts';
import { INSPECTION_TIMEOUT_MS } from '../core/caller-limits.ts';
import type { Inspection } from '../core/index.ts';
import type { InspectContext } from '../core/stages/context.ts';
import { isFirefox } from '../platform/browser.ts';
import { OPEN, type Realm } from '../platform/realm.ts';
import { createSessionCache } from '../platform/session-cache.ts';
import type { ContextMaker, MadeContext } from './context.ts';
import { isFresh } from './fresh.ts';
import type { Order } from './order.ts';
import { throttle } from './throttle.ts';

/**
 * Below the browser's 10 MiB with room for what else is kept there. In Firefox both kinds of window share it, each with results, records of tabs and
 * all else of its own (platform/realm.ts); in Chromium what is private lies elsewhere.
 */
const roomBytes = () => (isFirefox() ? 2.5 : 7) * 1024 * 1024;
const NEWS_EVERY_MS = 100;

export interface SharedChecks {
  /** @returns the key at once, and the result when it is there */
  start(order: Order): Promise<{ key: string; done: Promise<Inspection> }>;
  /** @returns the running check's result, or what is kept; null when there is neither */
  get(key: string): Promise<Inspection | null>;
  /**
   * Ends a running check by a person's word, for all who wait for it: the questions would go on behind that person's back if a badge or
   * another page still kept them. Each of them gets what was there before, or else what was found so far, where nothing that is
   * open counts as passed or failed. Who asks later has it checked from the start.
   */
  stop(key: string): void;
  /**
   * Adds to a finished inspection what no check rests on, and tells every page.
   *
   * @returns it as it is now; null when there is none, or it was made anew or forgotten meanwhile
   */
  extend(key: string, make: (inspection: Inspection) => Promise<Inspection>): Promise<Inspection | null>;
  /** After a change of settings on which results rest. */
  forget(): Promise<void>;
}

interface Running {
  done: Promise<Inspection>;
  /** Names made for one person are looked up too. */
  personal: boolean;
  age: number;
  /** Aborts it, and what waits behind it. */
  stopper: AbortController;
}

export type Inspect = (source: Uint8Array, context: InspectContext) => Promise<Inspection>;

/**
 * All checks, those that run and those that were made, joined by whoever asks for the same.
 *
 * @param inspect the engine
 * @param makeContext what it is told beside the bytes
 */
export function createSharedChecks(inspect: Inspect, makeContext: ContextMaker, realm: Realm = OPEN): SharedChecks {
  const cache = createSessionCache<Inspection>('inspection', roomBytes(), realm.session);
  const running = new Map<string, Running>();
  /** Raised when all is forgotten: a check that began before then is told to those who wait for it, and to nobody later. */
  let age = 0;

  /** Tells every page how far it is, and keeps the result. */
  async function run(
    key: string,
    source: Uint8Array,
    context: InspectContext,
    stopped: AbortSignal,
    begun: number,
  ): Promise<Inspection> {
    const tell = throttle(
      (inspection: Inspection) => realm.tell('news.inspection', { key, inspection }),
      NEWS_EVERY_MS,
    );
    let latest: Partial<Inspection> = {};
    const found = await inspect(source, {
      ...context,
      signal: AbortSignal.any([stopped, AbortSignal.timeout(INSPECTION_TIMEOUT_MS)]),
      onUpdate: (part) => {
        latest = { ...latest, ...part };
        if (isWhole(latest)) tell(latest);
      },
    });
    tell.stop();
    // A verdict that was found before is not taken back by half a check.
    const former = stopped.aborted ? await cache.get(key) : null;
    const inspection = former ?? found;
    // What was broken off must not be taken for a whole result later.
    const isKept = begun === age && !(stopped.aborted && isFresh(inspection));
    // First told, so that nobody waits until it lies in the store.
    realm.tell('news.inspection', { key, inspection });
    if (isKept) await cache.put(key, inspection);
    return inspection;
  }

  async function start(order: Order): Promise<{ key: string; done: Promise<Inspection> }> {
    // The source is digested and the settings are read first: all may be forgotten meanwhile, with the window that asks.
    const begun = age;
    const digest = await digestOf(order.source);
    const made = await makeContext(order);
    // A badge that asks nobody takes what a check by the DNS found of the very same message.
    if (made.context.resolver === null && !order.again) {
      const asked = await makeContext({ ...order, withDns: true });
      const key = await keyOf(digest, asked);
      const better = asked.context.resolver ? await find(key, order) : null;
      if (better) return { key, ...better };
    }
    const key = await keyOf(digest, made);
    return { key, ...((await find(key, order)) ?? { done: begin(key, order, made, begun) }) };
  }

  /** The check that is under way or was made under this key, if it will do. */
  async function find(
    key: string,
    { again = false, personalLookups = false }: Order,
  ): Promise<{ done: Promise<Inspection> } | null> {
    const under = () => {
      const now = running.get(key);
      if (!now || again || now.age !== age || now.stopper.signal.aborted) return null;
      return now.personal || !personalLookups ? now.done : null;
    };
    const joined = under();
    if (joined || again || personalLookups || running.has(key)) return joined && { done: joined };
    const kept = await cache.get(key);
    // While that was read, another question for the same may have begun.
    const begun = under();
    if (begun) return { done: begun };
    return kept && isFresh(kept) ? { done: Promise.resolve(kept) } : null;
  }

  function begin(key: string, order: Order, { context }: MadeContext, begun: number): Promise<Inspection> {
    // An older check of the same is let finish first, so that its late result cannot replace the newer one.
    const older = running.get(key);
    const before = older?.done.catch(() => undefined) ?? Promise.resolve();
    const stopper = older && !older.stopper.signal.aborted ? older.stopper : new AbortController();
    const entry: Running = {
      stopper,
      done: before.then(() => run(key, order.source, context, stopper.signal, begun)),
      personal: order.personalLookups ?? false,
      age: begun,
    };
    entry.done = entry.done.finally(() => {
      if (running.get(key) === entry) running.delete(key);
    });
    running.set(key, entry);
    return entry.done;
  }

  return {
    start,
    get: async (key) => (await running.get(key)?.done) ?? (await cache.get(key)),
    stop: (key) => running.get(key)?.stopper.abort(),
    async extend(key, make) {
      await running.get(key)?.done;
      const before = await cache.get(key);
      if (!before) return null;
      const begun = age;
      const inspection = await make(before);
      // A newer result must not be taken back by an older one with a record more.
      const now = await cache.get(key);
      if (begun !== age || running.has(key) || now?.inspectedAt !== before.inspectedAt) return null;
      await cache.put(key, inspection);
      realm.tell('news.inspection', { key, inspection });
      return inspection;
    },
    async forget() {
      age++;
      await cache.clear();
    },
  };
}

/** The engine tells the whole first and then what is new; pages want the whole each time. */
function isWhole(parts: Partial<Inspection>): parts is Inspection {
  return parts.message !== undefined && parts.route !== undefined && parts.verdict !== undefined;
}

/** @returns what an inspection is known by everywhere: one digest over its source's and over all else that it rests on */
async function keyOf(digest: string, { restsOn }: MadeContext): Promise<string> {
  return await digestOf(new TextEncoder().encode(`${digest} ${restsOn}`));
}

/** Hex SHA-256. */
export async function digestOf(source: Uint8Array): Promise<string> {
  // No message brings shared memory: the cast spares a copy of what may be 50 MiB.
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', source as Uint8Array<ArrayBuffer>));
  return toHex(digest);
}
