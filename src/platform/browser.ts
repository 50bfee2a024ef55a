/**
 * The browser's own interface, named once: promises in Chrome as in Firefox. The polyfill hands on what the browser has by
 * itself (Chrome from 148, Firefox always) and stands in where it has not. It throws when it is loaded outside an
 * extension, so no other file may import it, and tests put a browser in memory in its place.
 */
import browser from 'webextension-polyfill';

export type { Menus, Runtime, Tabs } from 'webextension-polyfill';
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
