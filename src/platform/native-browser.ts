import type { Browser } from 'webextension-polyfill';

const { browser, chrome } = globalThis as { browser?: Browser; chrome?: Browser };

/**
 * The browser's own interface, promises and all (Chromium from 148, Firefox always); nothing where there is none. The site and the tests have another
 * file in this one's place.
 *
 * The attack: `<iframe name="browser">` in a page stands where Chromium would put it for a content script. `chrome` is the same interface under another
 * name.
 */
export default [browser, chrome].find(
  (candidate) => typeof candidate?.runtime?.onMessage?.addListener === 'function',
) as Browser;
