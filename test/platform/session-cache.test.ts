import { beforeEach, describe, expect, it } from 'vitest';
import { sessionStorageArea, writeSession } from '../../src/platform/session.ts';
import { createSessionCache } from '../../src/platform/session-cache.ts';
import { browser, resetBrowser } from '../fakes/browser.ts';

const text = (size: number) => 'x'.repeat(size);

beforeEach(resetBrowser);

describe('the session cache', () => {
  it('gives back what was put, also after the worker was stopped', async () => {
    await createSessionCache<string[]>('things', 1_000).put('a', ['one', 'zwölf', '三']);
    expect(await createSessionCache<string[]>('things', 1_000).get('a')).toEqual(['one', 'zwölf', '三']);
    expect(await createSessionCache('things', 1_000).get('b')).toBeNull();
  });

  it('lets go of what was not used for the longest time', async () => {
    const cache = createSessionCache<string>('things', 1_000);
    await cache.put('a', text(200));
    await cache.put('b', text(200));
    await cache.get('a');
    await cache.put('c', text(200));
    expect(await cache.get('b')).toBeNull();
    expect(await cache.get('a')).toBe(text(200));
    expect(await cache.get('c')).toBe(text(200));
  });

  it('keeps nothing that alone takes more than the room, and forgets its older value', async () => {
    const cache = createSessionCache<string>('things', 1_000);
    await cache.put('a', 'small');
    await cache.put('b', 'other');
    await cache.put('a', text(2_000));
    expect(await cache.get('a')).toBeNull();
  });

  it('counts two bytes a character, as Firefox does as soon as one is not Latin-1', async () => {
    const cache = createSessionCache<string>('things', 1_000);
    await cache.put('a', text(600));
    expect(await cache.get('a')).toBeNull();
  });

  it('stays below its room however much is put at once', async () => {
    const cache = createSessionCache<string>('things', 5_000);
    await Promise.all(Array.from({ length: 40 }, (_, index) => cache.put(String(index), text(400))));
    const kept = [...browser.storage.session.items].filter(([name]) => !name.endsWith(':uses'));
    expect(kept.length).toBeGreaterThan(3);
    expect(kept.reduce((sum, [, value]) => sum + 2 * String(value).length, 0)).toBeLessThanOrEqual(5_000);
    expect(await cache.get('39')).toBe(text(400));
  });

  it('goes to the store once to read and once to write, since a reader waits for each way there and back', async () => {
    const trips: string[] = [];
    let open = 0;
    const { session } = browser.storage;
    const trip = async <T>(name: string, go: () => Promise<T>) => {
      // What goes out beside another one takes no time of its own.
      if (open++ === 0) trips.push(name);
      await new Promise((resolve) => setTimeout(resolve));
      open--;
      return await go();
    };
    const cache = createSessionCache<string>('things', 5_000, {
      get: (name) => trip('get', async () => (await session.get(name))[name]),
      set: (values) => trip('set', () => session.set(values)),
      remove: (names) => trip('remove', () => session.remove([...names])),
      clear: async () => {},
    });
    await cache.put('a', 'x');
    expect(trips).toEqual(['get', 'set']);
    expect(await cache.get('a')).toBe('x');
    expect(trips).toEqual(['get', 'set', 'get']);
  });

  it('leaves nothing behind when it is cleared', async () => {
    const cache = createSessionCache<string>('things', 5_000);
    await cache.put('a', 'x');
    await cache.clear();
    expect(browser.storage.session.items.size).toBe(0);
  });

  it('leaves nothing old in the place of what the browser has no room for, and goes on once it has', async () => {
    const { session } = browser.storage;
    const cache = createSessionCache<string>('things', 5_000);
    await cache.put('a', 'old');
    await cache.put('b', 'other');
    await writeSession(sessionStorageArea(''), 'single', 'old');
    await session.set({ foreign: text(10 * 1024 * 1024 - 500) });
    await cache.put('a', text(1_000));
    expect(await cache.get('a')).toBeNull();
    await writeSession(sessionStorageArea(''), 'single', text(1_000));
    expect([...session.items.keys()]).toEqual(['foreign']);
    await session.remove('foreign');
    await cache.put('a', 'new');
    expect([await cache.get('a'), await cache.keys()]).toEqual(['new', ['a']]);
  });
});
