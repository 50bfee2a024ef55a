/** What tests load in place of webextension-polyfill, which throws outside an extension. */
export { browser as default } from './browser.ts';
