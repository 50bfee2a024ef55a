import { browser } from './browser.ts';

/** True in Thunderbird, where messages are open in the program itself and not on sites. */
export function isMailProgram(): boolean {
  return 'messageDisplay' in browser;
}
