/**
 * The kind of window that things belong to. What is known of private windows is apart from all else: it is kept apart, told
 * to pages in private windows alone, and goes with the last of them.
 *
 * The attack: somebody who sits down at the browser afterwards looks into the settings, or into a page of an ordinary window,
 * for what was read in a private one. Chromium's two halves of the extension share `storage.session`; Firefox has one
 * background for both.
 */
import { browser, inPrivateWindow, isFirefox } from './browser.ts';
import { ownDatabase } from './own-database.ts';
import { sessionStorageArea } from './session.ts';
import type { ValueStore } from './value-store.ts';
import { tellPages } from './wire/news.ts';
import type { News, NewsName } from './wire/wire.ts';

export interface Realm {
  isPrivate: boolean;
  session: ValueStore;
  /** Tells every open page of this kind of window. */
  tell<N extends NewsName>(name: N, news: News[N]): void;
}

export const OPEN: Realm = {
  isPrivate: false,
  session: sessionStorageArea(''),
  tell: (name, news) => tellPages(name, news, false),
};

/** @returns the kinds of window that this background serves: in Chromium each kind has a background of its own */
export function servedRealms(): Realm[] {
  if (isFirefox()) return [OPEN, privateRealm(sessionStorageArea('private:'))];
  return [inPrivateWindow() ? privateRealm(ownDatabase('session')) : OPEN];
}

/** Private windows, what is kept of them lying there. */
export function privateRealm(session: ValueStore): Realm {
  return { isPrivate: true, session, tell: (name, news) => tellPages(name, news, true) };
}

/** Calls back once the last tab of a private window is closed. */
export function onPrivateEnd(end: () => void): void {
  browser.tabs.onRemoved.addListener(async (closed) => {
    const tabs = await browser.tabs.query({});
    if (!tabs.some(({ id, incognito }) => incognito && id !== closed)) end();
  });
}
