/**
 * Things kept by key in `storage.session` until they take too much room: then those go that were not used for the longest
 * time. Which are there, and in which order they were used, stands in one list beside them.
 */
import { OPEN } from './realm.ts';
import { createQueue, readSession, writeSession } from './session.ts';
import type { ValueStore } from './value-store.ts';

export interface SessionCache<T> {
  /** @returns null when it was never kept or had to go */
  get(key: string): Promise<T | null>;
  /** Keeps it; what alone exceeds the room is not kept. */
  put(key: string, value: T): Promise<void>;
  drop(key: string): Promise<void>;
  /** Every key, oldest use first. */
  keys(): Promise<string[]>;
  clear(): Promise<void>;
}

/** Oldest use first; `size` in bytes, as the browser that counts more of them would count. */
type Uses = { key: string; size: number }[];

/**
 * @param name prefix of its items: 'inspection'
 * @param room bytes that all of it may take
 * @param area where it lies; what is of private windows lies apart
 */
export function createSessionCache<T>(name: string, room: number, area: ValueStore = OPEN.session): SessionCache<T> {
  const inTurn = createQueue();
  const usesName = `${name}:uses`;
  const itemName = (key: string) => `${name}:${key}`;
  const readUses = async () => {
    const uses = await readSession<Uses>(area, usesName);
    return Array.isArray(uses) ? uses : [];
  };
  const remove = (uses: Uses) => area.remove([usesName, ...uses.map((use) => itemName(use.key))]);

  return {
    get: (key) =>
      inTurn(async () => {
        const [value, uses] = await Promise.all([readSession<T>(area, itemName(key)), readUses()]);
        const use = uses.find((candidate) => candidate.key === key);
        if (value !== null && use && uses.at(-1) !== use) {
          await writeSession(area, usesName, [...uses.filter((candidate) => candidate !== use), use]);
        }
        return value;
      }),

    put: (key, value) =>
      inTurn(async () => {
        const json = JSON.stringify(value);
        const uses = [...(await readUses()).filter((use) => use.key !== key), { key, size: sizeOf(json) }];
        const gone: string[] = [];
        while (uses.reduce((sum, use) => sum + use.size, 0) > room) gone.push(itemName(uses.shift()?.key ?? key));
        if (gone.length > 0) await area.remove(gone);
        // At once: an item without its entry would stay for ever.
        const all = { [usesName]: JSON.stringify(uses), ...(uses.length > 0 && { [itemName(key)]: json }) };
        // Where the browser has less room than is counted here, nothing old may stand for what is new: all of it goes.
        await area.set(all).catch(() => remove(uses));
      }),

    drop: (key) =>
      inTurn(async () => {
        await area.remove([itemName(key)]);
        const uses = await readUses();
        const others = uses.filter((use) => use.key !== key);
        if (others.length < uses.length) await writeSession(area, usesName, others);
      }),

    keys: () => inTurn(async () => (await readUses()).map((use) => use.key)),

    clear: () => inTurn(async () => remove(await readUses())),
  };
}

/** Chromium keeps UTF-8, Firefox two bytes a character as soon as one is not Latin-1. */
function sizeOf(json: string): number {
  return Math.max(new TextEncoder().encode(json).length, 2 * json.length);
}
