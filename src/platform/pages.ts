/** Addresses of the extension's own pages. */
import { browser } from './browser.ts';

/** @returns the report page's address; what it shows, it asks the worker */
export function reportAddress(): string {
  return browser.runtime.getURL('report/report.html');
}

/** @returns the address of the lessons */
export function learnAddress(): string {
  return browser.runtime.getURL('learn/learn.html');
}
