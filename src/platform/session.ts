/**
 * What outlives a stopped worker and dies with the browser: `storage.session`. Only the background reads and writes it,
 * one change after the other.
 *
 * Values are kept as one string of JSON each. Chromium counts the memory of every small object in a value against its
 * 10 MiB, several times the length of the text; a string counts as what it is, and survives as plain JSON would anyway.
 */
import { browser } from './browser.ts';
import type { ValueStore } from './value-store.ts';

/**
 * Runs changes one after the other: two that both read before they write would lose one. With a key, one after the other of those with the same
 * key. What fails holds back none of the next.
 */
export function createQueue(): <T>(change: () => Promise<T>, key?: unknown) => Promise<T> {
  const last = new Map<unknown, Promise<unknown>>();
  return (change, key) => {
    const next = Promise.resolve(last.get(key)).then(change);
    const done = next
      .catch(() => undefined)
      .finally(() => {
        if (last.get(key) === done) last.delete(key);
      });
    last.set(key, done);
    return next;
  };
}

/** @param prefix before every name, so that two kinds of window share none */
export function sessionStorageArea(prefix: string): ValueStore {
  const { session } = browser.storage;
  /** To see what lies there all of `storage.session` is read: not again and again where nothing was kept since. */
  let mayHold = true;
  const named = (values: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));
  return {
    get: async (name) => (await session.get(prefix + name))[prefix + name],
    async set(values) {
      mayHold = true;
      await session.set(named(values));
    },
    remove: (names) => session.remove(names.map((name) => prefix + name)),
    async clear() {
      if (!mayHold) return;
      mayHold = false;
      const names = Object.keys(await session.get(null));
      await session.remove(names.filter((name) => name.startsWith(prefix)));
    },
  };
}

/** @returns the value kept under a name; null when there is none, or when it cannot be read */
export async function readSession<T>(area: ValueStore, name: string): Promise<T | null> {
  const stored = await area.get(name);
  if (typeof stored !== 'string') return null;
  try {
    return JSON.parse(stored) as T;
  } catch {
    // What cannot be read would break every popup until the browser's restart: it goes.
    await area.remove([name]);
    return null;
  }
}

/** Keeps a value of plain JSON. Where the browser has no room for it, no older one is taken for it either, and nothing waits in vain. */
export async function writeSession(area: ValueStore, name: string, value: unknown): Promise<void> {
  await area.set({ [name]: JSON.stringify(value) }).catch(() => area.remove([name]));
}
