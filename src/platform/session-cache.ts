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
        const size = sizeOf(json);
        const others = (await readUses()).filter((use) => use.key !== key);
        let total = others.reduce((sum, use) => sum + use.size, size);
        const gone: Uses = [];
        while (total > room && others.length > 0) {
          const oldest = others.shift();
          if (!oldest) break;
          gone.push(oldest);
          total -= oldest.size;
        }
        if (gone.length > 0) await area.remove(gone.map((use) => itemName(use.key)));
        if (size > room) {
          await area.remove([itemName(key)]);
          return await writeSession(area, usesName, others);
        }
        // At once: an item without its entry would stay for ever.
        await area.set({ [usesName]: JSON.stringify([...others, { key, size }]), [itemName(key)]: json });
      }),

    drop: (key) =>
      inTurn(async () => {
        await area.remove([itemName(key)]);
        const uses = await readUses();
        if (uses.some((use) => use.key === key))
          await writeSession(
            area,
            usesName,
            uses.filter((use) => use.key !== key),
          );
      }),

    keys: () => inTurn(async () => (await readUses()).map((use) => use.key)),

    clear: () =>
      inTurn(async () => {
        const uses = await readUses();
        await area.remove([usesName, ...uses.map((use) => itemName(use.key))]);
      }),
  };
}

/** Chromium keeps UTF-8, Firefox two bytes a character as soon as one is not Latin-1. */
function sizeOf(json: string): number {
  return Math.max(new TextEncoder().encode(json).length, 2 * json.length);
}
