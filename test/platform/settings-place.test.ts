import { beforeEach, describe, expect, it } from 'vitest';
import { inDatabase } from '../../src/platform/settings-place.ts';
import type { ValueStore } from '../../src/platform/value-store.ts';
import { browser, FROM_BACKGROUND, fake, resetBrowser } from '../fakes/browser.ts';

const NAMES = ['ladder', 'resolvers'];

/** A database in memory, as long as the browser is installed. */
function memory(): ValueStore {
  const kept = new Map<string, unknown>();
  return {
    get: async (name) => kept.get(name),
    async set(values) {
      for (const [name, value] of Object.entries(values)) kept.set(name, value);
    },
    async remove(names) {
      for (const name of names) kept.delete(name);
    },
    clear: async () => kept.clear(),
  };
}

beforeEach(() => {
  resetBrowser();
  fake.sender = FROM_BACKGROUND;
});

describe('settings in the database of Firefox’s background', () => {
  it('take nothing over that stands in the store which content scripts reach, be the database ever so new', async () => {
    // The attack: a page that took over its own process plants a resolver that is believed, and the database is lost.
    await browser.storage.local.set({ resolvers: ['https://evil.example/dns-query'], ladder: 'always' });
    const place = inDatabase(memory());
    expect(await place.read(NAMES)).toEqual({});
    await place.write({ ladder: 'headers' });
    expect(await place.read(NAMES)).toEqual({ ladder: 'headers' });
  });

  it('tell the background and every page which of them changed', async () => {
    const place = inDatabase(memory());
    const heard: unknown[] = [];
    browser.runtime.onMessage.addListener((message: unknown) => void heard.push(message));
    const stop = place.onChange((names) => heard.push(names));
    await place.write({ ladder: 'always' });
    stop();
    await place.write({ ladder: 'click' });
    const news = (isPrivate: boolean) => ({ tell: 'news.settings', news: ['ladder'], isPrivate });
    expect(heard).toEqual([['ladder'], news(false), news(true), news(false), news(true)]);
    expect(await place.read(['ladder'])).toEqual({ ladder: 'click' });
  });

  it('are to be had again once the database is, which failed at first', async () => {
    const database = memory();
    let fails = true;
    const flaky: ValueStore = {
      ...database,
      get: (name) => (fails ? Promise.reject(new Error('UnknownError')) : database.get(name)),
    };
    const place = inDatabase(flaky);
    await expect(place.read(NAMES)).rejects.toThrow('UnknownError');
    fails = false;
    await place.write({ ladder: 'always' });
    expect(await place.read(NAMES)).toEqual({ ladder: 'always' });
  });
});
