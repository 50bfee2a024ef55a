/**
 * What the build puts in the polyfill's place in the content script: the browser's own interface, promises and all.
 *
 * The attack: `<iframe name="browser">` in a page stands where Chromium would put it. `chrome` is the same interface under another name.
 */
const given = [globalThis.browser, globalThis.chrome];
export default given.find((candidate) => typeof candidate?.runtime?.sendMessage === 'function') ?? given[0];
