/** A webmail whose source is only had where the person opened it in the page. */
import type { Webmail } from './webmail.ts';

/** @returns the profile of such a webmail: no message of it has an address of its source */
export function shownOnly(name: string, elements: readonly string[], bodies: string): Webmail {
  return { name, openMessages: () => [], sourceAddresses: () => [], opened: { elements, bodies } };
}
