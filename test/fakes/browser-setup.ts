/** Runs before each test file, so that `platform/browser.ts` finds a browser wherever it is imported. */
import { browser } from './browser.ts';

Object.assign(globalThis, { browser });
