/**
 * The browser's own interface, named once: promises in Chrome (from 148) as in Firefox. It bears the polyfill's name and types, in whose
 * place the build puts what the browser has by itself. No other file may import it, and tests put a browser in memory in its place.
 */
import browser from 'webextension-polyfill';

export type { Menus, Runtime } from 'webextension-polyfill';
export { browser };

/** True in Firefox, whose match patterns take no port and whose requests to hosts without permission name the installation. */
export function isFirefox(): boolean {
  return browser.runtime.getURL('').startsWith('moz-extension:');
}

/** Whether this page, or this half of the extension, belongs to private windows. */
export function inPrivateWindow(): boolean {
  return browser.extension.inIncognitoContext === true;
}

/** The extension's own address, 'chrome-extension://…/': what its pages' addresses begin with. */
export function ownAddress(): string {
  return browser.runtime.getURL('');
}
