/** What a person sees first: the welcome page, once. */
import { browser, inPrivateWindow, type Runtime } from '../platform/browser.ts';
import { welcomeAddress } from '../platform/pages.ts';

/** Opens the welcome page if the extension was just installed, never after an update; not for private windows, which share the rest. */
export async function welcome(reason: Runtime.OnInstalledReason): Promise<void> {
  if (reason === 'install' && !inPrivateWindow()) await browser.tabs.create({ url: welcomeAddress() });
}
