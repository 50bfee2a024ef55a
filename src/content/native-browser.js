/** What the build puts in the polyfill's place in the content script: the browser's own interface, promises and all. */
export default globalThis.browser;
