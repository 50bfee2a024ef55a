/** Addresses of the extension's own pages, and what they carry. */
import { browser } from './browser.ts';

/** @returns the report page's address; with a key it shows that inspection, without one it asks for a source */
export function reportAddress(key?: string): string {
  return browser.runtime.getURL(`report/report.html${key ? `#${key}` : ''}`);
}

/** @returns the address of the lessons */
export function learnAddress(): string {
  return browser.runtime.getURL('learn/learn.html');
}

/** @returns the key in a report page's address ('#' and 64 hex digits), or null */
export function keyOfReport(hash: string): string | null {
  return /^#[0-9a-f]{64}$/.test(hash) ? hash.slice(1) : null;
}
