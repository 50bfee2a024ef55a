/**
 * The beginning of Chromium's private half of the extension. No event tells it: `onStartup` is for the other half alone, and the page with
 * which a private window opens is there before the registered scripts are. Without this it would go without badges until it is reloaded, and
 * private windows without the menu on selected text.
 */
import type { Realm } from '../platform/realm.ts';
import { readSession, writeSession } from '../platform/session.ts';

const BEGUN = 'begun';

/** Calls `begin` when the first private window opens, and not again until the last one was closed, however often the worker starts. */
export async function beginPrivate({ session }: Realm, begin: () => Promise<void>): Promise<void> {
  if (await readSession<boolean>(session, BEGUN)) return;
  await writeSession(session, BEGUN, true);
  await begin();
}
