/** Addresses of the extension's own pages. */
import { browser } from './browser.ts';

/** @returns the report page's address; what it shows, it asks the worker */
export function reportAddress(): string {
  return browser.runtime.getURL('report/report.html');
}

/** @returns the address of the lessons; of one story if it is named */
export function learnAddress(story = ''): string {
  return browser.runtime.getURL(`learn/learn.html${story && `#${story}`}`);
}

/** @returns the address of the page that is opened once after the extension was installed */
export function welcomeAddress(): string {
  return browser.runtime.getURL('welcome/welcome.html');
}
