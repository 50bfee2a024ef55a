/**
 * Where the settings lie. In Chromium `storage.local`, which the worker closes to content scripts. Firefox has no such lock: a
 * page that took over its own process could read there which sites and domains are the user's, and plant receivers and
 * resolvers that are believed. So there they lie in the background's own database, and pages ask the background.
 */
import { browser } from './browser.ts';
import { ownDatabase } from './own-database.ts';
import type { ValueStore } from './value-store.ts';
import { ask } from './wire/ask.ts';
import { onNews, tellPages } from './wire/news.ts';

export interface SettingsPlace {
  read(names: readonly string[]): Promise<Record<string, unknown>>;
  write(changed: Record<string, unknown>): Promise<void>;
  /** @returns stops telling */
  onChange(listener: (names: string[]) => void): () => void;
}

/** The browser's store of the extension. */
export const IN_STORAGE: SettingsPlace = {
  read: (names) => browser.storage.local.get([...names]),
  write: (changed) => browser.storage.local.set(changed),
  onChange(listener) {
    const receive = (changes: Record<string, unknown>, area: string) => {
      if (area === 'local' || area === 'managed') listener(Object.keys(changes));
    };
    browser.storage.onChanged.addListener(receive);
    return () => browser.storage.onChanged.removeListener(receive);
  },
};

/** For a page: the background keeps them. */
export const BY_WORKER: SettingsPlace = {
  read: async () => (await ask('page.getSettings', null)).answer ?? {},
  async write(changed) {
    const { problem } = await ask('page.saveSettings', changed);
    if (problem) throw new Error(problem.key);
  },
  onChange: (listener) => onNews('news.settings', listener),
};

/** Says in the database that what an older version kept in `storage.local` was moved. */
const MOVED = 'moved';

/** @returns for Firefox's background: its own database; what an older version kept is moved there once */
export function inDatabase(names: readonly string[], database: ValueStore = ownDatabase('settings')): SettingsPlace {
  const listeners = new Set<(names: string[]) => void>();
  let ready: Promise<void> | null = null;
  const moveOnce = async () => {
    // What stands in `storage.local` after that, a page has planted.
    if (await database.get(MOVED)) return;
    const old = await browser.storage.local.get([...names]);
    await database.set({ ...old, [MOVED]: true });
    await browser.storage.local.remove([...names]);
  };
  const prepare = () => {
    ready ??= moveOnce().catch((error: unknown) => {
      // The next question tries again, or one failure would keep all settings away until the browser starts anew.
      ready = null;
      throw error;
    });
    return ready;
  };
  return {
    async read(wanted) {
      await prepare();
      const values = await Promise.all(wanted.map(async (name) => [name, await database.get(name)] as const));
      return Object.fromEntries(values.filter(([, value]) => value !== undefined));
    },
    async write(changed) {
      await prepare();
      await database.set(changed);
      const news = Object.keys(changed);
      for (const listener of listeners) listener(news);
      for (const isPrivate of [false, true]) tellPages('news.settings', news, isPrivate);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
