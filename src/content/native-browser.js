/**
 * What the build puts in the polyfill's place in the content script: the browser's own interface, promises and all; nothing where there
 * is none.
 *
 * The attack: `<iframe name="browser">` in a page stands where Chromium would put it. `chrome` is the same interface under another name.
 */
export default [globalThis.browser, globalThis.chrome].find(
  (candidate) => typeof candidate?.runtime?.onMessage?.addListener === 'function',
);
