/**
 * What outlives a stopped worker and dies with the browser: `storage.session`. Only the background reads and writes it,
 * one change after the other.
 *
 * Values are kept as one string of JSON each. Chromium counts the memory of every small object in a value against its
 * 10 MiB, several times the length of the text; a string counts as what it is, and survives as plain JSON would anyway.
 */
import { browser } from './browser.ts';

/** Runs changes one after the other: two that both read before they write would lose one. */
export function createQueue(): <T>(change: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (change) => {
    const next = last.then(change);
    last = next.catch(() => undefined);
    return next;
  };
}

/** @returns the value kept under a name; null when there is none, or when it cannot be read */
export async function readSession<T>(name: string): Promise<T | null> {
  const stored = (await browser.storage.session.get(name))[name];
  if (typeof stored !== 'string') return null;
  try {
    return JSON.parse(stored) as T;
  } catch {
    // What cannot be read would break every popup until the browser's restart: it goes.
    await dropSession([name]);
    return null;
  }
}

/** Keeps a value of plain JSON. Rejects when the browser's limit is reached. */
export async function writeSession(name: string, value: unknown): Promise<void> {
  await browser.storage.session.set({ [name]: JSON.stringify(value) });
}

/** Forgets these values; names that hold none are no failure. */
export async function dropSession(names: string[]): Promise<void> {
  await browser.storage.session.remove(names);
}
