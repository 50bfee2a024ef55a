/**
 * The browser's own interface, named once. Chrome (from 148) and Firefox both call it `browser` and answer with promises,
 * so nothing stands in between; the polyfill's package gives the types and no code. No other file may import it.
 */
import type { Browser } from 'webextension-polyfill';

export type { Menus, Runtime } from 'webextension-polyfill';

const { browser } = globalThis as typeof globalThis & { browser: Browser };

export { browser };

/** True in Firefox, whose match patterns take no port and whose requests to hosts without permission name the installation. */
export function isFirefox(): boolean {
  return browser.runtime.getURL('').startsWith('moz-extension:');
}

/** The extension's own address, 'chrome-extension://…/': what its pages' addresses begin with. */
export function ownAddress(): string {
  return browser.runtime.getURL('');
}
