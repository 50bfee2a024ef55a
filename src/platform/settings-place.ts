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

/**
 * @returns for Firefox's background: its own database. What stands in `storage.local` is never taken over. The attack: a page that took over its
 * own process has planted it there, and waits for the day on which the database is lost.
 */
export function inDatabase(database: ValueStore = ownDatabase('settings')): SettingsPlace {
  const listeners = new Set<(names: string[]) => void>();
  return {
    async read(wanted) {
      const values = await Promise.all(wanted.map(async (name) => [name, await database.get(name)] as const));
      return Object.fromEntries(values.filter(([, value]) => value !== undefined));
    },
    async write(changed) {
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
