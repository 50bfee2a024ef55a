/** A webmail that shows one message at a time: what such profiles have in common. */
import { onlyAddressIn, outside, textOf } from './elements.ts';
import type { Page, SourceAddress, Webmail } from './webmail.ts';

export type Found = { id: string } & Omit<SourceAddress, 'fidelity'> & Partial<SourceAddress>;

export interface SingleMessage {
  name: string;
  /** Elements that hold the body of the message. */
  bodies: string;
  /** Which message the page shows, and where its source is had, byte for byte unless it says otherwise; null = none. */
  find(page: Page): Found | null;
  /** The element that names the sender, beside which the badge is put. When none of them is visible, no message is open. */
  sender: readonly string[];
  /** The sender's address out of that element; absent = its text, where that is an address or ends with one. */
  address?: (sender: Element) => string | undefined;
  subject: readonly string[];
}

/** @returns the profile of such a webmail */
export function singleMessage({ name, bodies, find, sender, address, subject }: SingleMessage): Webmail {
  return {
    name,
    bodies,
    openMessages(page) {
      const element = outside(page, page.root, sender, bodies);
      const found = element && find(page);
      if (!found) return [];
      const from = address ? address(element) : onlyAddressIn(textOf(element));
      const shown = { from, subject: textOf(outside(page, page.root, subject, bodies)) };
      return [{ id: found.id, shown, sender: element }];
    },
    sourceAddresses(page, id) {
      const found = find(page);
      return found?.id === id ? [{ fidelity: 'exact', ...found }] : [];
    },
  };
}
