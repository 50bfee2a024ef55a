/** What tests load in place of src/platform/native-browser.ts. */
export { browser as default } from './browser.ts';
