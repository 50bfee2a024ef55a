/**
 * Every check that runs or was made, by the SHA-256 of its source. Who asks for one that runs already joins it; two never
 * run side by side for one source, so that no two results disagree. Source bytes are held only while their check runs.
 */

import type { Fidelity, Inspection, Receiver } from '../core/index.ts';
import type { DnsTrouble } from '../core/inspection/index.ts';
import { INSPECTION_TIMEOUT_MS } from '../core/limits.ts';
import type { InspectContext } from '../core/stages/context.ts';
import { createSessionCache } from '../platform/session-cache.ts';
import { tellPages } from '../platform/wire/news.ts';
import { throttle } from './throttle.ts';

/** Below Chromium's and Firefox's 10 MiB with room for what else is kept there. */
const ROOM_BYTES = 7.5 * 1024 * 1024;
/** What the DNS says may have changed since. */
const MAX_AGE_MS = 60 * 60 * 1000;
const ANNOUNCE_EVERY_MS = 100;

export interface Order {
  source: Uint8Array;
  fidelity: Fidelity;
  /** null = nobody's mailbox is known. */
  receiver: Receiver | null;
  shown?: NonNullable<InspectContext['shown']>;
  /** Ask the DNS, if the settings and permissions let us. */
  withDns: boolean;
  /** Do not take a result that is there already. */
  again?: boolean;
  /** Ask the DNS for names that seem to be made for one person too: only when the person says so. */
  personalLookups?: boolean;
}

/** Tells the engine what it needs beside the bytes, with the settings as they are then. */
export type ContextMaker = (order: Omit<Order, 'source'>) => Promise<{ context: InspectContext; withDns: boolean }>;

export interface Inspections {
  /** @returns the key at once, and the result when it is there */
  start(order: Order): Promise<{ key: string; done: Promise<Inspection> }>;
  /** @returns the running check's result, or what is kept; null when there is neither */
  get(key: string): Promise<Inspection | null>;
  /**
   * Adds to a finished inspection what no check rests on, and tells every page.
   *
   * @returns it as it is now; null when there is none, or it was made anew or forgotten meanwhile
   */
  extend(key: string, make: (inspection: Inspection) => Promise<Inspection>): Promise<Inspection | null>;
  /** After a change of settings on which results rest. */
  forget(): Promise<void>;
}

/** What a result rests on beside the bytes. */
type Given = Pick<Order, 'fidelity' | 'receiver' | 'shown' | 'withDns'>;

interface Kept extends Given {
  inspection: Inspection;
}

interface Running extends Given {
  done: Promise<Inspection>;
  age: number;
}

export type Inspect = (source: Uint8Array, context: InspectContext) => Promise<Inspection>;

/**
 * All checks, those that run and those that were made: one a source, joined by whoever asks for the same.
 *
 * @param inspect the engine
 * @param makeContext what it is told beside the bytes
 */
export function createInspections(inspect: Inspect, makeContext: ContextMaker): Inspections {
  const cache = createSessionCache<Kept>('inspection', ROOM_BYTES);
  const running = new Map<string, Running>();
  /** Raised when all is forgotten: a check that began before then is told to those who wait for it, and to nobody later. */
  let age = 0;

  /** Tells every page how far it is, and keeps the result. */
  async function run(key: string, order: Order, context: InspectContext): Promise<Inspection> {
    const tell = throttle(
      (inspection: Inspection) => tellPages('news.inspection', { key, inspection }),
      ANNOUNCE_EVERY_MS,
    );
    const begun = age;
    let latest: Partial<Inspection> = {};
    const inspection = await inspectInTime(order.source, {
      ...context,
      onUpdate: (part) => {
        latest = { ...latest, ...part };
        if (isWhole(latest)) tell(latest);
      },
    });
    tell.stop();
    // What does not fit is still told to those who wait for it now.
    if (begun === age) await cache.put(key, { ...givenIn(order), inspection }).catch(() => undefined);
    tellPages('news.inspection', { key, inspection });
    return inspection;
  }

  const inspectInTime: Inspect = (source, context) =>
    inspect(source, { ...context, signal: AbortSignal.timeout(INSPECTION_TIMEOUT_MS) });

  async function start(order: Order): Promise<{ key: string; done: Promise<Inspection> }> {
    const key = await keyOf(order.source);
    const { context, withDns } = await makeContext(order);
    const wanted = { ...order, withDns };
    const under = running.get(key);
    if (under) {
      if (!order.again && under.age === age && covers(under, wanted)) return { key, done: under.done };
      // A check that knew less is on its way: it is let finish, so that its late result cannot replace the better one.
      const done = under.done.then(() => start(order)).then((next) => next.done);
      return { key, done };
    }
    const kept = await cache.get(key);
    // While that was read, another request for the same source may have begun.
    if (running.has(key)) return await start(order);
    const fresh = kept && !order.again && isFresh(kept.inspection, withDns) ? kept : null;
    if (fresh && covers(fresh, wanted)) return { key, done: Promise.resolve(fresh.inspection) };
    const receiver = order.receiver ?? kept?.receiver ?? null;
    const better = { ...context, ...(receiver ? { receiver } : {}) };
    // A badge that asks nobody takes nothing off a page that shows what the DNS said: it alone is told.
    if (fresh?.withDns && !order.withDns) return { key, done: inspectInTime(order.source, better) };
    const given = { ...wanted, receiver };
    const done = run(key, given, better).finally(() => running.delete(key));
    running.set(key, { ...givenIn(given), done, age });
    return { key, done };
  }

  return {
    start,
    get: async (key) => (await running.get(key)?.done) ?? (await cache.get(key))?.inspection ?? null,
    async extend(key, make) {
      await running.get(key)?.done;
      const before = await cache.get(key);
      if (!before) return null;
      const begun = age;
      const inspection = await make(before.inspection);
      // A newer result must not be taken back by an older one with a record more.
      const now = await cache.get(key);
      if (begun !== age || running.has(key) || now?.inspection.inspectedAt !== before.inspection.inspectedAt)
        return null;
      // What does not fit is still told to those who look at it now.
      await cache.put(key, { ...before, inspection }).catch(() => undefined);
      tellPages('news.inspection', { key, inspection });
      return inspection;
    },
    async forget() {
      age++;
      await cache.clear();
    },
  };
}

function givenIn({ fidelity, receiver, shown, withDns }: Order): Given {
  return { fidelity, receiver, withDns, ...(shown ? { shown } : {}) };
}

/**
 * Whether what was known then is at least what is known now, and the same is compared. The attack: one source under two
 * messages of a page, of which one shows the sender that it names and the other shows somebody else; the verdict on the
 * first must not stand beside the second.
 */
function covers(made: Given, wanted: Given): boolean {
  const sameReceiver = wanted.receiver === null || isEqual(made.receiver, wanted.receiver);
  const sameMessage = made.fidelity === wanted.fidelity && isEqual(made.shown, wanted.shown);
  return sameReceiver && sameMessage && (made.withDns || !wanted.withDns);
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What another try would not change: nobody was asked, on purpose. */
const LASTING: readonly (DnsTrouble | null)[] = [null, 'personal', 'limit', 'invalid_name'];

/** No check rests on what is only shown. */
function isWorthAnotherTry({ trouble, purpose }: Inspection['dns'][number]): boolean {
  return purpose !== 'bimi' && purpose !== 'other' && !LASTING.includes(trouble);
}

/** A result with an answer missing is asked for again, as is one that is old. */
function isFresh(inspection: Inspection, withDns: boolean): boolean {
  const age = Date.now() - Date.parse(inspection.inspectedAt);
  return age < MAX_AGE_MS && !(withDns && inspection.dns.some(isWorthAnotherTry));
}

/** The engine tells the whole first and then what is new; pages want the whole each time. */
function isWhole(parts: Partial<Inspection>): parts is Inspection {
  return parts.message !== undefined && parts.route !== undefined && parts.verdict !== undefined;
}

/** Hex SHA-256 of the source: what an inspection is known by everywhere. */
export async function keyOf(source: Uint8Array): Promise<string> {
  // No message brings shared memory: the cast spares a copy of what may be 50 MiB.
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', source as Uint8Array<ArrayBuffer>));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
